'use client';

import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useFormulaire } from '@/components/envoi/formulaire';
import { Carte } from '@/components/ui/carte';
import { LienBouton } from '@/components/ui/lien-bouton';
import { classesProposees } from '@/lib/evaluations/regles-candidats';
import type { Candidat, GroupeCandidats } from '@/lib/evaluations/serveur/queries-choix';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import { ChoixApprenants } from '../../../_components/choix-apprenants';
import { FormulaireConfirme } from '../../../_components/formulaire-confirme';
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
  const router = useRouter();
  const confirme = useRef(false);
  const formulaire = useFormulaire(modifierApprenants, {
    valeurs: { apprenants: inscrits },
    schema: () => import('@/lib/evaluations/schema').then((m) => m.schemaApprenants.pick({ apprenants: true })),
    preparer: ({ apprenants }) => ({ id: evaluation.id, apprenants, confirme: confirme.current }),
    surFait: () => router.push(retour),
  });
  const { valeur: choisis, changer, erreur } = formulaire.champ('apprenants');
  const classes = classesProposees(candidats, evaluation.referentiel, evaluation.niveau, inscrits);
  return (
    <FormulaireConfirme
      de={formulaire}
      confirme={confirme}
      bouton="Valider la sélection"
      pied={
        <>
          <LienBouton href={retour} variante="discret">
            Annuler
          </LienBouton>
          <span className="ml-2 self-center text-texte-doux tabular-nums">
            {choisis.length} apprenant{choisis.length > 1 ? 's' : ''}
          </span>
        </>
      }
      className="flex flex-col gap-6"
    >
      <Carte>
        <ChoixApprenants id="apprenants" {...{ classes, groupes, choisis, erreur }} onChange={changer} />
      </Carte>
    </FormulaireConfirme>
  );
}
