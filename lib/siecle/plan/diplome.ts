import type { MefConnu } from '../serveur/queries-etat';
import { diplomesDuMef } from './structures';

/**
 * Le diplôme d'un apprenant : celui donné à la main, sinon celui de son MEF s'il n'en désigne qu'un (il l'emporte, sauf
 * dans une division corrigée à la main), sinon celui de sa division (IMP-7).
 */
export function diplomeRetenu(
  connu: { referentiel: string | null; referentielManuel: boolean } | undefined,
  codeMef: string | null,
  division: { referentiel: string | null; rattachementManuel: boolean } | undefined,
  mefs: ReadonlyMap<string, MefConnu>,
): string | null {
  if (connu?.referentielManuel) return connu.referentiel;
  const possibles = diplomesDuMef(codeMef, mefs);
  const duMef = possibles.length === 1 ? (possibles[0] ?? null) : null;
  return division?.rattachementManuel ? (division.referentiel ?? duMef) : (duMef ?? division?.referentiel ?? null);
}
