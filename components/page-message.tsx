import type { ReactNode } from 'react';
import { TitreFenetre } from './ui/titre-fenetre';

/**
 * Page sans navigation : un titre, un texte, une suite. Les pages d'erreur en sont, et viennent avec chaque page : la marque y
 * est une image, pas le dessin de `Marque`.
 */
export function PageMessage({ titre, children, action }: { titre: string; children: ReactNode; action?: ReactNode }) {
  return (
    <main id="contenu" className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-6 px-4 py-12">
      <TitreFenetre>{titre}</TitreFenetre>
      <span className="inline-flex items-center gap-2">
        {/* biome-ignore lint/performance/noImgElement: 500 octets de SVG, sans rien à optimiser. */}
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className="text-xl font-bold tracking-tight text-accent-texte">Griotte</span>
      </span>
      <h1 className="text-2xl font-semibold tracking-tight">{titre}</h1>
      <div className="flex flex-col gap-4 text-texte-doux">{children}</div>
      {action && <div>{action}</div>}
    </main>
  );
}
