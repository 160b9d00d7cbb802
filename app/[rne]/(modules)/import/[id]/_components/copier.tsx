'use client';

import { useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { IconeDupliquer } from '@/components/ui/icones';
import { copierTableaux } from './presse-papiers';

const DIT = {
  fait: 'Copié : collez-le dans un traitement de texte ou un tableur.',
  echec: 'La copie n’a pas pu se faire. Téléchargez le tableur.',
};

/** Copie tout le compte rendu, ou un de ses tableaux, lignes non affichées comprises (IMP-3). */
export function Copier({ href, nom, petit }: { href: string; nom?: string; petit?: boolean }) {
  const [etat, setEtat] = useState<keyof typeof DIT>();
  async function copier() {
    setEtat(undefined);
    setEtat((await copierTableaux(lire(href))) ? 'fait' : 'echec');
  }
  return (
    <div className="flex flex-col items-end gap-1">
      <Bouton icone={<IconeDupliquer />} taille={petit ? 'petit' : 'normal'} onClick={copier}>
        Copier
        {nom && <span className="sr-only"> : {nom}</span>}
      </Bouton>
      <span role="status" className="sans-impression max-w-60 text-right text-sm text-texte-doux empty:hidden">
        {etat && DIT[etat]}
      </span>
    </div>
  );
}

async function lire(href: string): Promise<string> {
  const reponse = await fetch(href);
  if (!reponse.ok) throw new Error('compte rendu inaccessible');
  return reponse.text();
}
