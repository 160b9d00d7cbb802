'use client';

import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { BoutonIcone } from '@/components/ui/bouton';
import { IconeLien } from '@/components/ui/icones';
import { LienRiche } from './lien';

interface Outil {
  cle: string;
  libelle: string;
  icone: ReactNode;
  agir: (editeur: Editor) => void;
  /** Enfoncé quand la sélection est de cette forme ; absent pour un outil qui ne l'est jamais. */
  actif?: (editeur: Editor) => boolean;
  possible?: (editeur: Editor) => boolean;
}

const Dessin = ({ d }: { d: string }) => (
  <svg
    viewBox="0 0 20 20"
    width={20}
    height={20}
    fill="none"
    stroke="currentColor"
    strokeWidth={1.5}
    aria-hidden="true"
  >
    <path d={d} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
const Lettre = ({ children, className }: { children: string; className: string }) => (
  <span aria-hidden="true" className={className}>
    {children}
  </span>
);

const OUTILS: readonly Outil[] = [
  {
    cle: 'gras',
    libelle: 'Gras (Ctrl\u00a0+\u00a0B)',
    icone: <Lettre className="font-bold">G</Lettre>,
    agir: (e) => e.chain().focus().toggleBold().run(),
    actif: (e) => e.isActive('bold'),
  },
  {
    cle: 'italique',
    libelle: 'Italique (Ctrl\u00a0+\u00a0I)',
    icone: <Lettre className="italic">I</Lettre>,
    agir: (e) => e.chain().focus().toggleItalic().run(),
    actif: (e) => e.isActive('italic'),
  },
  {
    cle: 'puces',
    libelle: 'Liste à puces',
    icone: <Dessin d="M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01" />,
    agir: (e) => e.chain().focus().toggleBulletList().run(),
    actif: (e) => e.isActive('bulletList'),
  },
  {
    cle: 'numeros',
    libelle: 'Liste numérotée',
    icone: <Dessin d="M9 5h8M9 10h8M9 15h8M3 3.5 4.5 3v4M3 11.2c0-1.6 2.6-1.5 2.6 0 0 1-2.6 2.6-2.6 2.6h2.7" />,
    agir: (e) => e.chain().focus().toggleOrderedList().run(),
    actif: (e) => e.isActive('orderedList'),
  },
  {
    cle: 'lien',
    libelle: 'Lien',
    icone: <IconeLien />,
    agir: () => {},
    actif: (e) => e.isActive('link'),
  },
  {
    cle: 'annuler',
    libelle: 'Annuler (Ctrl\u00a0+\u00a0Z)',
    icone: <Dessin d="M7 4 3.5 7.5 7 11M3.5 7.5H12a4.2 4.2 0 0 1 0 8.5H8" />,
    agir: (e) => e.chain().focus().undo().run(),
    possible: (e) => e.can().undo(),
  },
  {
    cle: 'retablir',
    libelle: 'Rétablir (Ctrl\u00a0+\u00a0Y)',
    icone: <Dessin d="M13 4l3.5 3.5L13 11M16.5 7.5H8A4.2 4.2 0 0 0 8 16h4" />,
    agir: (e) => e.chain().focus().redo().run(),
    possible: (e) => e.can().redo(),
  },
];

interface Etat {
  enfonce: boolean | undefined;
  possible: boolean;
}

const lireEtats = (editeur: Editor): Etat[] =>
  OUTILS.map(({ actif, possible }) => ({ enfonce: actif?.(editeur), possible: possible?.(editeur) ?? true }));

const memes = (a: readonly Etat[], b: readonly Etat[]) =>
  a.every((etat, rang) => etat.enfonce === b[rang]?.enfonce && etat.possible === b[rang]?.possible);

/** Ce que chaque outil montre pour la sélection du moment. */
function useEtats(editeur: Editor): Etat[] {
  const [etats, setEtats] = useState(() => lireEtats(editeur));
  useEffect(() => {
    const relire = () =>
      setEtats((avant) => {
        const apres = lireEtats(editeur);
        return memes(avant, apres) ? avant : apres;
      });
    relire();
    editeur.on('transaction', relire);
    return () => void editeur.off('transaction', relire);
  }, [editeur]);
  return etats;
}

/** Le rang de l'outil où mène une touche, dans une barre qu'on parcourt aux flèches. */
const deplacer: Record<string, (rang: number, dernier: number) => number> = {
  ArrowRight: (rang, dernier) => (rang === dernier ? 0 : rang + 1),
  ArrowLeft: (rang, dernier) => (rang === 0 ? dernier : rang - 1),
  Home: () => 0,
  End: (_, dernier) => dernier,
};

/** La barre d'outils d'un champ : un seul arrêt de tabulation, les flèches d'un outil à l'autre. */
export function OutilsRiches({ editeur, nom }: { editeur: Editor; nom: string }) {
  const etats = useEtats(editeur);
  const [rang, setRang] = useState(0);
  const [lien, setLien] = useState(false);
  const barre = useRef<HTMLDivElement>(null);

  const auClavier = (e: KeyboardEvent) => {
    const vers = deplacer[e.key]?.(rang, OUTILS.length - 1);
    if (vers === undefined) return;
    e.preventDefault();
    setRang(vers);
    barre.current?.querySelectorAll('button')[vers]?.focus();
  };

  return (
    <>
      <div
        ref={barre}
        role="toolbar"
        aria-label={`Mise en forme\u00a0: ${nom}`}
        tabIndex={-1}
        onKeyDown={auClavier}
        className="flex flex-wrap gap-1"
      >
        {OUTILS.map(({ cle, libelle, icone, agir }, place) => (
          <BoutonIcone
            key={cle}
            libelle={libelle}
            icone={icone}
            taille="petit"
            tabIndex={place === rang ? 0 : -1}
            aria-pressed={etats[place]?.enfonce}
            aria-expanded={cle === 'lien' ? lien : undefined}
            aria-disabled={etats[place]?.possible === false || undefined}
            className="aria-disabled:opacity-55 aria-pressed:border-accent aria-pressed:bg-accent-doux"
            // La sélection reste au texte quand on clique sur un outil.
            onMouseDown={(e) => e.preventDefault()}
            onFocus={() => setRang(place)}
            onClick={() => (cle === 'lien' ? setLien(!lien) : agir(editeur))}
          />
        ))}
      </div>
      {lien && <LienRiche editeur={editeur} onFermer={() => setLien(false)} />}
    </>
  );
}
