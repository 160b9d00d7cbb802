import { anomalie } from '../regles-anomalies';
import type { MefConnu } from '../serveur/queries-etat';
import type { Personne } from './noms';
import type { Resume } from './types';

type Mefs = ReadonlyMap<string, MefConnu>;

const dispositifs = new WeakMap<Mefs, Set<string>>();

/** Les dispositifs (trois premiers chiffres) que la nomenclature d'ici couvre : CAP, baccalauréats professionnels… */
function dispositifsDe(mefs: Mefs): Set<string> {
  const connus = dispositifs.get(mefs) ?? new Set(Array.from(mefs.keys(), (code) => code.slice(0, 3)));
  dispositifs.set(mefs, connus);
  return connus;
}

/** Onze chiffres dans SIECLE ; les dix premiers font la nomenclature. */
const estUnMef = (code: string): boolean => /^\d{10,11}$/.test(code);

/**
 * Vrai pour un MEF que la nomenclature devrait avoir et n'a pas. Celui d'une formation que Griotte ne suit pas (seconde
 * générale, BTS…) n'étonne pas ; un dispositif qui n'existe pas, si.
 */
export const mefInconnu = (code: string, mefs: Mefs): boolean =>
  !estUnMef(code) ||
  (!mefs.has(code.slice(0, 10)) && (dispositifsDe(mefs).has(code.slice(0, 3)) || !/^[0-3]/.test(code)));

/** Le MEF à écrire : celui du fichier, sauf s'il n'est pas un code ; ce qui étonne se dit. */
export function mefRetenu(
  lu: string | null,
  connu: string | null,
  mefs: Mefs,
  { fichier, ...sujet }: Personne,
  resume: Resume,
): string | null {
  if (lu === null || !mefInconnu(lu, mefs)) return lu;
  const code = estUnMef(lu) ? 'mef-inconnu' : 'mef-illisible';
  resume.anomalies.push(anomalie(fichier, code, sujet, { mef: lu.slice(0, 40) }));
  return estUnMef(lu) ? lu : connu;
}
