import { plier } from '@/lib/comptes/regles-noms';
import type { CompteConnu, Etat } from '../serveur/queries-etat';
import type { LectureResponsables, LienLu, PersonneLue } from '../types';
import type { Inscrits } from './apprenants';
import { type AttribuerLogin, estPresent, identiteDite, noterIdentite, poserCompte, sortir } from './comptes';
import { confirmerPartants } from './confirmations';
import type { Connue, Lue } from './identite';
import { type Reconnaissance, rapprocher, signalerIdentite } from './rapprochement';
import type { Ecritures, Resume } from './types';

type Sortie = { ecritures: Ecritures; resume: Resume; attribuer: AttribuerLogin; jour: string; maintenant: string };

const LUI_MEME = '70';

/** Les personnes à qui revient un compte : représentant légal (niveau 1) d'un élève inscrit (formats, §8.9). */
function liensRetenus(lecture: LectureResponsables, inscrits: Inscrits): Map<string, LienLu[]> {
  const liens = lecture.liens.filter((l) => inscrits.has(l.eleveId) && l.parente !== LUI_MEME);
  const parPersonne = Map.groupBy(liens, (l) => l.personneId);
  for (const [id, siens] of parPersonne) if (!siens.some((l) => l.niveau === 1)) parPersonne.delete(id);
  return parPersonne;
}

/** Ce qui désigne un responsable dans un tableur, à défaut de numéro : son nom, auprès du même enfant (IMP-10). */
function parEnfants(etat: Etat, retenus: Map<string, LienLu[]>, inscrits: Inscrits) {
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
  inscrits: Inscrits,
): Reconnaissance {
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
  return rapprocher(
    comptes,
    [lues],
    connues,
    { genre: 'responsable', parIdentite: 'neuf', prenomProche: true },
    etat.reponses,
  );
}

/**
 * Plan de l'import des responsables (IMP-2, IMP-4) : comptes des représentants légaux et leurs liens. Un responsable
 * qui n'a plus d'enfant inscrit est masqué ; un lien retiré prend fin. Ni adresse postale ni téléphone ne sont lus.
 */
export function planifierResponsables(
  etat: Etat,
  lecture: LectureResponsables,
  inscrits: Inscrits,
  sortie: Sortie,
): void {
  const { ecritures, resume } = sortie;
  resume.anomalies.push(...lecture.anomalies);
  const retenus = liensRetenus(lecture, inscrits);
  const qui = reconnaitreResponsables(etat, lecture, retenus, inscrits);
  const liensConnus = new Map(etat.responsabilites.map((r) => [`${r.responsableId} ${r.apprenantId}`, r]));
  const gardes = new Set<string>();
  const restent = new Set<string>();

  for (const p of lecture.personnes) {
    const siens = retenus.get(p.personneId);
    if (!siens) continue;
    signalerIdentite({ clef: p.personneId, qui: `${p.nom} ${p.prenom}` }, qui, lecture.fichier, resume);
    if (qui.questions.has(p.personneId)) continue;
    const connu = qui.reconnus.get(p.personneId);
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
        nom: p.nomUsage ?? p.nom,
        prenom: p.prenom,
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
  const refuses = new Set(lecture.refuses);
  const presents = etat.comptes.filter((c) => c.siecleGenre === 'personne' && estPresent(c));
  const partants = presents.filter((c) => !restent.has(c.id) && !refuses.has(c.siecleId ?? ''));
  for (const c of partants) sortir(ecritures, resume.responsables, c, sortie.jour, sortie.maintenant);
  finirLiens(etat, gardes, new Set(partants.map((c) => c.id)), restent, sortie);
  confirmerPartants(resume, 'responsables', partants.length, presents.length);
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
