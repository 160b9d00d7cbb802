'use client';

import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Differe } from '@/components/ui/differe';
import { lier } from '@/components/ui/formulaire';
import type { FichierJoint } from '@/lib/passeport/queries-fiche';
import { AvisCopie } from './avis-copie';
import { AvisNouvelle } from './avis-nouvelle';
import { BarreEnregistrer } from './barre-enregistrer';
import { ChampsBep } from './champs-bep';
import { ChampsCompetence } from './champs-competence';
import { ChampsSituation } from './champs-situation';
import { ChampsTextes } from './champs-textes';
import { PiecesPartie } from './pieces-partie';
import { type PropsFormulaire, useFiche } from './use-fiche';

const avisPerimee = () => import('./avis-perimee').then((m) => m.AvisPerimee);

const LIBRE = { competence: false, bep: false };

/** La saisie d'une fiche, neuve ou reprise (PAS-2, PAS-3, PAS-4). */
export function FormulaireFiche(props: PropsFormulaire & { fichiers: readonly FichierJoint[] }) {
  const { catalogue, fiche, intitules, fichiers } = props;
  const etat = useFiche(props);
  const { formulaire } = etat;
  const perimee = etat.etat.nom === 'perimee' ? etat.etat : null;
  const verrou = fiche.version === null ? LIBRE : fiche.verrou;
  const adresse = fiche.version === null ? null : `${props.adresse}/${fiche.id}`;
  const pieces = (partie: 'bacpro' | 'bep') => (
    <PiecesPartie {...{ formulaire, adresse, partie, fichiers }} surReste={etat.compterReste} />
  );
  return (
    <form onSubmit={etat.enregistrer} noValidate className="flex flex-col gap-4 sm:gap-6">
      {perimee ? (
        <Differe charger={avisPerimee}>
          {(AvisPerimee) => (
            <AvisPerimee
              {...{ intitules, catalogue }}
              actuelle={perimee.actuelle}
              saisie={formulaire.getValues()}
              surReprendre={etat.reprendre}
              surAbandonner={etat.abandonner}
            />
          )}
        </Differe>
      ) : (
        etat.retrouveeLe && <AvisCopie le={etat.retrouveeLe} neuve={!adresse} surAbandonner={etat.abandonner} />
      )}
      <ChampsSituation {...{ formulaire }} communs={intitules.communs} pfmp={props.pfmp} />
      <ChampsCompetence {...{ formulaire, catalogue }} verrouille={verrou.competence} />
      <Carte titre="Description">
        <ChampsTextes formulaire={formulaire} champs={intitules.champs} racine="textes" />
        {pieces('bacpro')}
      </Carte>
      {catalogue.bep && (
        <ChampsBep
          {...{ formulaire }}
          bep={catalogue.bep}
          champs={intitules.bep}
          verrouille={verrou.bep}
          avecFichiers={fichiers.some((f) => f.partie === 'bep')}
        >
          {pieces('bep')}
        </ChampsBep>
      )}
      {fiche.version === null && fiche.copie && fiche.copie.fichiers > 0 && (
        <CaseACocher
          libelle={`Reprendre aussi ${fiche.copie.fichiers > 1 ? `les ${fiche.copie.fichiers} fichiers joints` : 'le fichier joint'}`}
          aide="Ils sont copiés : retirer un fichier d’une des deux fiches ne touche pas à l’autre."
          checked={etat.avecFichiers.coche}
          onChange={(e) => etat.avecFichiers.cocher(e.currentTarget.checked)}
        />
      )}
      {(!verrou.bep || props.initiale.brouillon) && (
        <CaseACocher
          libelle="Garder en brouillon"
          aide="Un brouillon n’est visible que de vous. Décochez la case quand la fiche est prête à être lue."
          {...lier(formulaire, 'brouillon')}
        />
      )}
      <BarreEnregistrer {...etat}>
        {etat.retenue && etat.reste > 0 && (
          <Avis ton="attention" titre="La fiche est enregistrée, pas encore tous ses fichiers">
            {etat.reste > 1 ? `${etat.reste} fichiers ne sont pas joints` : 'Un fichier n’est pas joint'}&nbsp;:
            attendez la fin de l’envoi, réessayez, ou retirez-{etat.reste > 1 ? 'les' : 'le'} avant de quitter.
          </Avis>
        )}
        {etat.nouvelle && <AvisNouvelle nouvelle={etat.nouvelle} adresse={adresse} surFermer={etat.oublierNouvelle} />}
      </BarreEnregistrer>
    </form>
  );
}
