import type { ReactNode } from 'react';
import { Marque } from './ui/marque';

/** Page sans navigation : un titre, un texte, une suite. */
export function PageMessage({ titre, children, action }: { titre: string; children: ReactNode; action?: ReactNode }) {
  return (
    <main id="contenu" className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-6 px-4 py-12">
      <Marque />
      <h1 className="text-2xl font-semibold tracking-tight">{titre}</h1>
      <div className="flex flex-col gap-4 text-texte-doux">{children}</div>
      {action && <div>{action}</div>}
    </main>
  );
}
