import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { formaterJour } from '@/lib/dates';
import { ActionsFiche } from './actions-fiche';
import { LIEUX, modifieeLe, PiecesJointes, Resultat, Situation, TitreFiche } from './cellules';
import { Corbeille } from './corbeille';
import type { PropsFiches } from './tableau-fiches';

/** Les fiches en cartes, pour un téléphone : tout ce que dit le tableau, sans défiler en largeur. */
export function CartesFiches({ adresse, fiches, lecteur, suite = '', className }: PropsFiches) {
  return (
    <ul className={cx('flex flex-col gap-3', className)}>
      {fiches.map((f) => (
        <li key={f.id} className={cx('rounded-lg border border-filet p-4', f.brouillon ? 'bg-creux' : 'bg-surface')}>
          <h2 className="text-lg">
            <TitreFiche fiche={f} lecteur={lecteur} href={`${adresse}/${f.id}${suite}`} />
          </h2>
          <p className="mt-1 text-sm">
            <Situation fiche={f} />
          </p>
          <p className="mt-1 text-sm text-texte-doux">
            {LIEUX[f.lieu]}, {formaterJour(f.faiteLe)}. Créée le {formaterJour(f.creeLe)}
            {modifieeLe(f) && `, modifiée le ${modifieeLe(f)}`}.
          </p>
          <dl className="mt-2 flex flex-col gap-1">
            <Ligne terme={f.famille === 'ga' ? 'Bac Pro' : 'Évaluation'}>
              <span className="flex flex-wrap items-center gap-x-3">
                <Resultat resultat={f.bacpro} etendu />
                <PiecesJointes presentes={f.pieces.bacpro} partie={f.famille === 'ga' ? 'Bac Pro' : ''} />
              </span>
            </Ligne>
            {f.bep && (
              <Ligne terme={`BEP ${f.bep.code}`}>
                <span className="flex flex-col items-start">
                  <span className="text-sm">{f.bep.libelle}</span>
                  <Resultat resultat={f.bep} etendu />
                  <PiecesJointes presentes={f.pieces.bep} partie="BEP" />
                </span>
              </Ligne>
            )}
          </dl>
          {f.evaluations > 1 && <p className="mt-1 text-sm text-texte-doux">{f.evaluations} évaluations</p>}
          {lecteur === 'apprenant' && (
            <div className="mt-3">
              <ActionsFiche adresse={adresse} fiche={f} />
            </div>
          )}
          {f.corbeilleLe && (
            <div className="mt-3">
              <Corbeille fiche={f} corbeilleLe={f.corbeilleLe} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Ligne({ terme, children }: { terme: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <dt className="w-16 shrink-0 text-sm text-texte-doux">{terme}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}
