'use client';

import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from 'react';
import { usePresentation } from '@/components/maitrise/presentation';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { rangFrappe, toucheLibre } from '@/lib/passeport/regles-clavier';

const CLE = 'raccourcis-passeport';
const CHANGE = 'griotte:raccourcis';

/** Le rangement du navigateur peut manquer (navigation privée) : les touches restent alors actives. */
function lireActifs(): boolean {
  try {
    return localStorage.getItem(CLE) !== 'non';
  } catch {
    return true;
  }
}

function ecrireActifs(actifs: boolean): void {
  try {
    localStorage.setItem(CLE, actifs ? 'oui' : 'non');
  } catch {
    return; // rien à garder : le choix ne vaut que pour ce navigateur qui le permet
  }
  window.dispatchEvent(new Event(CHANGE));
}

const abonner = (prevenir: () => void) => {
  window.addEventListener(CHANGE, prevenir);
  return () => window.removeEventListener(CHANGE, prevenir);
};

/** Les touches seules sont-elles actives sur cet appareil ? Chacun peut les couper (WCAG 2.1.4). */
function useRaccourcisActifs(): [boolean, (actifs: boolean) => void] {
  return [useSyncExternalStore(abonner, lireActifs, () => true), ecrireActifs];
}

const SAISIES = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

/** Une touche frappée hors de toute saisie et de toute fenêtre. */
function estLibre(e: KeyboardEvent): boolean {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]')) return false;
  return !(e.target instanceof Element && e.target.closest(SAISIES));
}

/** Écoute les touches seules, hors des saisies, tant qu'elles sont actives. `agir` rend vrai si la touche a servi. */
export function useRaccourcis(agir: (e: KeyboardEvent) => boolean): void {
  const [actifs] = useRaccourcisActifs();
  const ecouter = useCallback((e: KeyboardEvent) => void (estLibre(e) && agir(e) && e.preventDefault()), [agir]);
  useEffect(() => {
    if (!actifs) return;
    document.addEventListener('keydown', ecouter);
    return () => document.removeEventListener('keydown', ecouter);
  }, [actifs, ecouter]);
}

const NAVIGATION = [
  ['j', 'Fiche suivante'],
  ['k', 'Fiche précédente'],
  ['l', 'Prochaine fiche à lire'],
] as const;

/** Les touches de la page, et de quoi couper celles qui se frappent seules. */
export function AideClavier() {
  const codes = usePresentation();
  const [actifs, setActifs] = useRaccourcisActifs();
  const parRang = rangFrappe(0, codes) !== null;
  return (
    <details className="text-sm pointer-coarse:hidden">
      <summary className="lien w-fit cursor-pointer">Évaluer au clavier</summary>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5">
        <Ligne touches={parRang ? '1 à 5' : 'Code'}>
          {parRang ? 'Le résultat, par son rang ou par son code' : 'Le résultat, par son code'}
        </Ligne>
        <Ligne touches="Entrée">Enregistrer, et passer à la suivante</Ligne>
        <Ligne touches="Ctrl + Entrée">La même chose, depuis l’appréciation</Ligne>
        {NAVIGATION.filter(([touche]) => toucheLibre(touche, codes)).map(([touche, dit]) => (
          <Ligne key={touche} touches={touche.toUpperCase()}>
            {dit}
          </Ligne>
        ))}
      </dl>
      <CaseACocher
        libelle="Touches seules actives, hors des champs"
        checked={actifs}
        onChange={(e) => setActifs(e.currentTarget.checked)}
        className="mt-3"
      />
    </details>
  );
}

function Ligne({ touches, children }: { touches: string; children: ReactNode }) {
  return (
    <>
      <dt>
        <kbd className="rounded-sm border border-filet-fort bg-creux px-1.5 py-0.5 text-xs whitespace-nowrap">
          {touches}
        </kbd>
      </dt>
      <dd>{children}</dd>
    </>
  );
}
