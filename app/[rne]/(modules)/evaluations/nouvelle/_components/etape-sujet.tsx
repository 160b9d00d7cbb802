import { Carte } from '@/components/ui/carte';
import { SelectNatif } from '@/components/ui/select-natif';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { ChampsSujet } from '../../_components/champs-sujet';
import type { PropsCreation, useCreation } from './use-creation';

type Props = PropsCreation & { creation: ReturnType<typeof useCreation> };

/** Titre, date, diplôme, niveau, items : ce que le scénario donne déjà, s'il y en a un. */
export function EtapeSujet({ creation, diplomes, scenario }: Props) {
  const { saisie, vue, erreurs, changer } = creation;
  const { referentiel } = vue;
  return (
    <Carte>
      <ChampsSujet
        diplome={referentiel}
        sujet={{ titre: saisie.titre, faiteLe: saisie.faiteLe, items: vue.items }}
        onChange={({ items, ...autres }) =>
          changer({ ...autres, ...(items && { items: { ...saisie.items, [referentiel]: items } }) })
        }
        erreurs={erreurs.champs}
        arbre={vue.diplome?.arbre ?? []}
      >
        <SelectNatif
          libelle={scenario ? 'Diplôme du scénario' : 'Diplôme'}
          value={referentiel}
          onChange={(e) => changer({ referentiel: e.target.value })}
          options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
          disabled={scenario !== null}
          erreur={erreurs.champs.referentiel}
        />
        <SelectNatif
          libelle="Niveau"
          value={vue.niveau}
          onChange={(e) => changer({ niveau: Number(e.target.value) })}
          options={vue.niveaux.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
          {...(scenario &&
            !vue.niveaux.some((n) => n.valeur === scenario.niveau) && {
              aide: `Le scénario est de niveau ${libelleNiveau(scenario.niveau)}, où vous n’avez pas d’apprenant.`,
            })}
          erreur={erreurs.champs.niveau}
        />
      </ChampsSujet>
    </Carte>
  );
}
