'use client';

import { useLayoutEffect, useRef } from 'react';

/** Dans le coin de la grille : dit au cadre la largeur de la colonne des noms, qui couvre ce qui défile dessous. */
export function MesureNoms() {
  const repere = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const coin = repere.current?.closest('th');
    const cadre = coin?.closest<HTMLElement>('.grille-cadre');
    if (!coin || !cadre || typeof ResizeObserver === 'undefined') return;
    const mesure = new ResizeObserver(() => cadre.style.setProperty('--gauche', `${coin.offsetWidth}px`));
    mesure.observe(coin);
    return () => mesure.disconnect();
  }, []);
  return <span ref={repere} hidden />;
}
