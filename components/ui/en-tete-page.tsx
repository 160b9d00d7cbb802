import type { ReactNode } from 'react';
import { type Etape, FilAriane } from './fil-ariane';

type Props = {
  titre: ReactNode;
  sousTitre?: ReactNode;
  etapes?: readonly Etape[];
  actions?: ReactNode;
};

/** Haut d'une page : chemin, titre de premier niveau, actions principales. */
export function EnTetePage({ titre, sousTitre, etapes, actions }: Props) {
  return (
    <header className="mb-6 flex flex-col gap-2 sm:mb-8">
      {etapes && <FilAriane etapes={etapes} />}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{titre}</h1>
          {sousTitre && <p className="mt-1 text-texte-doux">{sousTitre}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}
