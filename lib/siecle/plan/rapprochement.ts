import { anomalie } from '../regles-anomalies';
import type { CompteConnu } from '../serveur/queries-etat';
import type { DoubleLu } from '../types';
import { type Connue, cleDeQuestion, comparer, type Lue, type Regles, type Reponses, reconnaitre } from './identite';
import type { Personne } from './noms';
import type { Question, Resume } from './types';

/** Qui est qui, par identifiant du fichier. */
export interface Reconnaissance {
  reconnus: Map<string, CompteConnu>;
  /** Un compte neuf, bien que le fichier désigne ce compte : rien d'autre ne s'accorde. */
  ecartes: Map<string, CompteConnu>;
  /** Ceux de qui l'on attend une réponse : rien d'eux ne s'écrit, ni du compte qu'ils sont peut-être. */
  questions: Map<string, Question>;
}

/** Rapproche les personnes lues des comptes connus, et met les questions en mots. */
export function rapprocher(
  comptes: readonly CompteConnu[],
  lots: readonly (readonly Lue[])[],
  connues: readonly Connue[],
  regles: Regles,
  reponses: Reponses,
): Reconnaissance {
  const parId = new Map(comptes.map((c) => [c.id, c]));
  const parCompte = new Map(connues.map((c) => [c.compteId, c]));
  const lues = new Map(lots.flat().map((l) => [l.clef, l]));
  const inesDe = ({ nationaux }: Lue | Connue) => (regles.genre === 'eleve' ? nationaux : []);
  const sortie: Reconnaissance = { reconnus: new Map(), ecartes: new Map(), questions: new Map() };
  for (const [clef, verdict] of reconnaitre(lots, connues, regles, reponses)) {
    const lue = lues.get(clef);
    if (!lue) continue;
    const designe = verdict.est === 'compte' ? verdict.compteId : verdict.est === 'neuf' ? verdict.ecarte : null;
    const compte = parId.get(designe ?? '');
    if (verdict.est === 'compte' && compte) sortie.reconnus.set(clef, compte);
    if (verdict.est === 'neuf' && compte) sortie.ecartes.set(clef, compte);
    if (verdict.est !== 'question') continue;
    sortie.questions.set(clef, {
      cle: cleDeQuestion(regles.genre, lue, verdict.candidats),
      clef,
      lue: dire(lue.identite, inesDe(lue)),
      candidats: verdict.candidats.flatMap((id) => {
        const [c, connue] = [parId.get(id), parCompte.get(id)];
        return c && connue ? [{ id, login: c.login, ...dire(connue.identite, inesDe(connue)) }] : [];
      }),
    });
  }
  return sortie;
}

/**
 * Les comptes de ceux qui portent au fichier l'identifiant d'un autre : personne ne les y a lus, ils n'en sont pas partis.
 * Un identifiant national ou, à défaut, le nom et le prénom, si la naissance ne dit pas le contraire.
 */
export function comptesDesDoubles(doubles: readonly DoubleLu[], connues: readonly Connue[]): string[] {
  return doubles.flatMap(({ nationaux, noms, prenom, naissance }) =>
    connues
      .filter((c) => {
        if (nationaux.some((n) => c.nationaux.includes(n))) return true;
        const accord = comparer({ noms, prenoms: [prenom], naissance }, c.identite);
        const tait = naissance === null || c.identite.naissance === null;
        return accord.nom && accord.prenom && (accord.naissance || tait);
      })
      .map((c) => c.compteId),
  );
}

/** Dit, avant d'écrire : une question posée, ou un compte neuf bien qu'un identifiant soit celui d'un autre. */
export function signalerIdentite(
  { fichier, ...sujet }: Personne,
  { questions, ecartes }: Reconnaissance,
  resume: Resume,
): void {
  const question = questions.get(sujet.cle);
  if (question) resume.questions.push(question);
  const ecarte = ecartes.get(sujet.cle);
  if (!ecarte) return;
  const autre = `${ecarte.nom} ${ecarte.prenom} (${ecarte.login})`;
  resume.anomalies.push(anomalie(fichier, 'identifiant-d-un-autre', sujet, { autre }));
}

/** Un nom, et l'autre qu'il porte ou qu'on lui connaît, s'il diffère : « PETIT-JEAN (PETIT) ». */
function reunis(textes: readonly string[]): string {
  const [premier = '', ...autres] = new Set(textes);
  return autres.length > 0 ? `${premier} (${autres.join(', ')})` : premier;
}

const dire = ({ noms, prenoms, naissance }: Lue['identite'], nationaux: readonly string[]) => ({
  nom: reunis(noms),
  prenom: reunis(prenoms),
  naissance,
  ine: nationaux[0] ?? null,
});
