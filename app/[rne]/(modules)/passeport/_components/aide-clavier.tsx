'use client';

import type { ReactNode } from 'react';
import { usePresentation } from '@/components/presentation';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { rangFrappe, toucheLibre } from '@/lib/passeport/regles-clavier';
import { useRaccourcisActifs } from './raccourcis';

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
