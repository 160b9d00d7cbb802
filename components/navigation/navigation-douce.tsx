'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useDeferredValue, useEffect, useRef, useTransition } from 'react';
import { abandonner, arriver, type Depart, suivreDeparts, useNavigations } from './departs';
import { marquer } from './marque-attente';
import { useRafraichir } from './rafraichir';
import { SigneAttente } from './signe-attente';

/** Vrai si le navigateur doit suivre le lien lui-même : nouvel onglet, nouvelle fenêtre, ou clic déjà traité. */
const laisser = (e: MouseEvent, lien: HTMLAnchorElement) =>
  e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || lien.target !== '';

/**
 * À poser une fois dans le gabarit : suit les `Lien` sans recharger la page, montre que la page demandée se fait attendre,
 * et rafraîchit celle où l'on revient. Avant qu'il soit là, et sans JavaScript, les liens mènent aux mêmes pages.
 */
export function NavigationDouce() {
  const router = useRouter();
  const rafraichir = useRafraichir();
  const chemin = usePathname();
  const vu = useRef(chemin);
  const { enCours, coupee } = useNavigations();
  const [enTransition, attendre] = useTransition();
  // Au Retour, le routeur montre l'adresse aussitôt et diffère la page : ce qui est différé ici l'est avec elle.
  const montree = useDeferredValue(enCours);
  const attend = enCours !== null && (enTransition || montree !== enCours);

  useEffect(() => suivreDeparts(() => attendre(() => {})), []);

  useEffect(() => {
    if (!enCours || attend) return;
    arriver();
    // Une page revenue de la mémoire du navigateur se montre aussitôt, puis se remet à jour : ce qui a été lu l'est.
    if (enCours.genre === 'traverse' && !enCours.demandee) rafraichir();
  }, [enCours, attend, rafraichir]);

  useEffect(() => {
    if (!enCours) marquer(null);
  }, [enCours]);

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
      if (lien.dataset.attente !== undefined) return; // sa page vient déjà
      marquer(lien);
      router.push(lien.href, { scroll: lien.dataset.lien !== 'sur-place' });
    }
    function interrompre(e: KeyboardEvent) {
      if (e.key === 'Escape' && !e.defaultPrevented) abandonner();
    }
    document.addEventListener('click', suivre);
    document.addEventListener('keydown', interrompre);
    return () => {
      document.removeEventListener('click', suivre);
      document.removeEventListener('keydown', interrompre);
    };
  }, [router]);

  function reessayer({ href }: Depart) {
    const { pathname } = new URL(href);
    router.push(href, { scroll: pathname !== location.pathname });
  }

  return <SigneAttente {...{ attend, coupee }} surReessayer={reessayer} surFermer={abandonner} />;
}
