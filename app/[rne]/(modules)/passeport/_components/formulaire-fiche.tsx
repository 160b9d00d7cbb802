'use client';

import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { lier } from '@/components/ui/formulaire';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { LONGUEUR_TITRE } from '@/lib/passeport/champs';
import { BarreEnregistrer } from './barre-enregistrer';
import { ChampsBep } from './champs-bep';
import { ChampsCompetence } from './champs-competence';
import { ChampsTextes } from './champs-textes';
import { type PropsFormulaire, useFiche } from './use-fiche';

const LIEUX = [
  { valeur: 'pfmp', libelle: 'En PFMP' },
  { valeur: 'etablissement', libelle: 'Dans l’établissement' },
];

/** La saisie d'une fiche, neuve ou reprise (PAS-2, PAS-3). */
export function FormulaireFiche(props: PropsFormulaire) {
  const { catalogue, ouverte, intitules } = props;
  const { communs } = intitules;
  const etat = useFiche(props);
  const { formulaire } = etat;
  const verrou = ouverte?.verrou ?? { competence: false, bep: false };
  const enPfmp = formulaire.watch('lieu') === 'pfmp';
  return (
    <form onSubmit={etat.envoyer} noValidate className="flex flex-col gap-4 sm:gap-6">
      <Carte titre="La situation">
        <div className="flex max-w-prose flex-col gap-4">
          <Champ libelle={communs.titre} maxLength={LONGUEUR_TITRE} required {...lier(formulaire, 'titre')} />
          <Champ libelle={communs.faiteLe} type="date" required className="max-w-56" {...lier(formulaire, 'faiteLe')} />
          <GroupeRadios legende={communs.lieu} enLigne options={LIEUX} {...lier(formulaire, 'lieu')} />
          <Champ
            libelle={enPfmp ? communs.organisationPfmp : communs.organisationEtablissement}
            aide={enPfmp ? undefined : 'Entreprise simulée, mini-entreprise, plateau technique…'}
            {...lier(formulaire, 'organisation')}
          />
        </div>
      </Carte>
      <ChampsCompetence {...{ formulaire, catalogue }} verrouille={verrou.competence} />
      <Carte titre="Description">
        <ChampsTextes formulaire={formulaire} champs={intitules.champs} racine="textes" />
      </Carte>
      {catalogue.bep && (
        <ChampsBep {...{ formulaire }} bep={catalogue.bep} champs={intitules.bep} verrouille={verrou.bep} />
      )}
      {(!verrou.competence || props.initiale.brouillon) && (
        <CaseACocher
          libelle="Garder en brouillon"
          aide="Un brouillon n’est visible que de vous. Décochez la case quand la fiche est prête à être lue."
          {...lier(formulaire, 'brouillon')}
        />
      )}
      <BarreEnregistrer {...etat} adresse={props.adresse} id={ouverte?.id} />
    </form>
  );
}
