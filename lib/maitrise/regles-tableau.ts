import { construireArbre, type NoeudArbre, type NoeudPlat } from '@/lib/referentiels/regles-arbre';
import {
  type Mesure,
  type Moyenne,
  mesurerOrdonnes,
  moyenneDesEvalues,
  moyenneDeTous,
  plusRecent,
  type Regle,
  type ResultatObtenu,
} from './regles';

/** Une fiche du passeport, ni brouillon ni à la corbeille, et ses évaluations, récentes d'abord. */
export interface FicheSuivie {
  id: string;
  titre: string;
  faiteLe: string;
  lieu: 'pfmp' | 'etablissement';
  referentiel: string;
  item: string;
  bepReferentiel: string | null;
  bepItem: string | null;
  bacpro: ResultatObtenu[];
  bep: ResultatObtenu[];
}

/** Tout ce qu'un apprenant a reçu : matière première de toute mesure. */
export interface Matiere {
  fiches: FicheSuivie[];
  /** Résultats du module Gestion des évaluations, un par item évalué. */
  evaluations: ResultatObtenu[];
}

/** Une barre et les mesures qui l'ont faite : une seule, ou une par complexité ou aléa. */
export interface Barre extends Moyenne {
  /** `competence`, `complexites`, `aleas`, ou le code de la sous-compétence. */
  cle: string;
  libelle: string;
  /** Faux si la liste ou l'intitulé est une reconstitution, à montrer « non vérifié ». */
  verifie: boolean;
  details: { code: string; libelle: string; mesure: Mesure }[];
}

/** Situation de la GA, ou compétence des autres diplômes. */
export interface Ligne {
  code: string;
  libelle: string;
  /** GA : la compétence que la situation met en œuvre. */
  competence: string | null;
  barres: Barre[];
  /** GA : la barre de la compétence ; ailleurs, la moyenne des compétences inclusives évaluées. */
  moyenne: Moyenne;
  fiches: readonly FicheSuivie[];
  /** Tous les résultats de la ligne, récents d'abord. */
  historique: readonly ResultatObtenu[];
}

/** Pôle ou groupe ; en GA, ses rubriques sont les classes de situations, ailleurs il n'y en a qu'une, sans titre. */
export interface Section {
  code: string;
  libelle: string;
  rubriques: { titre: string | null; lignes: Ligne[] }[];
  /** GA : les compétences des situations ; ailleurs : les compétences inclusives. */
  synthese: Moyenne;
  fiches: number;
}

export interface Tableau {
  regle: Regle;
  sections: Section[];
  synthese: Moyenne;
  fiches: number;
  /** Fiches rattachées à un autre diplôme ou à un item retiré : elles n'entrent pas ici. */
  fichesHorsReferentiel: number;
}

interface Diplome {
  referentiel: { code: string; famille: string };
  items: readonly NoeudPlat[];
}

/** Le dernier résultat qui porte un degré, Non évaluable compris. */
export const dernierResultat = (historique: readonly ResultatObtenu[]): ResultatObtenu | null =>
  historique.find((r) => r.degre !== null) ?? null;

export const regleDe = (famille: string): Regle => (famille === 'ga' ? 'meilleur' : 'dernier');

/**
 * Le tableau de bord d'un apprenant dans son diplôme. GA : trois barres par situation (compétence, complexités, aléas),
 * du passeport seul. Autres diplômes : une barre par compétence inclusive, des évaluations et du passeport ; un
 * résultat donné à la compétence entière vaut, à sa date, pour chacune de ses compétences inclusives.
 */
export function construireTableau(diplome: Diplome, matiere: Matiere): Tableau {
  const { code, famille } = diplome.referentiel;
  const regle = regleDe(famille);
  const connus = new Set(diplome.items.map((i) => i.code));
  const fiches = matiere.fiches.filter((f) => f.referentiel === code && connus.has(f.item));
  const resultats = [...fiches.flatMap((f) => f.bacpro), ...(famille === 'ga' ? [] : matiere.evaluations)];
  const siens = resultats.filter((r) => r.referentiel === code).sort(plusRecent);
  const contexte = { regle, fiches, parItem: indexer(siens) };
  const enSection = famille === 'ga' ? sectionGa : sectionCompetences;
  const sections = construireArbre(diplome.items).map((racine) => enSection(racine, contexte));
  return {
    regle,
    sections,
    synthese: moyenner(barresDe(lignesDe(sections))),
    fiches: fiches.length,
    fichesHorsReferentiel: matiere.fiches.length - fiches.length,
  };
}

interface Contexte {
  regle: Regle;
  fiches: readonly FicheSuivie[];
  /** Les résultats de chaque item, récents d'abord. */
  parItem: ReadonlyMap<string, readonly ResultatObtenu[]>;
}

function indexer(resultats: readonly ResultatObtenu[]): Contexte['parItem'] {
  const parItem = new Map<string, ResultatObtenu[]>();
  for (const r of resultats)
    for (const code of r.items) {
      const deja = parItem.get(code);
      if (deja) deja.push(r);
      else parItem.set(code, [r]);
    }
  return parItem;
}

/** Les résultats que portent ces codes, sans doublon, récents d'abord. */
function resultatsDe({ parItem }: Contexte, codes: readonly string[]): readonly ResultatObtenu[] {
  const listes = codes.map((c) => parItem.get(c)).filter((l) => l !== undefined);
  const [seule = []] = listes;
  if (listes.length < 2) return seule;
  return listes
    .flat()
    .sort(plusRecent)
    .filter((r, rang, tous) => r !== tous[rang - 1]);
}

/** La mesure d'un nœud par les résultats qui portent l'un de ces codes (le sien, et celui de sa compétence). */
const detail = (noeud: NoeudArbre, codes: readonly string[], contexte: Contexte) => ({
  code: noeud.code,
  libelle: noeud.libelle,
  mesure: mesurerOrdonnes(resultatsDe(contexte, codes), contexte.regle),
});

const barre = (cle: string, libelle: string, verifie: boolean, details: Barre['details']): Barre => ({
  cle,
  libelle,
  verifie,
  details,
  ...moyenneDeTous(details.map((d) => d.mesure.pourcentage)),
});

/** Une compétence seule : non évaluée, elle n'a pas de pourcentage (0 % serait un échec). */
function barreSeule(cle: string, libelle: string, verifie: boolean, seul: Barre['details'][number]): Barre {
  return { ...barre(cle, libelle, verifie, [seul]), pourcentage: seul.mesure.pourcentage };
}

function ligne(noeud: NoeudArbre, codes: readonly string[], barres: Barre[], contexte: Contexte): Ligne {
  const { code, libelle, competence } = noeud;
  return {
    ...{ code, libelle, competence, barres, moyenne: moyenner(barres) },
    fiches: contexte.fiches.filter((f) => codes.includes(f.item)),
    // Une classe a mille lignes et n'en montre que quelques-unes.
    get historique() {
      return resultatsDe(contexte, codes);
    },
  };
}

/** Vrai pour la barre des complexités ou des aléas : elles n'entrent dans la moyenne ni du pôle, ni du tableau. */
export const estPrecision = (b: Barre): boolean => b.cle === 'complexites' || b.cle === 'aleas';

const moyenner = (barres: readonly Barre[]): Moyenne =>
  moyenneDesEvalues(barres.filter((b) => !estPrecision(b)).map((b) => b.pourcentage));

function section(racine: NoeudArbre, rubriques: Section['rubriques']): Section {
  const lignes = rubriques.flatMap((r) => r.lignes);
  const fiches = lignes.reduce((n, l) => n + l.fiches.length, 0);
  return { code: racine.code, libelle: racine.libelle, rubriques, synthese: moyenner(barresDe(lignes)), fiches };
}

const barresDe = (lignes: readonly Ligne[]): Barre[] => lignes.flatMap((l) => l.barres);

/** Toutes les lignes d'un tableau, dans l'ordre. */
export const lignesDe = (sections: readonly Section[]): Ligne[] =>
  sections.flatMap((s) => s.rubriques.flatMap((r) => r.lignes));

function sectionGa(pole: NoeudArbre, contexte: Contexte): Section {
  const rubriques = pole.enfants.map((classe) => ({
    titre: `${classe.code} ${classe.libelle}`,
    lignes: classe.enfants.map((situation) => ligneGa(situation, contexte)),
  }));
  return section(pole, rubriques);
}

function ligneGa(s: NoeudArbre, contexte: Contexte): Ligne {
  const liste = (cle: string, libelle: string, noeuds: NoeudArbre[]) => {
    const [details, verifie] = [noeuds.map((n) => detail(n, [n.code], contexte)), noeuds.every((n) => n.verifie)];
    return barre(cle, libelle, verifie, details);
  };
  const barres = [
    barreSeule('competence', 'Compétence', s.verifie, detail(s, [s.code], contexte)),
    liste('complexites', 'Complexités', s.complexites),
    liste('aleas', 'Aléas', s.aleas),
  ];
  return ligne(s, [s.code], barres, contexte);
}

function sectionCompetences(groupe: NoeudArbre, contexte: Contexte): Section {
  const lignes = groupe.enfants.map((competence) => ligneCompetence(competence, contexte));
  return section(groupe, [{ titre: null, lignes }]);
}

function ligneCompetence(competence: NoeudArbre, contexte: Contexte): Ligne {
  const feuilles = competence.enfants.length > 0 ? competence.enfants : [competence];
  const barres = feuilles.map((f) => {
    const codes = [...new Set([f.code, competence.code])];
    return barreSeule(f.code, f.libelle, f.verifie, detail(f, codes, contexte));
  });
  return ligne(competence, [...new Set([competence.code, ...feuilles.map((f) => f.code)])], barres, contexte);
}
