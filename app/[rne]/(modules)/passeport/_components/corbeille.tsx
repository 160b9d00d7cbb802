import { formaterJour } from '@/lib/dates';
import { finCorbeille, joursRestants } from '@/lib/passeport/evaluation-regles';
import type { FicheListee } from '@/lib/passeport/queries';

/** Le temps qui reste pour reprendre une fiche : « Encore 12 jours pour la réactiver (jusqu’au 14/07/2026) ». */
export function direReste(corbeilleLe: Date): string {
  const reste = joursRestants(corbeilleLe);
  const temps = reste > 1 ? `Encore ${reste} jours` : 'Dernier jour';
  return `${temps} pour la réactiver (jusqu’au ${formaterJour(finCorbeille(corbeilleLe))})`;
}

/** Sous le titre d'une fiche que l'apprenant a supprimée (PAE-3) : depuis quand, et jusqu'à quand la reprendre. */
export function MentionCorbeille({ fiche }: { fiche: FicheListee }) {
  if (!fiche.corbeilleLe) return null;
  return (
    <span className="block text-sm font-normal text-texte-doux">
      Supprimée le {formaterJour(fiche.corbeilleLe)}. {direReste(fiche.corbeilleLe)}.
    </span>
  );
}
