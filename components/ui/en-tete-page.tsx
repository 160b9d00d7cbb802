import type { ReactNode } from 'react';
import { type Etape, FilAriane } from './fil-ariane';
import { TitreFenetre } from './titre-fenetre';

type Props = {
  titre: string;
  /** Ce que dit l'onglet du navigateur, et le lecteur d'écran en arrivant ; à défaut, le titre. */
  fenetre?: string;
  sousTitre?: ReactNode;
  etapes?: readonly Etape[];
  actions?: ReactNode;
};

/** Haut d'une page : chemin, titre de premier niveau, actions principales. */
export function EnTetePage({ titre, fenetre = titre, sousTitre, etapes, actions }: Props) {
  return (
    <header className="mb-6 flex flex-col gap-2 sm:mb-8">
      <TitreFenetre>{fenetre}</TitreFenetre>
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
