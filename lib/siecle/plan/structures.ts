import { v7 as uuidv7 } from 'uuid';
import type { Etat, MefConnu, StructureConnue } from '../serveur/queries-etat';
import type { DivisionLue, GroupeLu } from '../types';
import type { Ecritures, LigneStructure, MouvementsStructures, Resume } from './types';

/** Année de formation d'un MEF : celle de la nomenclature, sinon la 10e position d'un bac pro en 3 ans (247.....3y). */
export function niveauDuMef(code: string, mefs: ReadonlyMap<string, MefConnu>): number | null {
  const connu = mefs.get(code.slice(0, 10))?.niveau;
  if (connu) return connu;
  const trouve = /^247\w{5}3([123])/.exec(code);
  return trouve?.[1] ? Number(trouve[1]) : null;
}

/** Les diplômes auxquels un MEF peut mener. */
export const diplomesDuMef = (code: string | null, mefs: ReadonlyMap<string, MefConnu>): readonly string[] =>
  (code && mefs.get(code.slice(0, 10))?.referentiels) || [];

const unSeul = <T>(valeurs: T[]): T | null => {
  const distinctes = new Set(valeurs);
  const [seule] = distinctes;
  return distinctes.size === 1 && seule !== undefined ? seule : null;
};

/** Rattachement d'une division d'après ses MEF (IMP-7) : un diplôme et un niveau s'ils en désignent un seul. */
export function rattacher(codes: readonly string[], mefs: ReadonlyMap<string, MefConnu>) {
  return {
    referentiel: unSeul(codes.flatMap((c) => diplomesDuMef(c, mefs))),
    niveau: unSeul(codes.map((c) => niveauDuMef(c, mefs)).filter((n) => n !== null)),
  };
}

const memeListe = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');

export const ligneStructure = (s: StructureConnue): LigneStructure => ({
  ...s,
  masqueeLe: s.masqueeLe?.toISOString() ?? null,
});

/**
 * Rapproche divisions et groupes de l'année : créés, modifiés, disparus. Un rattachement fait à la main reste. Rend la
 * structure de chaque code, par nature.
 */
export function planifierStructures(
  etat: Etat,
  annee: number,
  lues: { divisions: DivisionLue[]; groupes: GroupeLu[] },
  sortie: { ecritures: Ecritures; resume: Resume; maintenant: string },
): Record<'division' | 'groupe', Map<string, LigneStructure>> {
  const connues = new Map(etat.structures.filter((s) => s.annee === annee).map((s) => [`${s.nature} ${s.code}`, s]));
  const poser = (nature: 'division' | 'groupe', lue: DivisionLue, ou: MouvementsStructures): LigneStructure => {
    const connue = connues.get(`${nature} ${lue.code}`);
    connues.delete(`${nature} ${lue.code}`);
    const parMef = nature === 'division' ? rattacher(lue.mefs, etat.mefs) : { referentiel: null, niveau: null };
    const garde = connue?.rattachementManuel ? { referentiel: connue.referentiel, niveau: connue.niveau } : parMef;
    const ligne: LigneStructure = {
      id: connue?.id ?? uuidv7(),
      annee,
      nature,
      code: lue.code,
      libelle: lue.libelle || lue.code,
      mefs: lue.mefs,
      ...garde,
      rattachementManuel: connue?.rattachementManuel ?? false,
      masqueeLe: null,
    };
    if (!connue) ou.creees.push(lue.code);
    else if (change(connue, ligne)) ou.modifiees.push(lue.code);
    else ou.inchangees++;
    if (!connue || change(connue, ligne)) sortie.ecritures.structures.push(ligne);
    return ligne;
  };
  const divisions = new Map(lues.divisions.map((d) => [d.code, poser('division', d, sortie.resume.divisions)]));
  const groupes = new Map(lues.groupes.map((g) => [g.code, poser('groupe', g, sortie.resume.groupes)]));
  const disparues = [...connues.values(), ...etat.structures.filter((s) => s.annee !== annee)];
  for (const s of disparues.filter((d) => !d.masqueeLe)) {
    sortie.ecritures.structures.push({ ...ligneStructure(s), masqueeLe: sortie.maintenant });
    sortie.resume[s.nature === 'division' ? 'divisions' : 'groupes'].disparues.push(s.code);
  }
  sortie.ecritures.groupesDivisions = lues.groupes.flatMap((g) => {
    const groupeId = groupes.get(g.code)?.id;
    return g.divisions.flatMap((code) => {
      const divisionId = divisions.get(code)?.id;
      return groupeId && divisionId ? [{ groupeId, divisionId }] : [];
    });
  });
  return { division: divisions, groupe: groupes };
}

const change = (connue: StructureConnue, ligne: LigneStructure) =>
  connue.masqueeLe !== null ||
  connue.libelle !== ligne.libelle ||
  connue.referentiel !== ligne.referentiel ||
  connue.niveau !== ligne.niveau ||
  !memeListe(connue.mefs, ligne.mefs);
