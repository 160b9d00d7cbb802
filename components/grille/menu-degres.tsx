'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Degre } from '@/components/maitrise/degre';
import { usePresentation } from '@/components/maitrise/presentation';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { DEGRES, type Degre as NomDegre } from '@/lib/degres/regles';
import { lireTouche } from '@/lib/degres/regles-clavier';
import type { Rangee } from '@/lib/evaluations/grille/plan';

/** Ce que le menu va remplir : une case, ou toutes celles d'une ligne ou d'une colonne. */
export interface Cible {
  ancre: HTMLElement;
  vides: number;
  remplies: number;
  /** La ligne ou la colonne ; absente pour une case ou une sélection. */
  rangee?: Rangee;
  /** Qui a rempli la case, et quand, en clair ; vide pour plusieurs cases. */
  signature: string;
  /** Ouvert au clavier : le menu prend le focus. */
  auClavier: boolean;
}

type Props = {
  cible: Cible | null;
  /** `toutes` : remplacer aussi ce qui est déjà saisi. */
  onChoisir: (degre: NomDegre | null, toutes: boolean) => void;
  onFermer: () => void;
};

/** Les degrés à portée de souris ou de doigt, contre la case ou le titre pressé. */
export function MenuDegres({ cible, onChoisir, onFermer }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const [toutes, setToutes] = useState(false);
  const presentation = usePresentation();
  const attente = useRef('');

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    if (!cible) {
      element.hidePopover();
      return;
    }
    setToutes(false);
    attente.current = '';
    element.showPopover();
    placer(element, cible.ancre);
    if (cible.auClavier) element.querySelector('button')?.focus();
  }, [cible]);

  function auClavier(evenement: KeyboardEvent) {
    const frappe = lireTouche(evenement.nativeEvent, attente.current, presentation);
    const boutons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const pas = { ArrowDown: 1, ArrowUp: -1 }[evenement.key];
    if (frappe) {
      attente.current = frappe.attente;
      const degre = frappe.avant ?? frappe.degre;
      if (degre !== undefined) onChoisir(degre, toutes);
    } else if (pas) boutons.at((boutons.findIndex((b) => b.matches(':focus')) + pas) % boutons.length)?.focus();
    else return;
    evenement.preventDefault();
  }

  const rangee = cible?.rangee;
  const nombre = cible ? cible.vides + cible.remplies : 0;
  return (
    <div
      ref={menu}
      role="dialog"
      aria-label={rangee ? `Remplir ${rangee.titre}` : nombre > 1 ? `Remplir ${nombre} cases` : 'Choisir un degré'}
      popover="auto"
      onToggle={(evenement) => evenement.newState === 'closed' && onFermer()}
      onKeyDown={auClavier}
      className="infobulle m-0 w-64 p-2"
    >
      {rangee && cible && (
        <div className="mb-2 border-b border-filet px-2 pb-2">
          <p className="font-semibold">{rangee.titre}</p>
          {rangee.libelle && <p>{rangee.libelle}</p>}
          {rangee.detail && <p className="text-texte-doux">{rangee.detail}</p>}
          {!rangee.verifie && <p className="text-texte-doux">Intitulé non vérifié</p>}
          <p className="mt-2 font-medium">
            {toutes ? 'Remplir toutes les cases' : `Remplir les cases vides (${cible.vides})`} :
          </p>
        </div>
      )}
      <ul>
        {DEGRES.map((degre) => (
          <li key={degre}>
            <Choix onClick={() => onChoisir(degre, toutes)}>
              <Degre degre={degre} avecLibelle sansBulle />
            </Choix>
          </li>
        ))}
        {(toutes || !rangee) && (
          <li>
            <Choix onClick={() => onChoisir(null, toutes)}>
              <span className="degre border-dashed" aria-hidden="true" />
              Effacer
            </Choix>
          </li>
        )}
      </ul>
      {rangee && cible && cible.remplies > 0 && (
        <CaseACocher
          libelle={`Remplacer aussi ce qui est saisi (${cible.remplies})`}
          checked={toutes}
          onChange={(evenement) => setToutes(evenement.target.checked)}
          className="mt-2 border-t border-filet px-2 pt-2"
        />
      )}
      {cible?.signature && (
        <p className="mt-2 border-t border-filet px-2 pt-2 text-sm text-texte-doux">{cible.signature}</p>
      )}
    </div>
  );
}

function Choix({ onClick, children }: { onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-9 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-creux pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
}

/** Sous son ancre, au-dessus si la place manque, sans sortir de l'écran. */
function placer(menu: HTMLElement, ancre: HTMLElement): void {
  const { left, top, bottom } = ancre.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const dessous = bottom + offsetHeight + 8 <= window.innerHeight;
  const haut = dessous ? bottom + 4 : Math.max(8, top - offsetHeight - 4);
  const gauche = Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8));
  Object.assign(menu.style, { inset: 'auto', positionArea: 'none', top: `${haut}px`, left: `${gauche}px` });
}
