'use client';

import { useCallback, useRef } from 'react';
import { Definition, Degre } from '@/components/maitrise/degre';
import { usePresentation } from '@/components/maitrise/presentation';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { DEGRES_FICHE } from '@/lib/degres/regles';
import type { Partie } from '@/lib/passeport/regles';
import { choisir, type DegreFiche, rangFrappe } from '@/lib/passeport/regles-clavier';
import { useRaccourcis } from './raccourcis';

const SANS_RESULTAT = 'aucun';

interface Props {
  partie: Partie;
  degre: DegreFiche | null;
  onChange: (degre: DegreFiche | null) => void;
  erreur: string | undefined;
}

/** La partie que visent les touches : celle de la saisie où est le focus, à défaut la partie principale. */
function partieVisee(e: Event): string {
  const formulaire = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-partie]') : null;
  return formulaire?.dataset.partie ?? 'bacpro';
}

/** Le résultat d'une partie : un bouton radio, ou une touche (son code, son rang) comme dans la grille. */
export function ChoixDegre({ partie, degre, onChange, erreur }: Props) {
  const codes = usePresentation();
  const cadre = useRef<HTMLDivElement>(null);
  const attente = useRef('');
  useRaccourcis(
    useCallback(
      (e) => {
        const choix = partieVisee(e) === partie ? choisir(e, attente.current, codes) : null;
        attente.current = choix?.attente ?? '';
        if (choix?.degre === undefined) return choix !== null;
        onChange(choix.degre);
        cadre.current?.querySelector<HTMLInputElement>(`[value="${choix.degre ?? SANS_RESULTAT}"]`)?.focus();
        return true;
      },
      [partie, codes, onChange],
    ),
  );
  const options = [
    ...DEGRES_FICHE.map((d, rang) => ({
      valeur: d as string,
      libelle: <Option degre={d} touche={rangFrappe(rang, codes)} />,
    })),
    { valeur: SANS_RESULTAT, libelle: 'Appréciation seule, sans résultat' },
  ];
  return (
    <div ref={cadre}>
      <GroupeRadios
        legende="Nouvelle évaluation"
        options={options}
        valeur={degre ?? SANS_RESULTAT}
        onChange={(e) => onChange(DEGRES_FICHE.find((d) => d === e.currentTarget.value) ?? null)}
        erreur={erreur}
      />
      <details className="mt-2 text-sm">
        <summary className="lien w-fit cursor-pointer">Ce que veut dire chaque résultat</summary>
        <ul className="mt-2 flex flex-col gap-2">
          {DEGRES_FICHE.map((d) => (
            <li key={d}>
              <Definition degre={d} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Option({ degre, touche }: { degre: DegreFiche; touche: string | null }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Degre degre={degre} avecLibelle sansBulle />
      {touche && (
        <span
          aria-hidden="true"
          className="rounded-sm border border-filet-fort px-1 text-xs text-texte-doux pointer-coarse:hidden"
        >
          {touche}
        </span>
      )}
    </span>
  );
}
