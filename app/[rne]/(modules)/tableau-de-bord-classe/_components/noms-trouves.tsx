'use client';

import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { IconeChevron } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';

export interface NomTrouve {
  id: string;
  nom: string;
  precision: string;
  /** Ce qu'on sait de lui, une fois déployé. */
  contenu?: ReactNode;
}

type Props = {
  /** De quoi distinguer les mêmes noms d'une autre liste. */
  liste: string;
  noms: readonly NomTrouve[];
  /** L'adresse qui déploie : on y ajoute l'apprenant. */
  deployer: string;
  /** L'adresse qui replie celui qui est seul déployé ; absente quand tous le sont. */
  replier?: string | undefined;
  className?: string;
};

/**
 * Des noms que l'on déploie ou replie (G 3.13.2) : des liens, l'adresse garde l'état. Au client, pour que le serveur
 * n'envoie de chacun que son nom : une classe en montre plus de cent.
 */
export function NomsTrouves({ liste, noms, deployer, replier, className }: Props) {
  return (
    <ul className={cx('divide-y divide-filet', className)}>
      {noms.map(({ id, nom, precision, contenu }) => (
        <li key={id} id={`${liste}-${id}`} className="scroll-mt-24">
          <Lien
            href={(contenu && replier) || `${deployer}&apprenant=${id}`}
            surPlace
            aria-expanded={contenu !== undefined}
            className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 hover:bg-creux pointer-coarse:min-h-11"
          >
            <IconeChevron
              taille={16}
              className={cx('shrink-0 text-texte-doux', contenu !== undefined && 'rotate-90')}
            />
            <span className="font-medium">{nom}</span>
            <span className="text-sm text-texte-doux">{precision}</span>
          </Lien>
          {contenu}
        </li>
      ))}
    </ul>
  );
}
