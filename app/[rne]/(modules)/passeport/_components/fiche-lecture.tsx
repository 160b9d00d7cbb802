import { LectureFiche } from '@/components/fiche/lecture';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { filAriane } from '@/lib/acces/textes-fil';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import type { FicheLue } from '@/lib/passeport/serveur/queries-fiche';
import { ActionsFiche } from './actions-fiche';

interface Props {
  rne: string;
  fiche: FicheLue;
  intitules: IntitulesFiche;
  modifiable: boolean;
}

/** La fiche telle que la lisent l'apprenant et ses parents : ce que disent les professeurs d'abord. */
export function FicheLecture({ rne, fiche, intitules, modifiable }: Props) {
  const { id, titre, brouillon, origine } = fiche;
  const retour = { apprenant: modifiable ? '' : fiche.apprenant.id };
  return (
    <>
      <EnTetePage
        titre={fiche.titre}
        sousTitre={modifiable ? undefined : `${fiche.apprenant.prenom} ${fiche.apprenant.nom}`}
        etapes={filAriane(rne, 'passeport', [fiche.titre], retour)}
        actions={modifiable && <ActionsFiche rne={rne} {...{ id, titre, brouillon, origine }} enTete />}
      />
      <LectureFiche {...{ rne, fiche, intitules, modifiable }} />
    </>
  );
}
