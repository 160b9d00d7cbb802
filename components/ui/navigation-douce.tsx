'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Vrai si le navigateur doit suivre le lien lui-même : nouvel onglet, nouvelle fenêtre, ou clic déjà traité. */
const laisser = (e: MouseEvent, lien: HTMLAnchorElement) =>
  e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || lien.target !== '';

/**
 * À poser une fois dans le gabarit : suit les `Lien` sans recharger la page. Avant qu'il soit là, et sans JavaScript, ils
 * mènent aux mêmes pages.
 */
export function NavigationDouce() {
  const router = useRouter();
  useEffect(() => {
    function suivre(e: MouseEvent) {
      const lien = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>('a[href]') : null;
      if (!lien || laisser(e, lien)) return;
      lien.closest<HTMLElement>('[popover]')?.hidePopover?.(); // un menu dont on a choisi
      if (lien.dataset.lien === undefined) return;
      e.preventDefault();
      router.push(lien.href, { scroll: lien.dataset.lien !== 'sur-place' });
    }
    document.addEventListener('click', suivre);
    return () => document.removeEventListener('click', suivre);
  }, [router]);
  return null;
}
