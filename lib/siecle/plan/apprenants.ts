import { anomalie } from '../regles-anomalies';
import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { EleveLu, LectureEleves } from '../types';
import { type AttribuerLogin, estPresent, identiteDite, noterIdentite, poserCompte, sortir } from './comptes';
import { confirmerPartants } from './confirmations';
import { diplomeRetenu } from './diplome';
import type { Connue, Lue } from './identite';
import { type Reconnaissance, rapprocher, signalerIdentite } from './rapprochement';
import type { Ecritures, LigneApprenant, Resume } from './types';

type Inscrit = Extract<EleveLu, { inscrit: true }>;
type Sortie = { ecritures: Ecritures; resume: Resume; attribuer: AttribuerLogin; jour: string; maintenant: string };

/** Les élèves inscrits après l'import, par ELEVE_ID : à eux seuls les responsables se relient. */
export type Inscrits = Map<string, { compteId: string; qui: string }>;

type Structures = ReturnType<typeof structuresDeLAnnee>;

function structuresDeLAnnee(etat: Etat) {
  const actives = etat.structures.filter((s) => s.annee === etat.anneeCourante && !s.masqueeLe);
  return {
    division: new Map(actives.filter((s) => s.nature === 'division').map((s) => [s.code, s])),
    groupe: new Map(actives.filter((s) => s.nature === 'groupe').map((s) => [s.code, s])),
    parId: new Map(etat.structures.map((s) => [s.id, s])),
  };
}

const nommer = (...noms: (string | null)[]): string[] =>
  [...new Set(noms)].filter((n) => n !== null && n !== '') as string[];

/** Un élève lu, tel qu'on le rapproche d'un compte. */
const eleveLu = (e: EleveLu): Lue => ({
  clef: e.eleveId,
  nationaux: nommer(e.ine, e.ineAncien),
  identite: { noms: nommer(e.nomUsage, e.nom), prenoms: [e.prenom], naissance: e.dateNaissance },
});

/**
 * Reconnaît chaque élève (docs/identite.md). Les inscrits d'abord : l'ancienne fiche d'un élève peut rester au fichier, sous
 * son ancien ELEVE_ID. D'un élève qui n'est pas inscrit, rien ne se demande : le compte qui n'est à personne sort.
 */
function reconnaitreEleves(etat: Etat, eleves: readonly EleveLu[]): Reconnaissance {
  const apprenants = new Map(etat.apprenants.map((a) => [a.compteId, a]));
  const connus = etat.comptes.filter((c) => c.profil === 'apprenant' && c.origine !== 'transfert');
  const lots = [true, false].map((inscrit) => eleves.filter((e) => e.inscrit === inscrit).map(eleveLu));
  const connues = connus.map((c): Connue => {
    const a = apprenants.get(c.id);
    return {
      compteId: c.id,
      clef: c.siecleGenre === 'eleve' ? c.siecleId : null,
      nationaux: nommer(a?.ine ?? null, a?.ineAncien ?? null),
      identite: { noms: [c.nom], prenoms: [c.prenom], naissance: c.dateNaissance },
    };
  });
  return rapprocher(connus, lots, connues, { genre: 'eleve', parIdentite: 'question' }, etat.reponses);
}

/** Par INE, le compte qui le porte à bon droit : il l'avait, et le fichier ne lui en donne pas d'autre. */
function inesDeDroit(etat: Etat, lecture: LectureEleves, reconnus: Map<string, CompteConnu>): Map<string, string> {
  const lus = new Map(lecture.eleves.flatMap((e) => (e.ine ? [[reconnus.get(e.eleveId)?.id, e.ine]] : [])));
  return new Map(
    etat.apprenants.flatMap(({ ine, compteId }): [string, string][] =>
      ine && (lus.get(compteId) ?? ine) === ine ? [[ine, compteId]] : [],
    ),
  );
}

/** L'INE d'un élève, sauf s'il est celui d'un autre compte : il ne mène alors pas à deux personnes. */
function inePris(
  e: Inscrit,
  compteId: string,
  ines: Map<string, string>,
  fichier: string,
  resume: Resume,
): string | null {
  const porteur = e.ine ? ines.get(e.ine) : undefined;
  if (!porteur || porteur === compteId) return e.ine;
  resume.anomalies.push(anomalie(fichier, 'ine-d-un-autre', { cle: e.eleveId, qui: `${e.nom} ${e.prenom}` }, {}));
  return null;
}

/** Écarte, en le disant, les élèves d'une division inconnue de l'import des enseignants (IMP-5, faute de ligne). */
function retenir(lecture: LectureEleves, structures: Structures, resume: Resume): Inscrit[] {
  return lecture.eleves.filter((e): e is Inscrit => {
    if (!e.inscrit) return false;
    if (structures.division.has(e.division)) return true;
    const sujet = { cle: e.eleveId, qui: `${e.nom} ${e.prenom}` };
    resume.anomalies.push(anomalie(lecture.fichier, 'division-inconnue', sujet, { code: e.division }));
    return false;
  });
}

function signalerGroupes(lecture: LectureEleves, structures: Structures, resume: Resume, inscrits: Inscrit[]): void {
  const inconnus = new Set(inscrits.flatMap((e) => e.groupes).filter((g) => !structures.groupe.has(g)));
  for (const code of inconnus)
    resume.anomalies.push(anomalie(lecture.fichier, 'groupe-inconnu', { cle: code }, { code }));
}

function ligneApprenant(
  e: Inscrit,
  compteId: string,
  connu: LigneApprenant | undefined,
  referentiel: string | null,
): LigneApprenant {
  return {
    compteId,
    ine: e.ine ?? connu?.ine ?? null,
    ineAncien: e.ineAncien ?? connu?.ineAncien ?? null,
    elenoet: e.elenoet,
    sexe: e.sexe,
    mef: e.mef,
    referentiel,
    referentielManuel: connu?.referentielManuel ?? false,
    entreLe: e.dateEntree,
  };
}

const CHAMPS = ['ine', 'ineAncien', 'elenoet', 'sexe', 'mef', 'referentiel', 'entreLe'] as const;
const differe = (a: LigneApprenant, b: LigneApprenant) => CHAMPS.some((c) => a[c] !== b[c]);

/**
 * Plan de l'import des apprenants (IMP-2, IMP-4) : créés, modifiés (état civil, classe, groupes), revenus, sortis. Pur.
 * Inscrit = une division et pas de sortie passée à la date de l'export (formats, 2.3).
 */
export function planifierApprenants(etat: Etat, lecture: LectureEleves, sortie: Sortie): Inscrits {
  const { ecritures, resume } = sortie;
  resume.anomalies.push(...lecture.anomalies);
  const structures = structuresDeLAnnee(etat);
  const retenus = retenir(lecture, structures, resume);
  signalerGroupes(lecture, structures, resume, retenus);
  const qui = reconnaitreEleves(etat, lecture.eleves);
  const { reconnus } = qui;
  const ines = inesDeDroit(etat, lecture, reconnus);
  for (const e of retenus)
    signalerIdentite({ clef: e.eleveId, qui: `${e.nom} ${e.prenom}` }, qui, lecture.fichier, resume);
  const connus = new Map(etat.apprenants.map((a) => [a.compteId, a]));
  const parCompte = Map.groupBy(
    etat.affectations.filter((a) => a.role === 'apprenant'),
    (a) => a.compteId,
  );
  const inscrits: Inscrits = new Map();

  for (const e of retenus) {
    if (qui.questions.has(e.eleveId)) continue;
    const connu = reconnus.get(e.eleveId);
    const classe = bougerAffectations(e, connu, structures, parCompte.get(connu?.id ?? '') ?? [], ecritures);
    const ligne = poserCompte(
      ecritures,
      resume.apprenants,
      connu,
      {
        profil: 'apprenant',
        civilite: null,
        nom: e.nomUsage ?? e.nom,
        prenom: e.prenom,
        dateNaissance: e.dateNaissance,
        courriel: e.courriel,
        siecleGenre: 'eleve',
        siecleId: e.eleveId,
      },
      sortie.attribuer,
      { classes: [e.division, ...e.groupes.filter((g) => structures.groupe.has(g))].join(', '), autres: classe.dit },
    );
    for (const structureId of classe.nouvelles) {
      ecritures.affectations.push({ structureId, compteId: ligne.id, role: 'apprenant' });
    }
    const avant = connus.get(ligne.id);
    const division = structures.division.get(e.division);
    const ine = inePris(e, ligne.id, ines, lecture.fichier, resume);
    const apprenant = ligneApprenant({ ...e, ine }, ligne.id, avant, diplomeRetenu(avant, e.mef, division, etat.mefs));
    if (!avant || differe(avant, apprenant)) ecritures.apprenants.push(apprenant);
    if (connu)
      noterIdentite(resume, identiteDite(connu, avant?.ine ?? null), identiteDite(ligne, apprenant.ine), ligne);
    inscrits.set(e.eleveId, { compteId: ligne.id, qui: `${ligne.nom} ${ligne.prenom}` });
  }
  const laisses = laissesEnPlace(etat, lecture, qui);
  for (const [eleveId, c] of laisses) {
    if (!estPresent(c) || inscrits.has(eleveId)) continue;
    inscrits.set(eleveId, { compteId: c.id, qui: `${c.nom} ${c.prenom}` });
  }
  faireSortir(etat, lecture, reconnus, laisses, sortie);
  return inscrits;
}

/** Par ELEVE_ID, les élèves connus que le fichier dit inscrits ou qu'une faute de ligne écarte : aucun ne sort. */
function laissesEnPlace(etat: Etat, lecture: LectureEleves, { reconnus, questions }: Reconnaissance) {
  const refuses = new Set(lecture.refuses);
  const ecartes = etat.comptes.filter((c) => c.siecleGenre === 'eleve' && refuses.has(c.siecleId ?? ''));
  const laisses = new Map(ecartes.map((c) => [c.siecleId ?? '', c]));
  for (const e of lecture.eleves) {
    const c = e.inscrit ? reconnus.get(e.eleveId) : undefined;
    if (c) laisses.set(e.eleveId, c);
  }
  const enCause = new Set([...questions.values()].flatMap((q) => q.candidats.map((c) => c.id)));
  for (const c of etat.comptes) if (enCause.has(c.id)) laisses.set(c.siecleId ?? c.id, c);
  return laisses;
}

/** Structures nouvelles d'un élève, et celles qu'il quitte ; un retrait fait à la main n'est pas rétabli. */
function bougerAffectations(
  e: Inscrit,
  connu: CompteConnu | undefined,
  structures: Structures,
  actuelles: Etat['affectations'],
  ecritures: Ecritures,
): { nouvelles: string[]; dit: string[] } {
  const voulues = [structures.division.get(e.division), ...e.groupes.map((g) => structures.groupe.get(g))]
    .filter((s) => s !== undefined)
    .map((s) => s.id);
  const deja = new Set(actuelles.map((a) => a.structureId));
  const nouvelles = voulues.filter((id) => !deja.has(id));
  const quittees = actuelles.filter(
    (a) => a.origine === 'siecle' && !a.finLe && !a.exclueLe && !voulues.includes(a.structureId),
  );
  for (const a of quittees) ecritures.affectationsFinies.push({ structureId: a.structureId, compteId: a.compteId });
  if (!connu) return { nouvelles, dit: [] };
  const codeDe = (nature: 'division' | 'groupe') => (a: { structureId: string }) => {
    const s = structures.parId.get(a.structureId);
    return s?.nature === nature ? [s.code] : [];
  };
  const de = quittees.flatMap(codeDe('division'));
  const vers = nouvelles.flatMap((structureId) => codeDe('division')({ structureId }));
  const dit = vers.length ? [`classe\u00a0: ${[de.join(', ') || 'aucune', vers.join(', ')].join(' → ')}`] : [];
  const groupes = [...quittees, ...nouvelles.map((structureId) => ({ structureId }))].flatMap(codeDe('groupe'));
  return { nouvelles, dit: groupes.length ? [...dit, 'groupes'] : dit };
}

/** Sortent les apprenants connus que le fichier ne dit plus inscrits ; ceux qu'une faute de ligne écarte restent. */
function faireSortir(
  etat: Etat,
  lecture: LectureEleves,
  reconnus: Map<string, CompteConnu>,
  laisses: Map<string, CompteConnu>,
  { ecritures, resume, jour, maintenant }: Sortie,
): void {
  const restent = new Set([...laisses.values()].map((c) => c.id));
  const dates = new Map(lecture.eleves.map((e) => [reconnus.get(e.eleveId)?.id, e.dateSortie]));
  const presents = etat.comptes.filter((c) => c.profil === 'apprenant' && c.origine === 'siecle' && estPresent(c));
  const partants = presents.filter((c) => !restent.has(c.id));
  const partis = new Set(partants.map((c) => c.id));
  for (const c of partants) sortir(ecritures, resume.apprenants, c, dates.get(c.id) ?? jour, maintenant);
  for (const a of etat.affectations) {
    if (!partis.has(a.compteId) || a.finLe) continue;
    ecritures.affectationsFinies.push({ structureId: a.structureId, compteId: a.compteId });
  }
  confirmerPartants(resume, 'apprenants', partants.length, presents.length);
}

/** Les inscrits d'après la base seule, quand le fichier des élèves n'est pas donné. */
export function inscritsConnus(etat: Etat): Inscrits {
  const presents = etat.comptes.filter((c) => c.profil === 'apprenant' && c.siecleGenre === 'eleve' && estPresent(c));
  return new Map(presents.map((c) => [c.siecleId ?? '', { compteId: c.id, qui: `${c.nom} ${c.prenom}` }]));
}
