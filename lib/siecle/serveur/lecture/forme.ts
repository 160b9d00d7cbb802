import 'server-only';
/**
 * Ce qu'on garde d'un fichier, comme un arbre de balises : le reste (adresses, téléphones, naissance…) est vérifié
 * puis jeté sans jamais être lu. L'arbre se suit par chemin, jamais par nom seul : CODE_MEF existe aussi, un niveau
 * plus bas, dans SCOLARITE_AN_DERNIER.
 */
export interface Forme {
  /** Balises gardées sous celle-ci. Une Map : les noms viennent du fichier (`__proto__`, `constructor`…). */
  readonly enfants: ReadonlyMap<string, Forme>;
  /** Vrai pour une balise dont le contenu gardé forme une fiche, rendue d'un bloc. */
  readonly fiche: boolean;
}

const FEUILLE: Forme = { enfants: new Map(), fiche: false };

type Enfants = Readonly<Record<string, Forme>>;

/** Une balise dont seuls les enfants nommés sont gardés. */
export const balise = (enfants: Enfants): Forme => ({ enfants: new Map(Object.entries(enfants)), fiche: false });

/** Une balise rendue comme fiche : ses champs de texte `noms`, et ses sous-balises `enfants`. */
export const fiche = (noms: readonly string[], enfants: Enfants = {}): Forme => ({
  ...branche(noms, enfants),
  fiche: true,
});

/** Une sous-balise d'une fiche, avec ses champs de texte et ses propres sous-balises. */
export const branche = (noms: readonly string[], enfants: Enfants = {}): Forme => ({
  enfants: new Map([...noms.map((nom): [string, Forme] => [nom, FEUILLE]), ...Object.entries(enfants)]),
  fiche: false,
});

/** Une sous-balise dont seuls les attributs comptent. */
export const feuille = FEUILLE;
