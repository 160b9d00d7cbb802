import { formaterJour } from '@/lib/dates';
import { finCorbeille, joursRestants } from '@/lib/passeport/evaluation-regles';
import type { FicheListee } from '@/lib/passeport/queries';
import { ActionsCorbeille } from './actions-corbeille';

/** Le temps qui reste pour reprendre une fiche : « Encore 12 jours pour la réactiver (jusqu’au 14/07/2026) ». */
export function direReste(corbeilleLe: Date): string {
  const reste = joursRestants(corbeilleLe);
  const temps = reste > 1 ? `Encore ${reste} jours` : 'Dernier jour';
  return `${temps} pour la réactiver (jusqu’au ${formaterJour(finCorbeille(corbeilleLe))})`;
}

/** Dans la liste de l'enseignant, une fiche que l'apprenant a supprimée (PAE-3) : jusqu'à quand, et quoi en faire. */
export function Corbeille({ fiche, corbeilleLe }: { fiche: FicheListee; corbeilleLe: Date }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-texte-doux">
        Supprimée le {formaterJour(corbeilleLe)}. {direReste(corbeilleLe)}.
      </p>
      {!fiche.origine && <ActionsCorbeille id={fiche.id} titre={fiche.titre} />}
    </div>
  );
}
