import { DEGRES, type Degre } from '@/lib/degres/regles';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import type { FicheSuivie, Matiere } from '@/lib/maitrise/regles-tableau';
import type { Tirages } from './tirages';

let numero = 0;

/** Un résultat tel que la base le rend, sans la base ; d'une fiche à défaut. */
export function unResultat(
  degre: Degre | null,
  jour = '2026-09-01',
  plus: Partial<ResultatObtenu> = {},
): ResultatObtenu {
  const id = String(++numero).padStart(6, '0');
  const saisiLe = Date.parse(`${jour}T10:00:00Z`);
  const source = { source: 'fiche' as const, sourceId: `s${id}`, titre: 'Fiche', auteur: 'Claire LEMOINE' };
  return { id, ...source, jour, saisiLe, degre, remarque: '', referentiel: 'R', items: ['1'], ...plus };
}

/** Un jour des années scolaires 2024-2025 à 2026-2027. */
const unJour = (t: Tirages) => `${2024 + t.suivant(3)}-${t.parmi(['09', '10', '11'])}-1${t.suivant(9)}`;

export const unResultatAuSort = (t: Tirages, plus: Partial<ResultatObtenu> = {}): ResultatObtenu =>
  unResultat(t.parmi([...DEGRES, null]), unJour(t), plus);

interface Cadre {
  referentiel: string;
  /** Ce qu'une fiche ou une évaluation peut viser, et ce qu'elle peut préciser (GA : complexités et aléas). */
  cibles: readonly { item: string; precisions: readonly string[] }[];
}

/** Jusqu'à cinq fiches, évaluées zéro à trois fois, et jusqu'à huit résultats du module Gestion des évaluations. */
export function uneMatiereAuSort(t: Tirages, { referentiel, cibles }: Cadre): Matiere {
  const fiche = (): FicheSuivie => {
    const { item, precisions } = t.parmi(cibles);
    const note = () => unResultatAuSort(t, { referentiel, items: [item, ...t.partie(precisions)] });
    return {
      id: `f${++numero}`,
      titre: 'Fiche',
      faiteLe: unJour(t),
      lieu: t.parmi(['pfmp', 'etablissement']),
      referentiel,
      item,
      bepReferentiel: null,
      bepItem: null,
      bacpro: t.fois(t.suivant(4), note),
      bep: [],
    };
  };
  const evaluation = () => unResultatAuSort(t, { source: 'evaluation', referentiel, items: [t.parmi(cibles).item] });
  return { fiches: t.fois(t.suivant(6), fiche), evaluations: t.fois(t.suivant(9), evaluation) };
}
