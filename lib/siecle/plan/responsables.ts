import { plier } from '@/lib/comptes/regles-noms';
import { anomalie } from '../regles-anomalies';
import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { LectureResponsables, LienLu, PersonneLue } from '../types';
import type { Enfants } from './apprenants';
import { type AttribuerLogin, estPresent, identiteDite, noterIdentite, poserCompte, sortir } from './comptes';
import { confirmerPartants } from './confirmations';
import { type Connue, comparer, type Lue } from './identite';
import { type Personne, retenirNoms } from './noms';
import { comptesDesDoubles, type Reconnaissance, rapprocher, signalerIdentite } from './rapprochement';
import type { Ecritures, Resume } from './types';

type Sortie = { ecritures: Ecritures; resume: Resume; attribuer: AttribuerLogin; jour: string; maintenant: string };

const LUI_MEME = '70';

/** Les PERSONNE_ID que deux personnes portent : un lien n'y dit pas laquelle. */
function personnesAmbigues({ personnes, doubles = [] }: LectureResponsables): Set<string> {
  const identite = (noms: string[], prenom: string) => ({ noms, prenoms: [prenom], naissance: null });
  return new Set(
    doubles.flatMap(({ clef, noms, prenom }) => {
      const premier = personnes.find((p) => p.personneId === clef);
      if (!premier) return [];
      const accord = comparer(
        identite(noms, prenom),
        identite([premier.nomUsage ?? premier.nom, premier.nom], premier.prenom),
      );
      return accord.nom && accord.prenom ? [] : [clef];
    }),
  );
}

/** Les personnes à qui revient un compte : représentant légal (niveau 1) d'un élève inscrit (formats, §8.9). */
function liensRetenus(lecture: LectureResponsables, { inscrits, ambigus }: Enfants): Map<string, LienLu[]> {
  const doubles = personnesAmbigues(lecture);
  const liens = lecture.liens.filter(
    (l) => inscrits.has(l.eleveId) && !ambigus.has(l.eleveId) && !doubles.has(l.personneId) && l.parente !== LUI_MEME,
  );
  const parPersonne = Map.groupBy(liens, (l) => l.personneId);
  for (const [id, siens] of parPersonne) if (!siens.some((l) => l.niveau === 1)) parPersonne.delete(id);
  return parPersonne;
}

/** Ce qui désigne un responsable dans un tableur, à défaut de numéro : son nom, auprès du même enfant (IMP-10). */
function parEnfants(etat: Etat, retenus: Map<string, LienLu[]>, inscrits: Enfants['inscrits']) {
  const connus = Map.groupBy(etat.responsabilites, (r) => r.responsableId);
  const dire = (nom: string, prenom: string, enfants: readonly (string | undefined)[]) =>
    enfants.flatMap((id) => (id ? [`${plier(nom)}/${plier(prenom)}>${id}`] : []));
  return {
    connue: (c: CompteConnu) =>
      dire(
        c.nom,
        c.prenom,
        (connus.get(c.id) ?? []).map((r) => r.apprenantId),
      ),
    lue: (p: PersonneLue) =>
      dire(
        p.nomUsage ?? p.nom,
        p.prenom,
        (retenus.get(p.personneId) ?? []).map((l) => inscrits.get(l.eleveId)?.compteId),
      ),
  };
}

/** Reconnaît chaque responsable à son PERSONNE_ID, si son nom et son prénom s'accordent (docs/identite.md). */
function reconnaitreResponsables(
  etat: Etat,
  lecture: LectureResponsables,
  retenus: Map<string, LienLu[]>,
  inscrits: Enfants['inscrits'],
): Reconnaissance & { connues: Connue[] } {
  const parEnfant = lecture.source === 'tableur' ? parEnfants(etat, retenus, inscrits) : undefined;
  const comptes = etat.comptes.filter((c) => c.siecleGenre === 'personne');
  const connues = comptes.map(
    (c): Connue => ({
      compteId: c.id,
      clef: c.siecleId,
      nationaux: parEnfant?.connue(c) ?? [],
      identite: { noms: [c.nom], prenoms: [c.prenom], naissance: null },
    }),
  );
  const lues = lecture.personnes
    .filter((p) => retenus.has(p.personneId))
    .map(
      (p): Lue => ({
        clef: p.personneId,
        nationaux: parEnfant?.lue(p) ?? [],
        identite: { noms: [p.nomUsage ?? p.nom, p.nom], prenoms: [p.prenom], naissance: null },
      }),
    );
  const regles = { genre: 'responsable', parIdentite: 'neuf', prenomProche: true } as const;
  return { ...rapprocher(comptes, [lues], connues, regles, etat.reponses), connues };
}

/**
 * Plan de l'import des responsables (IMP-2, IMP-4) : comptes des représentants légaux et leurs liens. Un responsable
 * qui n'a plus d'enfant inscrit est masqué ; un lien retiré prend fin. Ni adresse postale ni téléphone ne sont lus.
 */
export function planifierResponsables(
  etat: Etat,
  lecture: LectureResponsables,
  enfants: Enfants,
  sortie: Sortie,
): void {
  const { ecritures, resume } = sortie;
  const { inscrits } = enfants;
  resume.anomalies.push(...lecture.anomalies);
  signalerLiens(lecture, enfants, resume);
  const retenus = liensRetenus(lecture, enfants);
  const qui = reconnaitreResponsables(etat, lecture, retenus, inscrits);
  const liensConnus = new Map(etat.responsabilites.map((r) => [`${r.responsableId} ${r.apprenantId}`, r]));
  const gardes = new Set<string>();
  const restent = new Set<string>();

  for (const p of lecture.personnes) {
    const siens = retenus.get(p.personneId);
    if (!siens) continue;
    signalerIdentite(sujetDe(lecture.fichier, p), qui, resume);
    if (qui.questions.has(p.personneId)) continue;
    const connu = qui.reconnus.get(p.personneId);
    const noms = retenirNoms(resume, sujetDe(lecture.fichier, p), p, connu);
    if (!noms) continue;
    const neufs = siens.filter((l) => {
      const ancien = liensConnus.get(`${connu?.id} ${inscrits.get(l.eleveId)?.compteId}`);
      return ancien?.niveau !== l.niveau || ancien.parente !== l.parente;
    });
    const ligne = poserCompte(
      ecritures,
      resume.responsables,
      connu,
      {
        profil: 'parent',
        civilite: p.civilite,
        ...noms,
        dateNaissance: null,
        courriel: p.courriel,
        siecleGenre: 'personne',
        siecleId: p.personneId,
      },
      sortie.attribuer,
      { classes: siens.map((l) => inscrits.get(l.eleveId)?.qui).join(', '), autres: neufs.length ? ['enfants'] : [] },
    );
    if (connu) noterIdentite(resume, identiteDite(connu), identiteDite(ligne), ligne);
    restent.add(ligne.id);
    for (const l of siens) {
      const apprenantId = inscrits.get(l.eleveId)?.compteId;
      if (!apprenantId) continue;
      gardes.add(`${ligne.id} ${apprenantId}`);
      if (!neufs.includes(l)) continue;
      ecritures.responsabilites.push({ responsableId: ligne.id, apprenantId, niveau: l.niveau, parente: l.parente });
      if (!liensConnus.has(`${ligne.id} ${apprenantId}`)) resume.liens.ajoutes++;
    }
  }
  for (const q of qui.questions.values()) for (const c of q.candidats) restent.add(c.id);
  const laisses = laissesEnPlace(etat, lecture, enfants, qui.connues);
  const presents = etat.comptes.filter((c) => c.siecleGenre === 'personne' && estPresent(c));
  const partants = presents.filter((c) => !restent.has(c.id) && !laisses.has(c.id));
  for (const c of partants) sortir(ecritures, resume.responsables, c, sortie.jour, sortie.maintenant);
  for (const id of laisses) restent.delete(id);
  finirLiens(etat, gardes, new Set(partants.map((c) => c.id)), restent, sortie);
  confirmerPartants(resume, 'responsables', partants.length, presents.length);
}

const sujetDe = (fichier: string, p: PersonneLue): Personne => ({
  fichier,
  cle: p.personneId,
  qui: `${p.nom} ${p.prenom}`,
  ...(p.ligne !== undefined && { ligne: p.ligne }),
});

/** Dit les liens vers un élève que rien ne connaît, ou que deux élèves se disputent, et plus de deux représentants légaux. */
function signalerLiens(lecture: LectureResponsables, { inscrits, connus, ambigus }: Enfants, resume: Resume): void {
  const legaux = new Map<string, number>();
  for (const { eleveId: eleve, personneId: cle, niveau, parente } of lecture.liens) {
    const dire = (code: 'lien-eleve-double' | 'lien-eleve-inconnu') =>
      resume.anomalies.push(anomalie(lecture.fichier, code, { cle }, { eleve }));
    if (ambigus.has(eleve)) dire('lien-eleve-double');
    else if (!connus.has(eleve)) dire('lien-eleve-inconnu');
    else if (niveau === 1 && parente !== LUI_MEME) legaux.set(eleve, (legaux.get(eleve) ?? 0) + 1);
  }
  for (const [cle, nombre] of legaux) {
    const inscrit = inscrits.get(cle);
    if (nombre <= 2 || !inscrit) continue;
    resume.anomalies.push(anomalie(lecture.fichier, 'trop-de-representants', { cle, qui: inscrit.qui }, { nombre }));
  }
}

/** Les comptes qu'une faute de ligne écarte, la leur ou celle de leur enfant : ni eux ni leurs liens ne bougent. */
function laissesEnPlace(
  etat: Etat,
  lecture: LectureResponsables,
  { ambigus }: Enfants,
  connues: readonly Connue[],
): Set<string> {
  const enSuspens = lecture.liens.filter((l) => ambigus.has(l.eleveId)).map((l) => l.personneId);
  const clefs = new Set([...lecture.refuses, ...enSuspens, ...personnesAmbigues(lecture)]);
  const ecartes = etat.comptes.filter((c) => c.siecleGenre === 'personne' && clefs.has(c.siecleId ?? ''));
  return new Set([...ecartes.map((c) => c.id), ...comptesDesDoubles(lecture.doubles ?? [], connues)]);
}

/** Prennent fin les liens que le fichier ne porte plus ; ceux d'une personne écartée par une faute restent. */
function finirLiens(etat: Etat, gardes: Set<string>, partis: Set<string>, restent: Set<string>, sortie: Sortie): void {
  for (const r of etat.responsabilites) {
    const suivi = partis.has(r.responsableId) || restent.has(r.responsableId);
    if (!suivi || gardes.has(`${r.responsableId} ${r.apprenantId}`)) continue;
    sortie.ecritures.responsabilitesFinies.push({ responsableId: r.responsableId, apprenantId: r.apprenantId });
    sortie.resume.liens.retires++;
  }
}
