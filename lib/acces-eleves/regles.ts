/** Ce que la page liste quand ce n'est pas une division (`?classe=…`). */
export const SELECTIONS = {
  toutes: 'Tout l’établissement',
  'sans-classe': 'Sans classe',
  sortis: 'Sortis depuis moins de 3 mois',
} as const;

export type Selection = keyof typeof SELECTIONS;
export const estSelection = (choix: string): choix is Selection => Object.hasOwn(SELECTIONS, choix);

/** Le compte d'un apprenant, tel que l'administrateur le consulte. `classe` : codes de ses divisions de l'année. */
export interface CompteEleve {
  id: string;
  nom: string;
  prenom: string;
  login: string;
  /** `aaaa-mm-jj` */
  dateNaissance: string | null;
  classe: string | null;
  aPersonnaliser: boolean;
  personnaliseLe: Date | null;
  connecteLe: Date | null;
}

/** Où en est son mot de passe : jamais choisi, à choisir de nouveau après une réinitialisation, ou choisi. */
export type EtatMotDePasse = 'premiere-connexion' | 'a-personnaliser' | 'personnalise';

export function etatMotDePasse(c: Pick<CompteEleve, 'aPersonnaliser' | 'connecteLe'>): EtatMotDePasse {
  if (!c.aPersonnaliser) return 'personnalise';
  return c.connecteLe ? 'a-personnaliser' : 'premiere-connexion';
}

/** Des comptes par classe, dans l'ordre où ils arrivent, `parPage` au plus à la fois : une page de coupons chacun. */
export function couponsEnPages<C extends { classe: string | null }>(comptes: readonly C[], parPage: number): C[][] {
  const classes = [...Map.groupBy(comptes, (c) => c.classe).values()];
  return classes.flatMap((c) =>
    Array.from({ length: Math.ceil(c.length / parPage) }, (_, i) => c.slice(i * parPage, (i + 1) * parPage)),
  );
}

/** « TGA1 » → « TGA1 » ; « 2de Pro/é » → « 2de-Pro-e » : ce qu'admet un nom de fichier. */
const pourFichier = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w-]+/g, '-');

/** « identifiants-0999777P-TGA1-2026-11-21.xlsx » : la liste d'une classe ou d'une sélection, datée. */
export const nomListe = (rne: string, choix: Selection | { code: string }, jour: string): string =>
  `identifiants-${rne}-${pourFichier(typeof choix === 'string' ? choix : choix.code)}-${jour}.xlsx`;
