import { formaterJour } from '@/lib/dates';
import { anomalie } from '../regles-anomalies';
import { naissanceImprobable } from '../regles-naissance';
import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { EleveLu, LectureEleves } from '../types';
import { type AttribuerLogin, estPresent, identiteDite, noterIdentite, poserCompte, sortir } from './comptes';
import { confirmerPartants } from './confirmations';
import { diplomeRetenu } from './diplome';
import { type Connue, comparer, type Lue } from './identite';
import { mefRetenu } from './mef';
import { type Personne, retenirNoms } from './noms';
import { comptesDesDoubles, type Reconnaissance, rapprocher, signalerIdentite } from './rapprochement';
import { reconnaitreRenommages } from './renommages';
import { ligneStructure } from './structures';
import type { Ecritures, LigneApprenant, Resume } from './types';

type Inscrit = Extract<EleveLu, { inscrit: true }>;
type Sortie = { ecritures: Ecritures; resume: Resume; attribuer: AttribuerLogin; jour: string; maintenant: string };

/** À qui les responsables se relient. */
export interface Enfants {
  /** Les élèves inscrits après l'import, par ELEVE_ID. */
  inscrits: Map<string, { compteId: string; qui: string }>;
  /** Les ELEVE_ID du fichier ou de la base, inscrits ou non : d'eux, un lien n'étonne pas. */
  connus: Set<string>;
  /** Les ELEVE_ID que deux élèves portent : un lien n'y dit pas lequel. */
  ambigus: Set<string>;
}

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

const sujetDe = (fichier: string, e: EleveLu): Personne => ({
  fichier,
  cle: e.eleveId,
  qui: `${e.nom} ${e.prenom}`,
  ...(e.ligne !== undefined && { ligne: e.ligne }),
});

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
function reconnaitreEleves(etat: Etat, { eleves, source }: LectureEleves): Reconnaissance & { connues: Connue[] } {
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
  // Un tableur n'a souvent ni numéro ni INE : le nom, le prénom et la naissance y sont la clé (IMP-10).
  const parIdentite = source === 'tableur' ? 'compte' : 'question';
  const qui = rapprocher(connus, lots, connues, { genre: 'eleve', parIdentite }, etat.reponses);
  return { ...qui, connues };
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
  const { fichier: _, ...sujet } = sujetDe(fichier, e);
  resume.anomalies.push(anomalie(fichier, 'ine-d-un-autre', sujet, {}));
  return null;
}

/**
 * Écarte, en le disant, les élèves d'une division inconnue de l'import des enseignants, ou d'une naissance qui ne peut être
 * vraie : leur mot de passe initial en vient (IMP-5, fautes de ligne).
 */
function retenir(lecture: LectureEleves, structures: Structures, { resume, jour }: Sortie): Inscrit[] {
  return lecture.eleves.filter((e): e is Inscrit => {
    if (!e.inscrit) return false;
    const { fichier, ...sujet } = sujetDe(lecture.fichier, e);
    const improbable = naissanceImprobable(e.dateNaissance, jour);
    if (improbable) {
      const date = formaterJour(e.dateNaissance);
      resume.anomalies.push(anomalie(fichier, 'eleve-naissance-improbable', sujet, { date }));
    }
    if (structures.division.has(e.division)) return !improbable;
    resume.anomalies.push(anomalie(fichier, 'division-inconnue', sujet, { code: e.division }));
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
  source: LectureEleves['source'],
): LigneApprenant {
  // Une colonne qu'un tableur n'a pas ne dit rien ; ce qu'un export de SIECLE ne donne pas n'est pas.
  const garde = source === 'tableur' ? connu : undefined;
  return {
    compteId,
    ine: e.ine ?? connu?.ine ?? null,
    ineAncien: e.ineAncien ?? connu?.ineAncien ?? null,
    elenoet: e.elenoet ?? garde?.elenoet ?? null,
    sexe: e.sexe ?? garde?.sexe ?? null,
    mef: e.mef,
    referentiel,
    referentielManuel: connu?.referentielManuel ?? false,
    entreLe: e.dateEntree ?? garde?.entreLe ?? null,
  };
}

const CHAMPS = ['ine', 'ineAncien', 'elenoet', 'sexe', 'mef', 'referentiel', 'entreLe'] as const;
const differe = (a: LigneApprenant, b: LigneApprenant) => CHAMPS.some((c) => a[c] !== b[c]);

/**
 * Plan de l'import des apprenants (IMP-2, IMP-4) : créés, modifiés (état civil, classe, groupes), revenus, sortis. Pur.
 * Inscrit = une division et pas de sortie passée à la date de l'export (formats, 2.3).
 */
export function planifierApprenants(etat: Etat, lecture: LectureEleves, sortie: Sortie): Enfants {
  const { ecritures, resume } = sortie;
  resume.anomalies.push(...lecture.anomalies);
  const structures = structuresDeLAnnee(etat);
  const retenus = retenir(lecture, structures, sortie);
  signalerGroupes(lecture, structures, resume, retenus);
  const qui = reconnaitreEleves(etat, lecture);
  const { reconnus } = qui;
  const ines = inesDeDroit(etat, lecture, reconnus);
  for (const e of retenus) signalerIdentite(sujetDe(lecture.fichier, e), qui, resume);
  const connus = new Map(etat.apprenants.map((a) => [a.compteId, a]));
  const parCompte = Map.groupBy(
    etat.affectations.filter((a) => a.role === 'apprenant'),
    (a) => a.compteId,
  );
  heriter(etat, retenus, reconnus, structures, sortie);
  // Les groupes de l'année, quand un tableur n'en dit rien : nul ne les quitte.
  const taits = new Set(lecture.tait?.includes('groupes') ? [...structures.groupe.values()].map((s) => s.id) : []);
  const inscrits: Enfants['inscrits'] = new Map();

  for (const e of retenus) {
    if (qui.questions.has(e.eleveId)) continue;
    const connu = reconnus.get(e.eleveId);
    const noms = retenirNoms(resume, sujetDe(lecture.fichier, e), e, connu);
    if (!noms) continue;
    const siennes = (parCompte.get(connu?.id ?? '') ?? []).filter((a) => !taits.has(a.structureId));
    const classe = bougerAffectations(e, connu, structures, siennes, ecritures);
    const ligne = poserCompte(
      ecritures,
      resume.apprenants,
      connu,
      {
        profil: 'apprenant',
        civilite: null,
        ...noms,
        dateNaissance: e.dateNaissance,
        courriel: e.courriel,
        siecleGenre: 'eleve',
        siecleId: e.eleveId,
      },
      sortie.attribuer,
      { classes: ditStructures(e, structures), autres: classe.dit },
    );
    for (const structureId of classe.nouvelles) {
      ecritures.affectations.push({ structureId, compteId: ligne.id, role: 'apprenant' });
    }
    const avant = connus.get(ligne.id);
    const division = structures.division.get(e.division);
    const ine = inePris(e, ligne.id, ines, lecture.fichier, resume);
    const mef = mefRetenu(e.mef, avant?.mef ?? null, etat.mefs, sujetDe(lecture.fichier, e), resume);
    const diplome = diplomeRetenu(avant, mef, division, etat.mefs);
    const apprenant = ligneApprenant({ ...e, ine, mef }, ligne.id, avant, diplome, lecture.source);
    if (!avant || differe(avant, apprenant)) ecritures.apprenants.push(apprenant);
    if (connu)
      noterIdentite(resume, identiteDite(connu, avant?.ine ?? null), identiteDite(ligne, apprenant.ine), ligne);
    inscrits.set(e.eleveId, { compteId: ligne.id, qui: `${ligne.nom} ${ligne.prenom}` });
  }
  const doubles = lecture.doubles ?? [];
  const laisses = laissesEnPlace(etat, lecture, qui, comptesDesDoubles(doubles, qui.connues));
  for (const [eleveId, c] of laisses) {
    if (!estPresent(c) || inscrits.has(eleveId)) continue;
    inscrits.set(eleveId, { compteId: c.id, qui: `${c.nom} ${c.prenom}` });
  }
  faireSortir(etat, lecture, reconnus, laisses, sortie);
  const lus = [...lecture.eleves.map((e) => e.eleveId), ...lecture.refuses];
  return {
    inscrits,
    connus: new Set([...lus, ...elevesConnus(etat)]),
    ambigus: new Set(doubles.map((d) => d.clef).filter((clef) => !estLeMeme(clef, lecture))),
  };
}

/** Une classe renommée garde le diplôme choisi à la main ; le reste de ce qu'on lui avait donné suit à l'écriture. */
function heriter(
  etat: Etat,
  retenus: readonly Inscrit[],
  reconnus: Reconnaissance['reconnus'],
  structures: Structures,
  { ecritures, resume }: Sortie,
): void {
  for (const { de, vers, memes, membres } of reconnaitreRenommages(etat, retenus, reconnus)) {
    ecritures.renommages.push({ de: de.id, vers: vers.id });
    resume.renommages.push({ de: de.code, vers: vers.code, memes, membres });
    if (!de.rattachementManuel || vers.rattachementManuel) continue;
    const { referentiel, niveau, rattachementManuel } = de;
    const heritiere = { ...vers, referentiel, niveau, rattachementManuel };
    structures.division.set(vers.code, heritiere);
    ecritures.structures.push(ligneStructure(heritiere));
  }
}

const elevesConnus = (etat: Etat): string[] =>
  etat.comptes.flatMap((c) => (c.siecleGenre === 'eleve' && c.siecleId !== null ? [c.siecleId] : []));

/** Un ELEVE_ID répété pour le même élève, et non pour deux. */
function estLeMeme(clef: string, { eleves, doubles = [] }: LectureEleves): boolean {
  const premier = eleves.find((e) => e.eleveId === clef);
  if (!premier?.inscrit) return true;
  const { identite, nationaux } = eleveLu(premier);
  return doubles
    .filter((d) => d.clef === clef)
    .every((d) => {
      if (d.nationaux.some((n) => nationaux.includes(n))) return true;
      const accord = comparer(identite, { noms: d.noms, prenoms: [d.prenom], naissance: d.naissance });
      return accord.nom && accord.prenom && accord.naissance;
    });
}

/** « 2AGO, groupes G1, G2 » : une division et un groupe peuvent avoir le même code. */
function ditStructures(e: Inscrit, structures: Structures): string {
  const groupes = e.groupes.filter((g) => structures.groupe.has(g));
  const dits = groupes.length > 0 ? [`${groupes.length > 1 ? 'groupes' : 'groupe'} ${groupes.join(', ')}`] : [];
  return [e.division, ...dits].join(', ');
}

/** Par ELEVE_ID, les élèves connus que le fichier dit inscrits ou qu'une faute de ligne écarte : aucun ne sort. */
function laissesEnPlace(
  etat: Etat,
  lecture: LectureEleves,
  { reconnus, questions }: Reconnaissance,
  doubles: readonly string[],
) {
  const refuses = new Set(lecture.refuses);
  const ecartes = etat.comptes.filter((c) => c.siecleGenre === 'eleve' && refuses.has(c.siecleId ?? ''));
  const laisses = new Map(ecartes.map((c) => [c.siecleId ?? '', c]));
  for (const e of lecture.eleves) {
    const c = e.inscrit ? reconnus.get(e.eleveId) : undefined;
    if (c) laisses.set(e.eleveId, c);
  }
  const enCause = new Set([...[...questions.values()].flatMap((q) => q.candidats.map((c) => c.id)), ...doubles]);
  const poses = new Set([...laisses.values()].map((c) => c.id));
  for (const c of etat.comptes)
    if (enCause.has(c.id) && !poses.has(c.id))
      laisses.set(laisses.has(c.siecleId ?? c.id) ? c.id : (c.siecleId ?? c.id), c);
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
export function inscritsConnus(etat: Etat): Enfants {
  const presents = etat.comptes.filter((c) => c.profil === 'apprenant' && c.siecleGenre === 'eleve' && estPresent(c));
  const inscrits = new Map(presents.map((c) => [c.siecleId ?? '', { compteId: c.id, qui: `${c.nom} ${c.prenom}` }]));
  return { inscrits, connus: new Set(elevesConnus(etat)), ambigus: new Set() };
}
