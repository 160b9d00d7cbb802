import { useCallback, useEffect, useSyncExternalStore } from 'react';

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
export function useRaccourcisActifs(): [boolean, (actifs: boolean) => void] {
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
