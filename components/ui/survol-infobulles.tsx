'use client';

import { useEffect } from 'react';

const OUVRIR_APRES = 150;
const FERMER_APRES = 300;

/** Une bulle qui vient de s'ouvrir passe au-dessus de son bouton quand elle déborderait en bas de l'écran. */
function placer({ target: bulle }: Event) {
  if (!(bulle instanceof HTMLElement) || !bulle.matches('.infobulle:popover-open')) return;
  delete bulle.dataset.cote;
  if (bulle.getBoundingClientRect().bottom > innerHeight) bulle.dataset.cote = 'dessus';
}

/** Ouvre au survol de la souris ce que le bouton ouvre déjà d'une pression. Rend de quoi tout débrancher. */
function brancher(): () => void {
  let attente: ReturnType<typeof setTimeout> | undefined;
  let survolee: HTMLElement | null = null;

  function surPointeur({ pointerType, target }: PointerEvent) {
    if (pointerType !== 'mouse' || !(target instanceof Element)) return;
    const bouton = target.closest<HTMLButtonElement>('button[data-infobulle]');
    const bulle = bouton?.popoverTargetElement ?? target.closest('.infobulle');
    clearTimeout(attente);
    if (bulle?.matches(':popover-open')) return;
    attente = bouton ? setTimeout(ouvrir, OUVRIR_APRES, bouton) : setTimeout(fermer, FERMER_APRES);
  }

  function ouvrir(bouton: HTMLButtonElement) {
    if (!(bouton.popoverTargetElement instanceof HTMLElement) || !bouton.isConnected) return;
    survolee = bouton.popoverTargetElement;
    survolee.showPopover({ source: bouton });
  }

  function fermer() {
    if (survolee?.isConnected) survolee.hidePopover();
    survolee = null;
  }

  /** Presser le bouton d'une bulle ouverte au survol la garde ouverte au lieu de la fermer. */
  function surClic(evenement: MouseEvent) {
    if (!survolee || !(evenement.target instanceof Element)) return;
    const bouton = evenement.target.closest<HTMLButtonElement>('button[data-infobulle]');
    if (bouton?.popoverTargetElement === survolee && survolee.matches(':popover-open')) evenement.preventDefault();
    survolee = null;
  }

  document.addEventListener('pointerover', surPointeur);
  document.addEventListener('click', surClic);
  document.addEventListener('toggle', placer, true);
  return () => {
    clearTimeout(attente);
    document.removeEventListener('pointerover', surPointeur);
    document.removeEventListener('click', surClic);
    document.removeEventListener('toggle', placer, true);
  };
}

/**
 * À poser une fois dans le gabarit : les infobulles s'ouvrent aussi au survol, du côté où elles tiennent. Sans lui, une
 * pression suffit, et elles s'ouvrent dessous.
 */
export function SurvolInfobulles() {
  useEffect(() => ('popover' in HTMLElement.prototype ? brancher() : undefined), []);
  return null;
}
