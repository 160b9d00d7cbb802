import type { ReactNode } from 'react';
import { IconeFleche } from './icones';
import { Lien } from './lien';

type Props = {
  href: string;
  titre: string;
  description?: string;
  icone?: ReactNode;
  /** Ce qui est neuf : un `Badge`. */
  nouveau?: ReactNode;
};

/** Grand lien d'une page d'accueil : toute la tuile se touche. */
export function Tuile({ href, titre, description, icone, nouveau }: Props) {
  return (
    <Lien
      href={href}
      className="group flex h-full items-start gap-4 rounded-lg border border-filet bg-surface p-4 transition-colors hover:border-accent-texte focus-visible:rounded-lg"
    >
      {icone && (
        <span className="grid size-10 flex-none place-items-center rounded-md bg-accent-doux text-accent-texte">
          {icone}
        </span>
      )}
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2 font-semibold">
          {titre}
          {nouveau}
        </span>
        {description && <span className="text-sm text-texte-doux">{description}</span>}
      </span>
      <IconeFleche className="mt-0.5 text-texte-doux transition-transform group-hover:translate-x-0.5" />
    </Lien>
  );
}
