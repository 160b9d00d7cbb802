'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useRafraichir } from './rafraichir';

/** Vrai si le navigateur doit suivre le lien lui-même : nouvel onglet, nouvelle fenêtre, ou clic déjà traité. */
const laisser = (e: MouseEvent, lien: HTMLAnchorElement) =>
  e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || lien.target !== '';

/**
 * À poser une fois dans le gabarit : suit les `Lien` sans recharger la page, et rafraîchit celle où l'on revient. Avant
 * qu'il soit là, et sans JavaScript, ils mènent aux mêmes pages.
 */
export function NavigationDouce() {
  const router = useRouter();
  const rafraichir = useRafraichir();
  const chemin = usePathname();
  const vu = useRef(chemin);

  // Ce qui avait le focus n'est plus là : la lecture reprend au contenu de la nouvelle page.
  useEffect(() => {
    if (vu.current !== chemin && document.activeElement === document.body)
      document.getElementById('contenu')?.focus({ preventScroll: true });
    vu.current = chemin;
  }, [chemin]);

  useEffect(() => {
    function suivre(e: MouseEvent) {
      const lien = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>('a[href]') : null;
      if (!lien || laisser(e, lien)) return;
      lien.closest<HTMLElement>('[popover]')?.hidePopover?.(); // un menu dont on a choisi
      if (lien.dataset.lien === undefined) return;
      e.preventDefault();
      router.push(lien.href, { scroll: lien.dataset.lien !== 'sur-place' });
    }
    // Une page revenue de la mémoire du navigateur se montre aussitôt, puis se remet à jour : ce qui a été lu l'est.
    const revenir = () => rafraichir();
    document.addEventListener('click', suivre);
    window.addEventListener('popstate', revenir);
    return () => {
      document.removeEventListener('click', suivre);
      window.removeEventListener('popstate', revenir);
    };
  }, [router, rafraichir]);
  return null;
}
