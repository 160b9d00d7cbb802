'use client';

import { useEffect, useMemo, useRef } from 'react';
import { Erreur } from '@/components/ui/champ-cadre';
import { ListeTriable } from '@/components/ui/liste-triable';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';
import { ArbreReferentiel } from './arbre-referentiel';
import { LigneItem } from './ligne';
import { Precisions } from './precisions';
import {
  basculerPrecision,
  changerItems,
  type Groupe,
  grouperPrecisions,
  type ItemNomme,
  indexer,
  sansPrecisions,
  situations,
} from './regles';

type Props = {
  id: string;
  arbre: readonly NoeudArbre[];
  /** Items déjà choisis qui ne sont peut-être plus dans l'arbre. */
  connus?: readonly ItemNomme[];
  choisis: readonly string[];
  onChange: (choisis: string[]) => void;
  erreur?: string | undefined;
};

/** Choisir des items dans l'arbre d'un référentiel, les préciser (GA), puis les ordonner (G 3.8.2). */
export function ChoixItems({ id, arbre, connus, choisis, onChange, erreur }: Props) {
  const index = useMemo(() => indexer(arbre, connus), [arbre, connus]);
  const liste = useRef<HTMLDivElement>(null);
  const aReprendre = useRef<number | null>(null);

  // Le bouton pressé disparaît avec sa ligne : le focus passe à celui qui prend sa place.
  useEffect(() => {
    if (aReprendre.current === null) return;
    const boutons = liste.current?.querySelectorAll<HTMLElement>('[data-retirer]') ?? [];
    (boutons[Math.min(aReprendre.current, boutons.length - 1)] ?? liste.current)?.focus();
    aReprendre.current = null;
  });

  function retirer(code: string) {
    aReprendre.current = choisis.indexOf(code);
    const restants = choisis.filter((c) => c !== code);
    onChange(changerItems(index, restants, sansPrecisions(index, restants)));
  }

  const precisables = useMemo(() => situations(arbre), [arbre]);
  const ensemble = new Set(choisis);
  function carres(code: string) {
    const situation = precisables.get(code);
    const onBasculer = (precision: string) => onChange(basculerPrecision(index, choisis, precision));
    return situation && <Precisions situation={situation} choisis={ensemble} onBasculer={onBasculer} />;
  }

  const groupes = grouperPrecisions(index, choisis);
  const elements = groupes.map(({ code, precisions }) => ({
    id: code,
    nom: code,
    contenu: [code, ...precisions].map((c) => (
      <LigneItem key={c} code={c} item={index.get(c)} onRetirer={() => retirer(c)} precisions={carres(c)} />
    )),
  }));
  const ranger = (codes: string[]) =>
    onChange(codes.flatMap((code) => [code, ...(groupes.find((g) => g.code === code)?.precisions ?? [])]));

  return (
    <div
      id={id}
      tabIndex={-1}
      data-erreur={erreur ? true : undefined}
      className="grid grid-cols-1 gap-6 outline-none xl:grid-cols-[3fr_2fr]"
    >
      <ArbreReferentiel libelle="Items du référentiel" {...{ arbre, choisis, onChange }} />
      <div ref={liste} tabIndex={-1} className="flex min-w-0 flex-col gap-2 outline-none">
        <p className="font-medium" id={`${id}-ordre`}>
          Items choisis <span className="font-normal text-texte-doux tabular-nums">({direChoisis(groupes)})</span>
        </p>
        {choisis.length === 0 ? (
          <p className="rounded-lg border border-dashed border-filet-fort/60 px-4 py-6 text-center text-texte-doux">
            Cochez dans l’arbre&nbsp;: les items s’ajoutent ici, et se rangent dans l’ordre que vous voulez.
          </p>
        ) : (
          <ListeTriable libelle="Items choisis, dans l’ordre" elements={elements} onChange={ranger} />
        )}
        {erreur && <Erreur id={id}>{erreur}</Erreur>}
      </div>
    </div>
  );
}

/** « 3 », « 2, avec 4 complexités ou aléas » */
function direChoisis(groupes: readonly Groupe[]): string {
  const precisions = groupes.reduce((somme, g) => somme + g.precisions.length, 0);
  if (precisions === 0) return String(groupes.length);
  return `${groupes.length}, avec ${precisions > 1 ? `${precisions} complexités ou aléas` : '1 complexité ou aléa'}`;
}
