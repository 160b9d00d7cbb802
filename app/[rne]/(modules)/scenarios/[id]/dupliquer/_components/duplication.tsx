'use client';

import { useRouter } from 'next/navigation';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { adresseDe } from '@/lib/adresses/regles';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import { LONGUEUR_TITRE } from '@/lib/scenarios/regles';
import type { DiplomeVise } from '@/lib/scenarios/serveur/mutations-duplication';
import { dupliquerScenario } from '../../../actions';
import { ItemsPerdus } from './items-perdus';

interface Copie {
  id: string;
  titre: string;
  referentiel: string;
  niveau: number;
  prive: boolean;
}

type Props = { rne: string; depart: Copie; diplomes: DiplomeVise[]; fichiers: number; taille: string };

/** Le nom, le niveau et le diplôme de la copie ; ce qui n'y sera pas est dit avant. */
export function Duplication({ rne, depart: { id, ...depart }, diplomes, fichiers, taille }: Props) {
  const router = useRouter();
  const premier = diplomes.find((d) => d.code === depart.referentiel) ?? diplomes[0];
  const formulaire = useFormulaire(dupliquerScenario, {
    valeurs: { ...depart, referentiel: premier?.code ?? '', fichiers: fichiers > 0 },
    schema: () => import('@/lib/scenarios/schema').then((m) => m.schemaDuplication.omit({ id: true })),
    preparer: (saisie) => ({ id, ...saisie }),
    surFait: (copie) => router.push(adresseDe(rne, 'scenarios/[id]', { id: copie.id, fait: 'copie' })),
  });
  const niveau = formulaire.champ('niveau');
  const referentiel = formulaire.champ('referentiel');
  const vise = diplomes.find((d) => d.code === referentiel.valeur);

  return (
    <Formulaire
      de={formulaire}
      bouton="Dupliquer le scénario"
      pied={
        <LienBouton href={adresseDe(rne, 'scenarios/[id]', { id })} variante="discret">
          Annuler
        </LienBouton>
      }
      className="flex max-w-3xl flex-col gap-6"
    >
      <Carte>
        <div className="flex flex-col gap-4">
          <Champ libelle="Nom du nouveau scénario" maxLength={LONGUEUR_TITRE} required {...formulaire.lier('titre')} />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectNatif
              libelle="Niveau"
              value={niveau.valeur}
              onChange={(e) => niveau.changer(Number(e.target.value))}
              options={NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
              erreur={niveau.erreur}
            />
            <SelectNatif
              libelle="Diplôme"
              value={referentiel.valeur}
              onChange={(e) => referentiel.changer(e.target.value)}
              options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
              erreur={referentiel.erreur}
            />
          </div>
          {vise && vise.perdus.length > 0 && <ItemsPerdus sigle={vise.sigle} items={vise.perdus} />}
          <CaseACocher libelle="Copie privée" aide="Coché, vous seul la verrez." {...formulaire.lier('prive')} />
          {fichiers > 0 && (
            <CaseACocher
              libelle={fichiers > 1 ? `Copier aussi les ${fichiers} fichiers joints` : 'Copier aussi le fichier joint'}
              aide={`${fichiers > 1 ? 'Ils prendront' : 'Il prendra'} ${taille} de l’espace disque de l’établissement.`}
              {...formulaire.lier('fichiers')}
            />
          )}
        </div>
      </Carte>
    </Formulaire>
  );
}
