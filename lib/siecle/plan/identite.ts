import { plier } from '@/lib/comptes/regles-noms';
import { estAbime, marquerPerdues, PERDUE } from '../regles-noms';

/** Ce qu'un fichier, ou la base, dit d'une personne. */
export interface Identite {
  /** Nom de famille, nom d'usage, nom que SIECLE connaît : un seul suffit à s'accorder. */
  noms: readonly string[];
  prenoms: readonly string[];
  /** `aaaa-mm-jj`. */
  naissance: string | null;
}

/** Une personne lue dans un fichier : `clef` est son identifiant dans le fichier (ELEVE_ID, TYPE et ID, PERSONNE_ID). */
export interface Lue {
  clef: string;
  /** Les identifiants nationaux, du plus sûr au moins sûr (INE, ancien INE). */
  nationaux: readonly string[];
  identite: Identite;
}

/** Un compte de l'établissement, et ce par quoi un fichier peut le désigner. */
export interface Connue {
  compteId: string;
  clef: string | null;
  nationaux: readonly string[];
  identite: Identite;
}

/**
 * Qui est une personne lue : un compte, personne (compte neuf), ou une question, avec les comptes qu'elle peut être.
 * `ecarte` : un identifiant désignait ce compte, et rien d'autre ne s'accorde.
 */
export type Verdict =
  | { est: 'compte'; compteId: string }
  | { est: 'neuf'; ecarte: string | null }
  | { est: 'question'; candidats: readonly string[] };

const formes = new Map<string, string>();

function plie(texte: string): string {
  let forme = formes.get(texte);
  if (forme === undefined) {
    if (formes.size > 50_000) formes.clear();
    forme = plier(texte);
    formes.set(texte, forme);
  }
  return forme;
}

/** Une lettre perdue à l'export peut être n'importe laquelle. */
function memeTexte(a: string, b: string): boolean {
  const [lu, connu] = [marquerPerdues(a), marquerPerdues(b)];
  if (lu.includes(PERDUE) || connu.includes(PERDUE)) return memeTexteAbime(lu, connu);
  return plie(a) !== '' && plie(a) === plie(b);
}

/** Compare lettre à lettre ; une lettre perdue en vaut une ou deux, ou l'accent d'une autre. */
function memeTexteAbime(a: string, b: string): boolean {
  if (a.includes(PERDUE) && b.includes(PERDUE)) return a === b;
  const [abime, bon] = a.includes(PERDUE) ? [a, b] : [b, a];
  const motif = abime.split(/\uFFFD+/).map(plie);
  return motif.some((m) => m !== '') && new RegExp(`^${motif.join('[a-z]{0,2}')}$`).test(plie(bon));
}

const communs = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.some((y) => memeTexte(x, y)));

interface Accord {
  nom: boolean;
  prenom: boolean;
  naissance: boolean;
}

/** En quoi deux identités s'accordent. */
export const comparer = (a: Identite, b: Identite): Accord => ({
  nom: communs(a.noms, b.noms),
  prenom: communs(a.prenoms, b.prenoms),
  naissance: a.naissance !== null && a.naissance === b.naissance,
});

const tout = (a: Accord): boolean => a.nom && a.prenom && a.naissance;
const rien = (a: Accord): boolean => !a.nom && !a.prenom && !a.naissance;

/** Les personnes, rangées par ce qui les désigne. */
class Repertoire {
  readonly parCompte = new Map<string, Connue>();
  readonly #parClef = new Map<string, Connue>();
  readonly #parNational = new Map<string, Connue[]>();
  readonly #parNom = new Map<string, Connue[]>();

  constructor(connues: readonly Connue[]) {
    for (const c of connues) {
      this.parCompte.set(c.compteId, c);
      if (c.clef !== null) this.#parClef.set(c.clef, c);
      for (const n of new Set(c.nationaux)) ajouter(this.#parNational, n, c);
      for (const nom of new Set(c.identite.noms.map(plie))) if (nom !== '') ajouter(this.#parNom, nom, c);
    }
  }

  deClef = (clef: string): Connue | undefined => this.#parClef.get(clef);

  /** Ceux que désigne le plus sûr des identifiants nationaux qui en désigne. */
  desNationaux(nationaux: readonly string[]): readonly Connue[] {
    for (const n of nationaux) {
      const trouves = this.#parNational.get(n);
      if (trouves) return trouves;
    }
    return [];
  }

  /** Ceux qui portent un de ces noms ; un nom abîmé ne se range pas, il se compare à tous. */
  homonymes = (noms: readonly string[]): Connue[] =>
    noms.some(estAbime)
      ? [...this.parCompte.values()].filter((c) => communs(noms, c.identite.noms))
      : [...new Set(noms.flatMap((nom) => this.#parNom.get(plie(nom)) ?? []))];
}

function ajouter<C, V>(table: Map<C, V[]>, cle: C, valeur: V): void {
  const liste = table.get(cle);
  if (liste) liste.push(valeur);
  else table.set(cle, [valeur]);
}

/** Même nom et même naissance qu'un autre, sous un autre prénom : des jumeaux, que seul leur prénom distingue. */
const jumeaux = (a: Identite, b: Identite): boolean => {
  const accord = comparer(a, b);
  return accord.nom && accord.naissance && !accord.prenom;
};

/** La même question, d'un import à l'autre : ce qu'on lit de la personne, et les comptes en cause. */
export function cleDeQuestion(genre: string, lue: Lue, candidats: readonly string[]): string {
  const { noms, prenoms, naissance } = lue.identite;
  return [
    genre,
    lue.clef,
    noms.map(plie).join('/'),
    prenoms.map(plie).join('/'),
    naissance ?? '',
    ...candidats.toSorted(),
  ].join(' ');
}

/** Ce qu'on a répondu à une question : ce compte, ou personne (nul). */
export type Reponses = ReadonlyMap<string, string | null>;

export interface Regles {
  genre: string;
  /**
   * Sans identifiant commun, le même nom, le même prénom et la même naissance : `compte` les tient pour la même personne
   * (STSWeb change l'identifiant d'un personnel), `question` le demande, `neuf` n'y regarde pas.
   */
  parIdentite: 'compte' | 'question' | 'neuf';
  /**
   * Le nom peut changer sous l'identifiant si le prénom et la naissance restent : un personnel n'a qu'un identifiant, et se
   * marie.
   */
  nomChange?: boolean;
  /** Un prénom allongé ou abrégé est le même (« Zoé », « Zoée ») : là où personne n'a de jumeau. */
  prenomProche?: boolean;
}

/**
 * Qui est chaque personne lue (IMP-8, docs/identite.md). Deux identifiants d'accord désignent un compte ; un seul, si le nom
 * s'accorde, et avec lui le prénom ou la naissance — le prénom pour des jumeaux ; deux qui se contredisent, celui des deux
 * comptes dont nom, prénom et naissance s'accordent. Sinon : un compte neuf si rien ne s'accorde, ou une question. Un
 * compte n'est jamais donné à deux personnes. `lots` : d'abord ceux qui ont la priorité (les inscrits). Pur.
 */
export function reconnaitre(
  lots: readonly (readonly Lue[])[],
  connues: readonly Connue[],
  regles: Regles,
  reponses: Reponses,
): Map<string, Verdict> {
  const repertoire = new Repertoire(connues);
  const verdicts = new Map<string, Verdict>();
  const pris = new Set<string>();
  const donner = (lue: Lue, compteId: string) => {
    verdicts.set(lue.clef, { est: 'compte', compteId });
    pris.add(compteId);
  };
  for (const lues of lots) {
    const clefs = new Set(lues.map((l) => l.clef));
    const enAttente: Lue[] = [];
    for (const lue of lues) {
      const parClef = repertoire.deClef(lue.clef);
      if (parClef && !pris.has(parClef.compteId) && repertoire.desNationaux(lue.nationaux).includes(parClef))
        donner(lue, parClef.compteId);
      else enAttente.push(lue);
    }
    const libres = (lue: Lue): Connue[] => {
      const designees = [repertoire.deClef(lue.clef), ...repertoire.desNationaux(lue.nationaux)];
      return [...new Set(designees)].filter((c) => c !== undefined && !pris.has(c.compteId)) as Connue[];
    };
    // Ceux dont tout s'accorde passent avant ceux qui n'y ressemblent qu'à moitié.
    const restantes = enAttente.filter((lue) => {
      const accordees = libres(lue).filter((c) => tout(comparer(lue.identite, c.identite)));
      const [seule] = accordees;
      if (!seule || accordees.length > 1) return true;
      donner(lue, seule.compteId);
      return false;
    });
    const contexte = { repertoire, lues, clefs, pris, regles, reponses };
    for (const lue of restantes) {
      const verdict = juger(lue, libres(lue), contexte);
      if (verdict.est === 'compte') donner(lue, verdict.compteId);
      else verdicts.set(lue.clef, verdict);
    }
  }
  return verdicts;
}

interface Contexte {
  repertoire: Repertoire;
  lues: readonly Lue[];
  /** Les identifiants du fichier. */
  clefs: ReadonlySet<string>;
  pris: ReadonlySet<string>;
  regles: Regles;
  reponses: Reponses;
}

/** Le verdict de qui n'est ni désigné deux fois, ni désigné avec tout le reste d'accord. */
function juger(lue: Lue, designees: readonly Connue[], contexte: Contexte): Verdict {
  const [seule] = designees;
  if (!seule) return parIdentite(lue, contexte);
  const pareilles = semblables(lue, contexte).filter((c) => tout(comparer(lue.identite, c.identite)));
  const candidats = [...new Set([...designees, ...pareilles])];
  if (designees.length > 1) return demander(lue, candidats, contexte);
  const exact = comparer(lue.identite, seule.identite);
  const accord = { ...exact, prenom: exact.prenom || (contexte.regles.prenomProche === true && proches(lue, seule)) };
  if (rien(accord))
    return pareilles.length > 0 ? demander(lue, pareilles, contexte) : { est: 'neuf', ecarte: seule.compteId };
  const assez = accord.nom
    ? accord.prenom || (accord.naissance && !aUnJumeau(lue, seule, contexte))
    : contexte.regles.nomChange && accord.prenom && accord.naissance;
  return assez ? { est: 'compte', compteId: seule.compteId } : demander(lue, candidats, contexte);
}

/** Un prénom de l'une commence par un prénom de l'autre. */
const proches = (lue: Lue, connue: Connue): boolean =>
  lue.identite.prenoms.some((a) =>
    connue.identite.prenoms.some((b) => {
      const [court = '', long = ''] = [plie(a), plie(b)].sort((x, y) => x.length - y.length);
      return court.length > 2 && long.startsWith(court);
    }),
  );

/** Un autre, connu ou lu, a le même nom et la même naissance. */
const aUnJumeau = (lue: Lue, connue: Connue, { repertoire, lues }: Contexte): boolean =>
  repertoire.homonymes(connue.identite.noms).some((c) => c !== connue && jumeaux(c.identite, connue.identite)) ||
  lues.some((l) => l !== lue && jumeaux(l.identite, lue.identite));

/** Les comptes libres de même nom et de même prénom, à moins que leur naissance ne dise le contraire. */
const semblables = (lue: Lue, { repertoire, pris, regles }: Contexte): Connue[] => {
  if (regles.parIdentite === 'neuf') return [];
  return repertoire.homonymes(lue.identite.noms).filter((c) => {
    if (pris.has(c.compteId)) return false;
    const { nom, prenom, naissance } = comparer(lue.identite, c.identite);
    return nom && prenom && (naissance || lue.identite.naissance === null || c.identite.naissance === null);
  });
};

/** Aucun identifiant ne désigne un compte libre : la même personne, sous un autre identifiant, ou quelqu'un de neuf. */
function parIdentite(lue: Lue, contexte: Contexte): Verdict {
  const attendus = (c: Connue) =>
    c.clef !== null && contexte.clefs.has(c.clef) && !tout(comparer(lue.identite, c.identite));
  const candidats = semblables(lue, contexte).filter((c) => !attendus(c));
  const [seule] = candidats;
  if (!seule) return { est: 'neuf', ecarte: null };
  if (
    candidats.length === 1 &&
    contexte.regles.parIdentite === 'compte' &&
    tout(comparer(lue.identite, seule.identite))
  )
    return { est: 'compte', compteId: seule.compteId };
  return demander(lue, candidats, contexte);
}

/** La question, ou ce qu'on y a déjà répondu. */
function demander(lue: Lue, candidats: readonly Connue[], { regles, reponses, pris }: Contexte): Verdict {
  const ids = candidats.map((c) => c.compteId);
  const reponse = reponses.get(cleDeQuestion(regles.genre, lue, ids));
  if (reponse === null) return { est: 'neuf', ecarte: null };
  if (reponse !== undefined && !pris.has(reponse)) return { est: 'compte', compteId: reponse };
  return { est: 'question', candidats: ids };
}
