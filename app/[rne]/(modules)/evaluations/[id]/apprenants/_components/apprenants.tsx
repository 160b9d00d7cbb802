'use client';

import { useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { LienBouton } from '@/components/ui/lien-bouton';
import { classesProposees } from '@/lib/evaluations/regles-candidats';
import type { Candidat, GroupeCandidats } from '@/lib/evaluations/serveur/queries-choix';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import { ChoixApprenants } from '../../../_components/choix-apprenants';
import { DemandePerte } from '../../../_components/demande-perte';
import { useEnvoi } from '../../../_components/envoi';
import { modifierApprenants } from '../../../actions';

type Props = {
  retour: string;
  evaluation: EnTete;
  /** Ceux qui y sont déjà : proposés même s'ils ont changé de classe ou de diplôme depuis. */
  inscrits: string[];
  candidats: Candidat[];
  groupes: GroupeCandidats[];
};

export function Apprenants({ retour, evaluation, inscrits, candidats, groupes }: Props) {
  const [choisis, setChoisis] = useState(inscrits);
  const { formulaire, erreurs, corriger, enCours, soumettre, demande } = useEnvoi(
    (confirme) => modifierApprenants({ id: evaluation.id, apprenants: choisis, confirme }),
    retour,
  );
  const classes = classesProposees(candidats, evaluation.referentiel, evaluation.niveau, inscrits);
  return (
    <form ref={formulaire} onSubmit={soumettre} noValidate className="flex flex-col gap-6">
      <Carte>
        <ChoixApprenants
          id="apprenants"
          {...{ classes, groupes, choisis }}
          onChange={(suite) => {
            setChoisis(suite);
            corriger('apprenants');
          }}
          erreur={erreurs.champs.apprenants}
        />
      </Carte>
      {erreurs.message && <Avis ton="erreur">{erreurs.message}</Avis>}
      <div className="flex flex-wrap items-center gap-2">
        <Bouton type="submit" variante="principal" enCours={enCours}>
          Valider la sélection
        </Bouton>
        <LienBouton href={retour} variante="discret">
          Annuler
        </LienBouton>
        <span className="ml-2 text-texte-doux tabular-nums">
          {choisis.length} apprenant{choisis.length > 1 ? 's' : ''}
        </span>
      </div>
      <DemandePerte {...demande} />
    </form>
  );
}
