import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { IconeChevron } from '@/components/ui/icones';

type Props = {
  id: string;
  nom: string;
  precision: string;
  ouvert: boolean;
  href: string;
  children: ReactNode;
};

/** Le nom d'un apprenant, qui déploie ou replie ce qu'on sait de lui (G 3.13.2) : un lien, l'adresse garde l'état. */
export function NomDeploye({ id, nom, precision, ouvert, href, children }: Props) {
  return (
    <li id={id} className="scroll-mt-24">
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        aria-expanded={ouvert}
        className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 hover:bg-creux pointer-coarse:min-h-11"
      >
        <IconeChevron taille={16} className={cx('shrink-0 text-texte-doux', ouvert && 'rotate-90')} />
        <span className="font-medium">{nom}</span>
        <span className="text-sm text-texte-doux">{precision}</span>
      </Link>
      {ouvert && children}
    </li>
  );
}
