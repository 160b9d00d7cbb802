'use client';

import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { adresseLien } from './config';

/** Pose le lien sur la sélection, sur le lien où l'on est, ou l'écrit là où est le curseur. */
function poser(editeur: Editor, href: string): void {
  const suite = editeur.chain().focus().extendMarkRange('link');
  if (editeur.state.selection.empty && !editeur.isActive('link'))
    suite.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  else suite.setLink({ href }).run();
}

/** L'adresse d'un lien, sous la barre d'outils. Pas de `form` : le champ est déjà dans celui de la page. */
export function LienRiche({ editeur, onFermer }: { editeur: Editor; onFermer: () => void }) {
  const avant: unknown = editeur.getAttributes('link').href;
  const present = typeof avant === 'string';
  const [adresse, setAdresse] = useState(present ? avant : '');
  const [fautif, setFautif] = useState(false);

  const fermer = () => {
    onFermer();
    editeur.commands.focus();
  };
  const valider = () => {
    const href = adresseLien(adresse);
    setFautif(!href);
    if (!href) return;
    poser(editeur, href);
    onFermer();
  };
  const retirer = () => {
    editeur.chain().focus().extendMarkRange('link').unsetLink().run();
    onFermer();
  };
  const auClavier = (e: KeyboardEvent) => {
    if (e.key !== 'Enter' && e.key !== 'Escape') return;
    e.preventDefault();
    if (e.key === 'Enter') valider();
    else fermer();
  };

  return (
    <div className="my-1 flex flex-col gap-3 rounded-md border border-filet bg-creux p-3">
      <Champ
        libelle="Adresse du lien"
        inputMode="url"
        autoFocus
        value={adresse}
        placeholder="https://"
        erreur={fautif && 'Donnez une adresse complète, par exemple https://www.exemple.fr.'}
        onChange={(e) => setAdresse(e.target.value)}
        onKeyDown={auClavier}
      />
      <div className="flex flex-wrap gap-2">
        <Bouton onClick={valider}>{present ? 'Changer le lien' : 'Poser le lien'}</Bouton>
        {present && <Bouton onClick={retirer}>Retirer le lien</Bouton>}
        <Bouton variante="discret" onClick={fermer}>
          Renoncer
        </Bouton>
      </div>
    </div>
  );
}
