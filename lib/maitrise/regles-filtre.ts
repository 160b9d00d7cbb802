import * as z from 'zod';
import { seuilDAdresse, texteDAdresse } from '@/lib/listes';
import { contientLesMots, motsDe } from '@/lib/recherche-texte';
import { moyenneDesEvalues } from './regles';
import { estPrecision, type Ligne, lignesDe, type Section, type Tableau } from './regles-tableau';

const texte = texteDAdresse();

/** Ce que porte l'adresse d'un tableau de bord filtré (TDB-3) ; une valeur inconnue vaut rien. */
export const schemaFiltreTableau = z.object({
  /** Codes choisis dans l'arbre, séparés par des virgules. */
  items: z
    .preprocess((v) => (Array.isArray(v) ? v[0] : v), z.string().max(4000).catch(''))
    .default('')
    .transform((v) => v.split(',').filter(Boolean)),
  mots: texte,
  auMoins: seuilDAdresse(100),
  auPlus: seuilDAdresse(100),
  fiches: seuilDAdresse(99),
  lien: z.enum(['et', 'ou']).catch('et'),
});
export type FiltreTableau = z.output<typeof schemaFiltreTableau>;

/** Les critères donnés, chacun en une condition sur une ligne. */
function conditions(f: FiltreTableau): ((l: Ligne) => boolean)[] {
  const mots = motsDe(f.mots);
  const { auMoins, auPlus, fiches } = f;
  return [
    ...(mots.length > 0 ? [(l: Ligne) => contientLesMots(mots, `${l.libelle} ${l.competence ?? ''}`, l.code)] : []),
    ...(auMoins === undefined ? [] : [(l: Ligne) => (l.moyenne.pourcentage ?? -1) >= auMoins]),
    ...(auPlus === undefined ? [] : [(l: Ligne) => (l.moyenne.pourcentage ?? 0) <= auPlus]),
    ...(fiches === undefined ? [] : [(l: Ligne) => l.fiches.length >= fiches]),
  ];
}

const nombreCriteres = (f: FiltreTableau): number => conditions(f).length;

export const estFiltre = (f: FiltreTableau): boolean => f.items.length > 0 || nombreCriteres(f) > 0;

/**
 * Le tableau réduit à ce que demande le filtre : les items choisis (un pôle vaut pour tout ce qu'il contient), puis les critères, tous (`et`) ou l'un d'eux (`ou`). Les moyennes sont celles de ce qui reste.
 */
export function filtrerTableau(tableau: Tableau, filtre: FiltreTableau): Tableau {
  const codes = new Set(filtre.items);
  const voulues = conditions(filtre);
  const repond = (l: Ligne) =>
    voulues.length === 0 || (filtre.lien === 'et' ? voulues.every((c) => c(l)) : voulues.some((c) => c(l)));
  const sections = tableau.sections
    .map((s) => reduire(s, (l) => choisie(l, s, codes), repond))
    .filter((s) => lignesDe([s]).length > 0);
  const fiches = lignesDe(sections).reduce((n, l) => n + l.fiches.length, 0);
  return { ...tableau, sections, fiches, synthese: moyenneDe(lignesDe(sections)) };
}

/** La ligne entière si elle ou son pôle est choisi ; sinon ses seules compétences inclusives choisies. */
function choisie(l: Ligne, section: Section, codes: ReadonlySet<string>): Ligne | null {
  if (codes.size === 0 || codes.has(section.code) || codes.has(l.code)) return l;
  const barres = l.barres.filter((b) => codes.has(b.cle) || b.details.some((d) => codes.has(d.code)));
  return barres.length > 0 ? { ...l, barres } : null;
}

function reduire(s: Section, choisir: (l: Ligne) => Ligne | null, repond: (l: Ligne) => boolean): Section {
  const rubriques = s.rubriques
    .map((r) => ({ ...r, lignes: r.lignes.flatMap((l) => choisir(l) ?? []).filter(repond) }))
    .filter((r) => r.lignes.length > 0);
  const lignes = rubriques.flatMap((r) => r.lignes);
  return { ...s, rubriques, synthese: moyenneDe(lignes), fiches: lignes.reduce((n, l) => n + l.fiches.length, 0) };
}

const moyenneDe = (lignes: readonly Ligne[]) =>
  moyenneDesEvalues(lignes.flatMap((l) => l.barres.filter((b) => !estPrecision(b)).map((b) => b.pourcentage)));
