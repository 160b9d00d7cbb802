import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { DivisionLue, GroupeLu, LectureEleves, LectureResponsables, LectureSts, LienLu } from '../types';
import type { Lectures, LigneStructure, Plan } from './types';

/**
 * Complète ce qu'un tableur tait par ce que l'établissement en connaît, pour que rien n'en disparaisse ni n'en sorte (IMP-10). Un
 * export de STSWEB ou de SIECLE dit tout : il est rendu tel quel.
 */
export function completer(etat: Etat, lectures: Lectures): Lectures {
  const { sts, eleves, responsables } = lectures;
  return {
    ...lectures,
    ...(sts?.source === 'tableur' && { sts: completerSts(etat, sts) }),
    ...(eleves?.tait?.includes('eleves') && { eleves: completerEleves(etat, eleves) }),
    ...(responsables?.tait?.includes('responsables') && {
      responsables: completerResponsables(etat, responsables, eleves),
    }),
  };
}

function completerSts(etat: Etat, lecture: LectureSts): LectureSts {
  const { tait = [] } = lecture;
  const deLAnnee = etat.structures.filter((s) => s.annee === lecture.annee);
  const connues = (nature: 'division' | 'groupe') =>
    new Map(deLAnnee.filter((s) => s.nature === nature).map((s) => [s.code, s]));
  const [divisions, groupes] = [connues('division'), connues('groupe')];
  // Le libellé et le MEF d'une classe que le fichier ne fait que nommer restent les siens.
  const reprendre = <S extends DivisionLue>(
    lue: S,
    connue: Pick<LigneStructure, 'libelle' | 'mefs'> | undefined,
  ): S => ({
    ...lue,
    libelle: lue.libelle || (connue?.libelle ?? ''),
    mefs: lue.mefs.length > 0 ? lue.mefs : (connue?.mefs ?? []),
  });
  const absentes = <S>(
    lues: readonly DivisionLue[],
    table: typeof divisions,
    faire: (s: Etat['structures'][number]) => S,
  ): S[] => {
    const nommees = new Set(lues.map((l) => l.code));
    return [...table.values()].filter((s) => !s.masqueeLe && !nommees.has(s.code)).map(faire);
  };
  const codes = new Map(deLAnnee.map((s) => [s.id, s.code]));
  const compositions = Map.groupBy(etat.groupesDivisions, (g) => g.groupeId);
  const composition = (id: string) => (compositions.get(id) ?? []).flatMap((g) => codes.get(g.divisionId) ?? []);
  const divisionDe = ({ code, libelle, mefs }: Etat['structures'][number]): DivisionLue => ({
    code,
    libelle,
    mefs,
    enseignants: [],
  });
  const groupeDe = (s: Etat['structures'][number]): GroupeLu => ({ ...divisionDe(s), divisions: composition(s.id) });
  return {
    ...lecture,
    divisions: [
      ...lecture.divisions.map((d) => reprendre(d, divisions.get(d.code))),
      ...(tait.includes('divisions') ? absentes(lecture.divisions, divisions, divisionDe) : []),
    ],
    groupes: [
      ...lecture.groupes.map((g) => reprendre(g, groupes.get(g.code))),
      ...(tait.includes('groupes') ? absentes(lecture.groupes, groupes, groupeDe) : []),
    ],
    ...(tait.includes('personnels') && { refuses: [...lecture.refuses, ...personnels(etat)] }),
  };
}

const personnels = (etat: Etat) =>
  etat.comptes.flatMap((c) =>
    c.siecleGenre && c.siecleId && c.profil !== 'apprenant' && c.profil !== 'parent'
      ? [{ type: c.siecleGenre, id: c.siecleId }]
      : [],
  );

const siecleIds = (comptes: readonly CompteConnu[], genre: string): string[] =>
  comptes.flatMap((c) => (c.siecleGenre === genre && c.siecleId ? [c.siecleId] : []));

const completerEleves = (etat: Etat, lecture: LectureEleves): LectureEleves => ({
  ...lecture,
  refuses: [...lecture.refuses, ...siecleIds(etat.comptes, 'eleve')],
});

/** Les autres enfants d'un responsable nommé restent les siens : le fichier ne parle pas d'eux. */
function completerResponsables(
  etat: Etat,
  lecture: LectureResponsables,
  eleves: LectureEleves | undefined,
): LectureResponsables {
  const ids = new Map(etat.comptes.map((c) => [c.id, c.siecleId]));
  const nommees = new Set(lecture.personnes.map((p) => p.personneId));
  const lus = new Set(eleves?.eleves.map((e) => e.eleveId));
  const autres = etat.responsabilites.flatMap((r): LienLu[] => {
    const [personneId, eleveId] = [ids.get(r.responsableId), ids.get(r.apprenantId)];
    if (!personneId || !eleveId || !nommees.has(personneId) || lus.has(eleveId)) return [];
    return [{ eleveId, personneId, niveau: r.niveau as LienLu['niveau'], parente: r.parente as LienLu['parente'] }];
  });
  const dits = new Set(lecture.liens.map((l) => `${l.eleveId} ${l.personneId}`));
  return {
    ...lecture,
    liens: [...lecture.liens, ...autres.filter((l) => !dits.has(`${l.eleveId} ${l.personneId}`))],
    refuses: [...lecture.refuses, ...siecleIds(etat.comptes, 'personne')],
  };
}

/** L'établissement tel que le plan des classes et des personnels le laisse : ses classes et ses identifiants de connexion. */
export function etatApres(etat: Etat, { annee, ecritures }: Plan): Etat {
  const ecrites = new Map(ecritures.structures.map((s) => [s.id, s]));
  const structures = etat.structures.map((s) => {
    const ecrite = ecrites.get(s.id);
    ecrites.delete(s.id);
    return ecrite ? enConnue(etat.rne, ecrite) : s;
  });
  return {
    ...etat,
    anneeCourante: annee,
    structures: [...structures, ...[...ecrites.values()].map((s) => enConnue(etat.rne, s))],
    comptes: [...etat.comptes, ...ecritures.comptesNeufs.map(enCompte)],
  };
}

const enInstant = (iso: string | null) => (iso === null ? null : new Date(iso));

const enConnue = (rne: string, s: LigneStructure): Etat['structures'][number] => ({
  rne,
  ...s,
  masqueeLe: enInstant(s.masqueeLe),
});

const enCompte = (c: Plan['ecritures']['comptesNeufs'][number]): CompteConnu => ({
  ...c,
  suspenduLe: enInstant(c.suspenduLe),
  masqueLe: enInstant(c.masqueLe),
});
