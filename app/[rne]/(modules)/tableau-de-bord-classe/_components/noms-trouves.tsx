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
  /** L'adresse qui replie celui qui est seul déployé ; absente quand tous le sont : ils se replient ensemble. */
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
      {noms.map(({ contenu, ...nom }) => (
        <li key={nom.id} id={`${liste}-${nom.id}`} className="scroll-mt-24">
          <Nom {...nom} ouvert={contenu !== undefined} href={contenu ? replier : `${deployer}&apprenant=${nom.id}`} />
          {contenu}
        </li>
      ))}
    </ul>
  );
}

type PropsNom = { nom: string; precision: string; ouvert: boolean; href: string | undefined };

function Nom({ nom, precision, ouvert, href }: PropsNom) {
  const mots = (
    <>
      <span className="font-medium">{nom}</span>
      <span className="text-sm text-texte-doux">{precision}</span>
    </>
  );
  if (href === undefined) return <p className={LIGNE}>{mots}</p>;
  return (
    <Lien href={href} surPlace aria-expanded={ouvert} className={cx(LIGNE, 'hover:bg-creux')}>
      <IconeChevron taille={16} className={cx('shrink-0 text-texte-doux', ouvert && 'rotate-90')} />
      {mots}
    </Lien>
  );
}

const LIGNE = 'flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 pointer-coarse:min-h-11';
