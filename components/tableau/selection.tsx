'use client';

import { createContext, type ReactNode, use, useRef, useState } from 'react';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { choisir, viser } from './selection-regles';

export interface Selection {
  possibles: readonly string[];
  choisis: ReadonlySet<string>;
  /** Tout ce qui peut l'être est choisi. */
  tous: boolean;
  /** Coche ou décoche une ligne ; `plage` : et toutes celles qui la séparent de la dernière touchée. */
  basculer: (id: string, plage: boolean) => void;
  basculerTout: () => void;
  vider: () => void;
}

type Etat = readonly [choisis: ReadonlySet<string>, poser: (choisis: ReadonlySet<string>) => void];

/**
 * Les lignes cochées d'un tableau. `possibles` : les clés de celles qui peuvent l'être, dans l'ordre du tableau. `etat` : où
 * garder le choix, si ce n'est pas ici.
 */
export function useSelection(possibles: readonly string[], etat?: Etat): Selection {
  const ici = useState<ReadonlySet<string>>(new Set());
  const [choisis, poser] = etat ?? ici;
  const derniere = useRef<string>(null);
  const tous = possibles.length > 0 && possibles.every((id) => choisis.has(id));
  return {
    possibles,
    choisis,
    tous,
    basculer: (id, plage) => {
      poser(choisir(choisis, viser(possibles, id, plage ? derniere.current : null), !choisis.has(id)));
      derniere.current = id;
    },
    basculerTout: () => poser(choisir(choisis, possibles, !tous)),
    vider: () => poser(new Set()),
  };
}

const Contexte = createContext<Selection | null>(null);

/** Autour d'un tableau à `cases`, et de ce qui agit sur les lignes cochées. */
export const SelectionTableau = ({ de, children }: { de: Selection; children: ReactNode }) => (
  <Contexte value={de}>{children}</Contexte>
);

function useCases(): Selection {
  const selection = use(Contexte);
  if (!selection) throw new Error('Un tableau à cases se pose dans une SelectionTableau.');
  return selection;
}

interface PropsCase {
  id: string;
  libelle: string;
  /** Le nom de la case dans un formulaire, sa valeur étant la clé de la ligne. */
  nom?: string | undefined;
  empechee: boolean;
}

/** La case d'une ligne. La majuscule enfoncée, au clic comme à la barre d'espace, étend le geste depuis la précédente. */
export function CaseLigne({ id, libelle, nom, empechee }: PropsCase) {
  const { choisis, basculer } = useCases();
  return (
    <CaseACocher
      libelle={libelle}
      libelleCache
      name={nom}
      value={id}
      disabled={empechee}
      checked={choisis.has(id)}
      onChange={({ nativeEvent: e }) => basculer(id, e instanceof MouseEvent && e.shiftKey)}
    />
  );
}

/** Coche ou décoche tout le tableau. */
export function CaseTout({ libelle }: { libelle: string }) {
  const { possibles, choisis, tous, basculerTout } = useCases();
  return (
    <CaseACocher
      ref={(saisie: HTMLInputElement | null) => {
        if (saisie) saisie.indeterminate = !tous && possibles.some((id) => choisis.has(id));
      }}
      libelle={libelle}
      disabled={possibles.length === 0}
      checked={tous}
      onChange={basculerTout}
    />
  );
}

/** Ce qui se fait des lignes cochées, en bas de l'écran tant que le tableau défile ; `compte` est annoncé. */
export const BarreSelection = ({ compte, children }: { compte: string; children: ReactNode }) => (
  <div className="sans-impression sticky bottom-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-filet bg-fond py-3">
    {children}
    <p role="status" className="text-texte-doux">
      {compte}
    </p>
  </div>
);
