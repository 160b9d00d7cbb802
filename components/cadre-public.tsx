import type { ReactNode } from 'react';
import { Marque } from './ui/marque';
import { TitreFenetre } from './ui/titre-fenetre';

/** Pages d'un établissement ouvertes à tous : le nom de l'établissement au-dessus du formulaire (C). */
export function CadrePublic({
  etablissement,
  titre,
  children,
}: {
  etablissement: string;
  titre: string;
  children: ReactNode;
}) {
  return (
    <main id="contenu" className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 px-4 py-10">
      <TitreFenetre>{`${titre} · ${etablissement}`}</TitreFenetre>
      <Marque />
      <div className="flex flex-col gap-1">
        <p className="text-lg font-semibold">{etablissement}</p>
        <h1 className="text-2xl font-semibold tracking-tight">{titre}</h1>
      </div>
      <div className="flex flex-col gap-4 rounded-lg border border-filet bg-surface p-4 sm:p-6">{children}</div>
    </main>
  );
}
