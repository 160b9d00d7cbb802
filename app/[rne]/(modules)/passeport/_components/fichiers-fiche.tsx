import { PiecesJointes } from '@/components/pieces-jointes';
import type { FicheLue } from '@/lib/passeport/queries-fiche';

interface Props {
  rne: string;
  fiche: Pick<FicheLue, 'id' | 'fichiers' | 'origine'>;
  partie: 'bacpro' | 'bep';
  /** L'apprenant en ajoute et en retire, si la fiche est d'ici. */
  modifiable?: boolean;
  /** Le module dont la porte rend les fichiers : l'apprenant sorti n'a plus celle du passeport. */
  module?: 'passeport' | 'export-passeport';
}

/** Les fichiers d'une partie de fiche (PAS-2) ; rien à montrer s'il n'y en a pas et qu'on n'en ajoute pas. */
export function FichiersFiche({ rne, fiche, partie, module = 'passeport', ...droits }: Props) {
  const modifiable = Boolean(droits.modifiable && !fiche.origine);
  const fichiers = fiche.fichiers.filter((f) => f.partie === partie);
  if (fichiers.length === 0 && !modifiable) return null;
  return (
    <PiecesJointes
      titre="Fichiers joints"
      adresse={`/${rne}/${module}/${fiche.id}/fichiers?partie=${partie}`}
      {...{ fichiers, modifiable }}
      photos
    />
  );
}
