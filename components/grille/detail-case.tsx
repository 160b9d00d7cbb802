'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { formaterHeure, formaterJour } from '@/lib/dates';
import type { Curseur } from '@/lib/evaluations/grille/curseur';
import { tailleDe } from '@/lib/evaluations/grille/deplacement';
import type { Auteur } from '@/lib/evaluations/grille/format';
import { cleEn, type Plan } from '@/lib/evaluations/grille/plan';
import type { SaisieGrille } from './saisie-grille';

/** « Saisi par Claire LEMOINE le 12/11 à 10 h 42 » ; « par vous » pour `moi`. */
export const direAuteur = ({ par, le }: Auteur, moi: string): string =>
  `Saisi par ${par === moi ? 'vous' : par} le ${formaterJour(le).slice(0, 5)} à ${formaterHeure(le)}`;

type Props = { saisie: SaisieGrille; plan: Plan; curseur: Curseur; id: string };

/** Où l'on est, en toutes lettres : l'apprenant, l'item entier, qui a saisi et quand. */
export function DetailCase({ saisie, plan, curseur, id }: Props) {
  const abonner = useCallback(
    (prevenir: () => void) => {
      const defaire = [curseur.abonner(prevenir), saisie.abonnerCases(prevenir)];
      return () => {
        for (const d of defaire) d();
      };
    },
    [curseur, saisie],
  );
  const situation = useSyncExternalStore(
    abonner,
    () => situer(plan, curseur),
    () => '',
  );
  const auteur = useSyncExternalStore(
    abonner,
    () => signature(saisie, plan, curseur),
    () => '',
  );
  return (
    <p className="flex min-h-5 flex-wrap gap-x-3 text-sm max-sm:hidden">
      <span className="min-w-0 truncate">{situation}</span>
      <span id={id} className="text-texte-doux">
        {auteur}
      </span>
    </p>
  );
}

function situer({ sens, lignes, colonnes }: Plan, curseur: Curseur): string {
  const bloc = curseur.selection();
  if (bloc) {
    const { lignes: l, colonnes: c } = tailleDe(bloc);
    return `${l * c} cases sélectionnées`;
  }
  const { ligne, colonne } = curseur.ou();
  const dits = [lignes[ligne], colonnes[colonne]].map((r) => (r ? `${r.titre} ${r.libelle}`.trim() : ''));
  return (sens === 'apprenants' ? dits : dits.reverse()).filter(Boolean).join(' · ');
}

function signature(saisie: SaisieGrille, plan: Plan, curseur: Curseur): string {
  const auteur = curseur.selection() ? null : saisie.auteurDe(cleEn(plan, curseur.ou()));
  return auteur ? direAuteur(auteur, saisie.moi) : '';
}
