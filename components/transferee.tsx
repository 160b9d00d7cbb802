import { Avis } from '@/components/ui/avis';
import { direOrigine } from '@/lib/etablissement/textes';

/** Dans une liste : d'où vient la fiche ou l'évaluation, rien si elle est d'ici (PAR-2). */
export const MentionOrigine = ({ origine }: { origine: string | null }) =>
  origine && <span className="block w-full text-sm font-normal text-texte-doux">{direOrigine(origine)}</span>;

/** En tête d'une fiche ou d'une évaluation venue d'ailleurs : elle se consulte, rien de plus. */
export const AvisOrigine = ({ origine }: { origine: string | null }) =>
  origine && (
    <Avis className="mb-6" titre={direOrigine(origine)}>
      Elle se consulte&nbsp;; elle ne se modifie, ne s’évalue et ne se supprime pas ici.
    </Avis>
  );
