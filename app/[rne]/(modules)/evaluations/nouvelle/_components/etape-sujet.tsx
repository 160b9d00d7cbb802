import { Carte } from '@/components/ui/carte';
import { SelectNatif } from '@/components/ui/select-natif';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { ChampsSujet } from '../../_components/champs-sujet';
import type { PropsCreation, useCreation } from './use-creation';

type Props = PropsCreation & { creation: ReturnType<typeof useCreation> };

/** Titre, date, diplôme, niveau, items : ce que le scénario donne déjà, s'il y en a un. */
export function EtapeSujet({ creation, diplomes, scenario }: Props) {
  const { lier, champ } = creation.formulaire;
  const { referentiel, niveau, niveaux, arbre } = creation.vue;
  return (
    <Carte>
      <ChampsSujet
        titre={lier('titre')}
        faiteLe={lier('faiteLe')}
        items={champ('items')}
        diplome={referentiel}
        arbre={arbre}
      >
        <SelectNatif
          libelle={scenario ? 'Diplôme du scénario' : 'Diplôme'}
          value={referentiel}
          onChange={(e) => creation.changerDiplome(e.target.value)}
          options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
          disabled={scenario !== null}
          erreur={champ('referentiel').erreur}
        />
        <SelectNatif
          libelle="Niveau"
          value={niveau}
          onChange={(e) => champ('niveau').changer(Number(e.target.value))}
          options={niveaux.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
          {...(scenario &&
            !niveaux.some((n) => n.valeur === scenario.niveau) && {
              aide: `Le scénario est de niveau ${libelleNiveau(scenario.niveau)}, où vous n’avez pas d’apprenant.`,
            })}
          erreur={champ('niveau').erreur}
        />
      </ChampsSujet>
    </Carte>
  );
}
