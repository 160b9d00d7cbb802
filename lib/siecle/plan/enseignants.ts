import { selonSiecle } from '@/lib/comptes/regles-corrections';
import { creerAttributeurLogins } from '@/lib/comptes/regles-login';
import { formaterJour } from '@/lib/dates';
import { anomalie } from '../regles-anomalies';
import { naissanceImprobable } from '../regles-naissance';
import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { CleIndividu, IndividuLu, LectureSts } from '../types';
import { estPresent, identiteDite, noterIdentite, poserCompte, sortir } from './comptes';
import { confirmerPartants } from './confirmations';
import type { Connue, Lue } from './identite';
import { mefInconnu } from './mef';
import { type Personne, retenirNoms } from './noms';
import { rapprocher as apparier, comptesDesDoubles, type Reconnaissance, signalerIdentite } from './rapprochement';
import { planifierStructures } from './structures';
import type { LigneStructure, Plan, Resume } from './types';
import { ecrituresVides, resumeVide } from './vide';

const cle = (i: CleIndividu) => `${i.type} ${i.id}`;

/** Ceux que STSWeb nomme ou peut nommer, quel que soit le profil donné depuis à la main à qui en vient. */
const estPersonnel = (c: CompteConnu) =>
  c.origine !== 'transfert' &&
  (c.profil === 'enseignant' ||
    c.profil === 'chef' ||
    (c.siecleId !== null && (c.profil === 'administrateur' || c.profil === 'lecteur')));

/** Ceux-là, et le nom que SIECLE leur connaît à côté de celui qu'ils portent ici. */
function personnelsConnus(etat: Etat): { comptes: CompteConnu[]; connues: Connue[] } {
  const comptes = etat.comptes.filter(estPersonnel);
  const connues = comptes.map((c): Connue => {
    const siecle = selonSiecle(c);
    return {
      compteId: c.id,
      clef: c.siecleId === null ? null : `${c.siecleGenre} ${c.siecleId}`,
      nationaux: [],
      identite: {
        noms: [c.nom, siecle.nom ?? c.nom],
        prenoms: [c.prenom, siecle.prenom ?? c.prenom],
        naissance: siecle.dateNaissance ?? c.dateNaissance,
      },
    };
  });
  return { comptes, connues };
}

/** Reconnaît chaque personne : paire TYPE + ID de STSWeb, sinon nom, prénom et date de naissance (docs/identite.md). */
function reconnaitrePersonnels(etat: Etat, individus: readonly IndividuLu[]): Reconnaissance & { connues: Connue[] } {
  const { comptes, connues } = personnelsConnus(etat);
  const lues = individus.map(
    (i): Lue => ({
      clef: cle(i),
      nationaux: [],
      identite: { noms: [i.nom], prenoms: [i.prenom], naissance: i.dateNaissance },
    }),
  );
  const regles = { genre: 'personnel', parIdentite: 'compte', nomChange: true } as const;
  return { ...apparier(comptes, [lues], connues, regles, etat.reponses), connues };
}

/** Les structures de chaque enseignant : ses divisions, ses groupes, et les divisions de ses groupes (formats, 4.2). */
function structuresParIndividu(lecture: LectureSts, s: Record<'division' | 'groupe', Map<string, LigneStructure>>) {
  const par = new Map<string, Map<string, LigneStructure>>();
  const ajouter = (i: CleIndividu, ligne: LigneStructure | undefined) => {
    if (!ligne) return;
    const deja = par.get(cle(i)) ?? new Map<string, LigneStructure>();
    par.set(cle(i), deja.set(ligne.id, ligne));
  };
  for (const d of lecture.divisions) for (const e of d.enseignants) ajouter(e, s.division.get(d.code));
  for (const g of lecture.groupes) {
    for (const e of g.enseignants) {
      ajouter(e, s.groupe.get(g.code));
      for (const code of g.divisions) ajouter(e, s.division.get(code));
    }
  }
  return par;
}

/** Ce que le fichier dit, rapproché de la base : qui est qui, où il enseigne, qui n'y est plus. */
function rapprocher(
  etat: Etat,
  lecture: LectureSts,
  structures: Record<'division' | 'groupe', Map<string, LigneStructure>>,
) {
  const qui = reconnaitrePersonnels(etat, lecture.individus);
  const { reconnus } = qui;
  const enCause = [...qui.questions.values()].flatMap((q) => q.candidats.map((c) => c.id));
  const doubles = comptesDesDoubles(lecture.doubles ?? [], qui.connues);
  const restes = new Set([...[...reconnus.values()].map((c) => c.id), ...enCause, ...doubles]);
  const refuses = new Set(lecture.refuses.map(cle));
  const presents = etat.comptes.filter((c) => estPersonnel(c) && c.origine === 'siecle' && !c.suspenduLe);
  const absents = presents.filter((c) => !restes.has(c.id) && !refuses.has(`${c.siecleGenre} ${c.siecleId}`));
  const partants = sansDernierAdministrateur(etat, absents);
  return { qui, reconnus, presents, partants, parIndividu: structuresParIndividu(lecture, structures) };
}

/** Si tous les administrateurs partaient, ils restent : nul ne gérerait plus l'établissement. */
function sansDernierAdministrateur(etat: Etat, absents: CompteConnu[]): CompteConnu[] {
  const resteUn = etat.comptes.some((c) => c.profil === 'administrateur' && estPresent(c) && !absents.includes(c));
  return resteUn ? absents : absents.filter((c) => c.profil !== 'administrateur');
}

type Rapprochement = ReturnType<typeof rapprocher>;

/**
 * Les affectations qui prennent fin : celles d'une structure disparue, d'une personne partie, ou d'un service retiré.
 * Sans aucun service au fichier (emploi du temps pas remonté), les associations connues restent ; celles qui ont été
 * faites à la main, toujours.
 */
function affectationsFinies(
  etat: Etat,
  lecture: LectureSts,
  structures: Record<'division' | 'groupe', Map<string, LigneStructure>>,
  { reconnus, partants, parIndividu }: Rapprochement,
) {
  const enseigne = (i: CleIndividu, role: string) =>
    role === 'enseignant' ? [...(parIndividu.get(cle(i))?.keys() ?? [])] : [];
  const voulues = new Set(
    lecture.individus.flatMap((i) => enseigne(i, i.role).map((id) => `${id} ${reconnus.get(cle(i))?.id}`)),
  );
  const partis = new Set(partants.map((c) => c.id));
  const gardees = new Set([...structures.division.values(), ...structures.groupe.values()].map((s) => s.id));
  return etat.affectations.filter((a) => {
    if (a.finLe) return false;
    if (partis.has(a.compteId)) return true;
    if (a.role !== 'enseignant') return false;
    const retiree = a.origine === 'siecle' && parIndividu.size > 0 && !voulues.has(`${a.structureId} ${a.compteId}`);
    return retiree || !gardees.has(a.structureId);
  });
}

/**
 * Plan de l'import des enseignants et chefs d'établissement (IMP-1, IMP-4, IMP-7). Pur : compare l'état de la base à la
 * lecture, n'écrit rien.
 */
export function planifierEnseignants(
  etat: Etat,
  lue: LectureSts,
  annee: number,
  jour: string,
  maintenant: string,
): Plan {
  const ecritures = ecrituresVides();
  const resume = resumeVide();
  resume.anomalies = [...lue.anomalies];
  const lecture = {
    ...lue,
    individus: lue.individus.map((i) => sansNaissanceImprobable(i, lue.fichier, jour, resume)),
  };
  signalerMefs(etat, lecture, resume);
  const structures = planifierStructures(etat, annee, lecture, { ecritures, resume, maintenant });
  const rapprochement = rapprocher(etat, lecture, structures);
  const { qui, reconnus, presents, partants, parIndividu } = rapprochement;
  const finies = affectationsFinies(etat, lecture, structures, rapprochement);
  for (const { structureId, compteId } of finies) ecritures.affectationsFinies.push({ structureId, compteId });

  const attribuer = creerAttributeurLogins(etat.comptes.map((c) => c.login));
  const enseignants = new Set(etat.enseignants.map((e) => e.compteId));
  const connues = new Set(etat.affectations.map((a) => `${a.structureId} ${a.compteId}`));
  const perdent = new Set(finies.filter((a) => !a.exclueLe).map((a) => a.compteId));
  // Une colonne qu'un tableur n'a pas ne dit rien de la discipline.
  const dit = (i: IndividuLu) => lecture.source !== 'tableur' || i.disciplines.length > 0;
  for (const i of lecture.individus) {
    signalerIdentite(sujetDe(lecture.fichier, i), qui, resume);
    if (qui.questions.has(cle(i))) continue;
    const connu = reconnus.get(cle(i));
    const noms = retenirNoms(resume, sujetDe(lecture.fichier, i), i, connu && nomsSiecle(connu));
    if (!noms) continue;
    const enseigne = i.role === 'enseignant';
    const siennes = enseigne ? [...(parIndividu.get(cle(i))?.values() ?? [])] : [];
    const neuves = siennes.filter((s) => !connues.has(`${s.id} ${connu?.id}`));
    const autres: string[] = [];
    if (connu && (neuves.length || perdent.has(connu.id))) autres.push('classes');
    const ligne = poserCompte(
      ecritures,
      enseigne ? resume.enseignants : resume.chefs,
      connu,
      {
        profil: i.role,
        civilite: i.civilite,
        ...noms,
        dateNaissance: i.dateNaissance,
        courriel: i.courriel ?? null,
        ...(enseigne && dit(i) && { discipline: i.disciplines.join(', ') || null }),
        siecleGenre: i.type,
        siecleId: i.id,
      },
      attribuer,
      { classes: codesDesDivisions(siennes), autres },
    );
    if (connu) noterIdentite(resume, identiteDite(connu), identiteDite(ligne), ligne);
    if (!enseigne) continue;
    if (connu?.discipline !== ligne.discipline || !enseignants.has(ligne.id))
      ecritures.enseignants.push({ compteId: ligne.id, discipline: ligne.discipline });
    for (const s of neuves) ecritures.affectations.push({ structureId: s.id, compteId: ligne.id, role: 'enseignant' });
  }

  for (const c of partants)
    sortir(ecritures, c.profil === 'chef' ? resume.chefs : resume.enseignants, c, jour, maintenant);
  confirmerPartants(resume, 'personnels', partants.length, presents.length);
  return { annee, ecritures, resume };
}

const sujetDe = (fichier: string, i: IndividuLu): Personne => ({
  fichier,
  cle: cle(i),
  qui: `${i.nom} ${i.prenom}`,
  ...(i.ligne !== undefined && { ligne: i.ligne }),
});

/** Les noms que SIECLE connaît à qui a pu en être corrigé à la main. */
function nomsSiecle(c: CompteConnu): { nom: string; prenom: string } {
  const siecle = selonSiecle(c);
  return { nom: siecle.nom ?? c.nom, prenom: siecle.prenom ?? c.prenom };
}

/** Une naissance qui ne peut être vraie se dit, et ne s'écrit pas. */
function sansNaissanceImprobable(i: IndividuLu, fichier: string, jour: string, resume: Resume): IndividuLu {
  if (i.dateNaissance === null || !naissanceImprobable(i.dateNaissance, jour)) return i;
  const { fichier: _, ...sujet } = sujetDe(fichier, i);
  const date = formaterJour(i.dateNaissance);
  resume.anomalies.push(anomalie(fichier, 'individu-naissance-improbable', sujet, { date }));
  return { ...i, dateNaissance: null };
}

function signalerMefs(etat: Etat, lecture: LectureSts, resume: Resume): void {
  for (const { code, mefs } of lecture.divisions)
    for (const mef of mefs.filter((m) => mefInconnu(m, etat.mefs)))
      resume.anomalies.push(anomalie(lecture.fichier, 'division-mef-inconnu', { cle: code }, { code, mef }));
}

const codesDesDivisions = (structures: readonly LigneStructure[]) =>
  structures
    .filter((s) => s.nature === 'division')
    .map((s) => s.code)
    .sort()
    .join(', ');
