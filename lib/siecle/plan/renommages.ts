import type { CompteConnu, Etat, StructureConnue } from '../serveur/queries-etat';
import type { EleveLu } from '../types';

type Inscrit = Extract<EleveLu, { inscrit: true }>;

/** Une division qui a changé de code dans l'année, reconnue à ses élèves : `memes` de ses `membres` sont dans la nouvelle. */
export interface Renommage {
  de: StructureConnue;
  vers: StructureConnue;
  memes: number;
  membres: number;
}

/** Part des élèves qui doivent être les mêmes, de l'une et de l'autre division. */
const PART = 2 / 3;

/**
 * Les divisions disparues de l'année dont les élèves sont tous passés, ou presque, dans une division où personne n'était encore
 * (STSWEB a changé le code) : c'est la même classe sous un autre nom.
 */
export function reconnaitreRenommages(
  etat: Etat,
  inscrits: readonly Inscrit[],
  reconnus: ReadonlyMap<string, CompteConnu>,
): Renommage[] {
  const deLAnnee = etat.structures.filter((s) => s.nature === 'division' && s.annee === etat.anneeCourante);
  const parCode = new Map(deLAnnee.filter((s) => !s.masqueeLe).map((s) => [s.code, s]));
  const lus = new Map(inscrits.map((e) => [reconnus.get(e.eleveId)?.id, e.division]));
  const effectifs = Map.groupBy(inscrits, (e) => e.division);
  const places = etat.affectations.filter((a) => a.role === 'apprenant' && !a.finLe && !a.exclueLe);
  const membresDe = Map.groupBy(places, (a) => a.structureId);
  return deLAnnee.flatMap((de) => {
    const membres = membresDe.get(de.id) ?? [];
    if (!de.masqueeLe || membres.length === 0) return [];
    const destinations = Map.groupBy(
      membres.flatMap((m) => lus.get(m.compteId) ?? []),
      (code) => code,
    );
    const [choisie] = [...destinations].sort(([, a], [, b]) => b.length - a.length);
    const vers = choisie && parCode.get(choisie[0]);
    if (!vers || membresDe.has(vers.id)) return [];
    const memes = choisie[1].length;
    const arrives = effectifs.get(vers.code)?.length ?? 0;
    return memes >= membres.length * PART && memes >= arrives * PART
      ? [{ de, vers, memes, membres: membres.length }]
      : [];
  });
}
