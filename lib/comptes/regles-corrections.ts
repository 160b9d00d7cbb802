import type { Profil } from '@/lib/acces/modules';

/** Ce qu'un personnel importé tient de SIECLE, et que l'établissement peut corriger (UTI-2). */
export const CHAMPS_CORRIGEABLES = ['profil', 'civilite', 'nom', 'prenom', 'dateNaissance', 'discipline'] as const;
export type ChampCorrigeable = (typeof CHAMPS_CORRIGEABLES)[number];

export const LIBELLES_CORRIGEABLES: Record<ChampCorrigeable, string> = {
  profil: 'profil',
  civilite: 'civilité',
  nom: 'nom',
  prenom: 'prénom',
  dateNaissance: 'date de naissance',
  discipline: 'discipline',
};

export interface EtatCivil {
  profil: Profil;
  civilite: string | null;
  nom: string;
  prenom: string;
  dateNaissance: string | null;
  discipline: string | null;
}

/** Ce que SIECLE dit de chaque champ. */
export type DitSiecle = Record<ChampCorrigeable, string | null>;

/** Les corrections d'un compte, telles que la base les garde : quels champs, et ce que SIECLE dit de chacun. */
export interface Corrections {
  champsManuels: string[];
  siecle: Record<string, string | null> | null;
}

const parChamp = <T>(valeur: (champ: ChampCorrigeable) => T): Record<ChampCorrigeable, T> => ({
  profil: valeur('profil'),
  civilite: valeur('civilite'),
  nom: valeur('nom'),
  prenom: valeur('prenom'),
  dateNaissance: valeur('dateNaissance'),
  discipline: valeur('discipline'),
});

/** Ce que SIECLE dit d'un compte importé : ce qui est gardé à part pour un champ corrigé, sinon la valeur même. */
export const selonSiecle = (c: EtatCivil & Corrections): DitSiecle =>
  parChamp((champ) => (c.champsManuels.includes(champ) ? (c.siecle?.[champ] ?? null) : c[champ]));

/** Les corrections d'un compte qui vaut `valeurs` quand SIECLE en dit `dit` : les champs où les deux diffèrent. */
export function relever(valeurs: EtatCivil, dit: DitSiecle): Corrections {
  const champsManuels = CHAMPS_CORRIGEABLES.filter((champ) => valeurs[champ] !== dit[champ]);
  if (champsManuels.length === 0) return { champsManuels, siecle: null };
  return { champsManuels, siecle: Object.fromEntries(champsManuels.map((champ) => [champ, dit[champ]])) };
}

/** Vrai si les deux disent les mêmes corrections (la base ne garde pas l'ordre des clés). */
export const memesCorrections = (a: Corrections, b: Corrections): boolean =>
  CHAMPS_CORRIGEABLES.every(
    (champ) =>
      a.champsManuels.includes(champ) === b.champsManuels.includes(champ) && a.siecle?.[champ] === b.siecle?.[champ],
  );

/** Ce qu'un import lit d'une personne ; nul ou absent : il n'en dit rien, ce que SIECLE en disait vaut toujours. */
export type Lu = Pick<EtatCivil, 'profil' | 'civilite' | 'nom' | 'prenom' | 'dateNaissance'> & {
  discipline?: string | null;
};

/** Ce qu'un compte fait à la main garde de ce qu'on y a saisi, quand un import le reconnaît. */
const SAISIS: readonly ChampCorrigeable[] = ['profil', 'civilite', 'discipline'];

/**
 * Réunit un compte connu et ce qu'un import en lit : un champ corrigé à la main reste, les autres suivent SIECLE. Une
 * correction que SIECLE rejoint n'en est plus une.
 */
export function reunir(c: EtatCivil & Corrections & { origine: string }, lu: Lu): EtatCivil & Corrections {
  const avant = selonSiecle(c);
  const suivi = {
    ...lu,
    civilite: lu.civilite ?? avant.civilite,
    dateNaissance: lu.dateNaissance ?? avant.dateNaissance,
    discipline: lu.discipline === undefined ? avant.discipline : lu.discipline,
  };
  const garde = (champ: ChampCorrigeable) =>
    c.champsManuels.includes(champ) || (c.origine === 'manuel' && SAISIS.includes(champ) && c[champ] !== null);
  const choisir = <C extends ChampCorrigeable>(champ: C): EtatCivil[C] => (garde(champ) ? c[champ] : suivi[champ]);
  const valeurs: EtatCivil = {
    profil: choisir('profil'),
    civilite: choisir('civilite'),
    nom: choisir('nom'),
    prenom: choisir('prenom'),
    dateNaissance: choisir('dateNaissance'),
    discipline: choisir('discipline'),
  };
  return { ...valeurs, ...relever(valeurs, suivi) };
}
