'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';

type Props = { legende: string; className?: string | undefined; children: ReactNode };

/**
 * Ce qui borde un tableau. Trop large, il y défile, au doigt comme au clavier ; s'il tient, le cadre ne retient rien :
 * l'en-tête reste en haut de l'écran quand la page défile, et la tabulation ne s'y arrête pas.
 */
export function CadreTableau({ legende, className, children }: Props) {
  const cadre = useRef<HTMLDivElement>(null);
  const [tient, setTient] = useState(false);

  useEffect(() => {
    const [element, tableau] = [cadre.current, cadre.current?.querySelector('table')];
    if (!element || !tableau) return;
    const observateur = new ResizeObserver(() => setTient(tableau.offsetWidth <= element.clientWidth));
    observateur.observe(element);
    observateur.observe(tableau);
    return () => observateur.disconnect();
  }, []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: une zone nommée qui défile, pas une section du plan.
    <div
      ref={cadre}
      role="region"
      aria-label={legende}
      tabIndex={tient ? undefined : 0}
      data-tient={tient || undefined}
      className={cx('tableau-cadre', className)}
    >
      {children}
    </div>
  );
}
