import { formaterJour, jourDe, plusMois } from '@/lib/dates';
import type { FicheListee } from '@/lib/passeport/queries';
import { MOIS_CORBEILLE } from '@/lib/passeport/regles';
import { ActionsCorbeille } from './actions-corbeille';
import { Situation, TitreFiche } from './cellules';

/** Les fiches que l'apprenant a supprimées il y a moins de 3 mois (PAE-3) ; à part des autres. */
export function Corbeille({ adresse, fiches }: { adresse: string; fiches: readonly FicheListee[] }) {
  return (
    <section className="mt-8">
      <h2 className="mb-1 text-lg font-semibold">Corbeille</h2>
      <p className="mb-3 max-w-prose text-texte-doux">
        Fiches supprimées par l’apprenant. Il ne les voit plus ; vous pouvez les lui rendre pendant {MOIS_CORBEILLE}{' '}
        mois.
      </p>
      <ul className="divide-y divide-filet rounded-lg border border-filet bg-surface">
        {fiches.map((f) => (
          <li key={f.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-0 text-sm">
              <TitreFiche fiche={f} lecteur="enseignant" href={`${adresse}/${f.id}`} />
              <p>
                <Situation fiche={f} />
              </p>
              <p className="text-texte-doux">
                Supprimée le {formaterJour(f.corbeilleLe)}
                {f.corbeilleLe && `, récupérable jusqu’au ${finCorbeille(f.corbeilleLe)}`}
              </p>
            </div>
            <ActionsCorbeille id={f.id} titre={f.titre} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Dernier jour où la fiche se récupère. */
export const finCorbeille = (corbeilleLe: Date): string => formaterJour(plusMois(jourDe(corbeilleLe), MOIS_CORBEILLE));
