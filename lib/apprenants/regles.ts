/** Ce qu'une liste montre d'un apprenant. */
export interface ApprenantListe {
  id: string;
  nom: string;
  prenom: string;
  referentiel: string | null;
}

/** Division ou groupe de l'année, avec ses apprenants présents, par nom. */
export interface Classe {
  id: string;
  nature: 'division' | 'groupe';
  code: string;
  libelle: string;
  niveau: number | null;
  referentiel: string | null;
  apprenants: ApprenantListe[];
}

export interface Choix {
  classe: Classe | undefined;
  apprenant: ApprenantListe | undefined;
  precedent: ApprenantListe | undefined;
  suivant: ApprenantListe | undefined;
}

/** Un paramètre d'adresse : le premier s'il est répété, vide s'il manque. */
export const parametre = (valeur: string | string[] | undefined): string =>
  (Array.isArray(valeur) ? valeur[0] : valeur) ?? '';

/**
 * La classe et l'apprenant que désigne l'adresse (`?classe=…&apprenant=…`), avec ses voisins dans la liste. Une seule
 * classe est prise d'office ; un apprenant sans classe, dans la première où il est. Ce qui n'est pas dans les classes
 * données reste indéfini : à la page de refuser (`Refus` introuvable) si l'adresse le nommait.
 */
export function choisirApprenant(
  classes: readonly Classe[],
  recherche: { classe?: string | string[] | undefined; apprenant?: string | string[] | undefined },
): Choix {
  const [voulue, voulu] = [parametre(recherche.classe), parametre(recherche.apprenant)];
  const contient = (c: Classe) => c.apprenants.some((a) => a.id === voulu);
  const classe = voulue
    ? classes.find((c) => c.id === voulue)
    : voulu
      ? classes.find(contient)
      : classes.length === 1
        ? classes[0]
        : undefined;
  const rang = classe?.apprenants.findIndex((a) => a.id === voulu) ?? -1;
  if (!classe || rang < 0) return { classe, apprenant: undefined, precedent: undefined, suivant: undefined };
  const [apprenant, precedent, suivant] = [0, -1, 1].map((ecart) => classe.apprenants[rang + ecart]);
  return { classe, apprenant, precedent, suivant };
}

/** L'enfant que désigne l'adresse (`?apprenant=…`), le premier si elle n'en nomme pas ; indéfini si elle en nomme un autre. */
export function choisirEnfant(
  enfants: readonly ApprenantListe[],
  recherche: { apprenant?: string | string[] | undefined },
): ApprenantListe | undefined {
  const voulu = parametre(recherche.apprenant);
  return voulu ? enfants.find((e) => e.id === voulu) : enfants[0];
}

/** « DUPONT Léa », l'ordre des listes de classe. */
export const nomComplet = (a: { nom: string; prenom: string }): string => `${a.nom} ${a.prenom}`;
