'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Lien } from '@/components/ui/lien';

/** Lien de la navigation, qui se dit « page courante » dans tout son module. */
export function LienNavigation({ href, exact, children }: { href: string; exact?: boolean; children: ReactNode }) {
  const chemin = usePathname();
  const ici = exact ? chemin === href : chemin === href || chemin.startsWith(`${href}/`);
  return (
    <Lien
      href={href}
      aria-current={ici ? 'page' : undefined}
      className="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm text-texte-doux hover:bg-creux hover:text-texte aria-[current=page]:bg-accent-doux aria-[current=page]:font-semibold aria-[current=page]:text-accent-texte lg:min-h-10"
    >
      {children}
    </Lien>
  );
}
