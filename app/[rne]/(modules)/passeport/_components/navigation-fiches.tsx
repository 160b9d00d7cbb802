'use client';

import { useCallback, useRef } from 'react';
import { useRaccourcis } from '@/components/fiche/raccourcis';
import { usePresentation } from '@/components/maitrise/presentation';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { IconeChevron } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { toucheLibre } from '@/lib/passeport/regles-clavier';

interface Fiche {
  href: string;
  titre: string;
}

interface Props {
  precedente: Fiche | null;
  suivante: Fiche | null;
  rang: number;
  total: number;
  /** La prochaine fiche nouvelle ou modifiée, et combien il y en a. */
  aLire: (Fiche & { nombre: number }) | null;
}

const LIEN = 'lien inline-flex items-center gap-1 pointer-coarse:min-h-11';

/** D'une fiche à l'autre sans repasser par la liste, par ses liens ou au clavier : K, J, L (PAE-2). */
export function NavigationFiches({ precedente, suivante, rang, total, aLire }: Props) {
  const codes = usePresentation();
  const liens = useRef<Record<string, HTMLAnchorElement | null>>({});
  const poser = (touche: string) => (lien: HTMLAnchorElement | null) => {
    liens.current[touche] = lien;
  };
  useRaccourcis(
    useCallback(
      (e) => {
        const touche = e.key.toLowerCase();
        const lien = toucheLibre(touche, codes) ? liens.current[touche] : undefined;
        lien?.click();
        return Boolean(lien);
      },
      [codes],
    ),
  );
  const lien = (fiche: Fiche | null, libelle: string, touche: string) =>
    fiche && (
      <Lien
        ref={poser(touche)}
        href={fiche.href}
        title={fiche.titre}
        aria-keyshortcuts={touche}
        className={cx(LIEN, touche === 'k' && 'flex-row-reverse')}
      >
        {libelle}
        <IconeChevron taille={16} className={touche === 'k' ? 'rotate-180' : undefined} />
      </Lien>
    );
  return (
    <nav aria-label="Autres fiches" className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {lien(precedente, 'Fiche précédente', 'k')}
      {total > 1 && (
        <span className="text-sm text-texte-doux tabular-nums">
          {rang} sur {total}
        </span>
      )}
      {lien(suivante, 'Fiche suivante', 'j')}
      {aLire && (
        <Lien ref={poser('l')} href={aLire.href} title={aLire.titre} aria-keyshortcuts="l" className={LIEN}>
          Prochaine à lire
          <Badge ton="succes">
            {aLire.nombre}
            <span className="sr-only"> {aLire.nombre > 1 ? 'nouvelles ou modifiées' : 'nouvelle ou modifiée'}</span>
          </Badge>
        </Lien>
      )}
    </nav>
  );
}
