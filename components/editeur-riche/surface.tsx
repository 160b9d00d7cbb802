'use client';

import { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import type { useLiaison } from '@/components/ui/champ-cadre';
import { adapterCollage } from './collage';
import { EXTENSIONS } from './config';
import { OutilsRiches } from './outils';

export interface PropsSurface {
  liaison: ReturnType<typeof useLiaison>;
  valeur: string;
  onChange: (html: string) => void;
  /** Où reprendre la frappe, quand l'éditeur remplace un champ qu'on remplissait déjà. */
  curseur: number | null;
}

/** Un `div` n'a pas d'étiquette : on reprend le texte de celle du champ, et le clic dessus. */
const etiquetteDe = (id: string) => document.querySelector<HTMLElement>(`label[for="${CSS.escape(id)}"]`);

const proprietes = (id: string, decrit: string | undefined, fautif: boolean) => ({
  transformPastedHTML: adapterCollage,
  attributes: {
    id,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': etiquetteDe(id)?.textContent ?? '',
    class: 'saisie texte-riche editeur-riche',
    ...(decrit ? { 'aria-describedby': decrit } : {}),
    ...(fautif ? { 'aria-invalid': 'true' } : {}),
  },
});

/** Le champ de l'éditeur et sa barre d'outils. Chargé à part : c'est de loin ce qui pèse le plus dans un formulaire. */
export function SurfaceRiche({ liaison, valeur, onChange, curseur }: PropsSurface) {
  const { id, 'aria-describedby': decrit, 'aria-invalid': fautif = false } = liaison;
  const racine = useRef<HTMLDivElement>(null);
  const [editeur, setEditeur] = useState<Editor>();
  const initial = useRef({ id, curseur });
  const emis = useRef(valeur);
  const emettre = useRef(onChange);
  useEffect(() => {
    emettre.current = onChange;
  }, [onChange]);

  useEffect(() => {
    const { id, curseur } = initial.current;
    const cree = new Editor({
      element: racine.current,
      extensions: EXTENSIONS,
      content: emis.current,
      injectCSS: false,
      editorProps: proprietes(id, undefined, false),
      onUpdate: ({ editor }) => {
        emis.current = editor.isEmpty ? '' : editor.getHTML();
        emettre.current(emis.current);
      },
    });
    // Un paragraphe commence une place après sa balise : le curseur d'un champ simple se retrouve en ajoutant un.
    if (curseur !== null) cree.commands.focus(curseur + 1);
    const etiquette = etiquetteDe(id);
    const viser = () => void cree.commands.focus();
    etiquette?.addEventListener('click', viser);
    setEditeur(cree);
    return () => {
      etiquette?.removeEventListener('click', viser);
      cree.destroy();
    };
  }, []);

  useEffect(() => {
    editeur?.setOptions({ editorProps: proprietes(id, decrit, fautif) });
  }, [editeur, id, decrit, fautif]);

  useEffect(() => {
    if (!editeur || valeur === emis.current) return;
    emis.current = valeur;
    editeur.commands.setContent(valeur, { emitUpdate: false });
  }, [editeur, valeur]);

  return (
    <div className="flex flex-col gap-1">
      {editeur && <OutilsRiches editeur={editeur} nom={etiquetteDe(id)?.textContent ?? ''} />}
      <div ref={racine} />
    </div>
  );
}
