/** Le filtre d'une liste, tel que l'adresse le porte. */
interface FiltreTrie {
  page: number;
  tri: string;
  sens: 'croissant' | 'decroissant';
}

/**
 * De quoi écrire les adresses d'une liste. `defaut` : le filtre d'une adresse nue ; `recentDAbord` : la colonne de dates,
 * dont le premier clic montre le plus récent.
 */
export function creerAdresses<F extends FiltreTrie>(defaut: F, recentDAbord: F['tri']) {
  /** L'adresse sous ce filtre, sans ce qui vaut déjà par défaut ; changer de filtre ramène à la page 1. */
  function adresse(base: string, filtre: F, changement: Partial<F> = {}): string {
    const voulu = { ...filtre, page: 1, ...changement };
    const champs = Object.entries(voulu).filter(([cle, valeur]) => valeur !== defaut[cle as keyof F]);
    const requete = new URLSearchParams(champs.map(([cle, valeur]) => [cle, String(valeur)])).toString();
    return requete ? `${base}?${requete}` : base;
  }

  /** De quoi rendre une colonne triable : un clic sur la colonne en cours inverse le sens. */
  function tri(base: string, filtre: F, colonne: F['tri']) {
    const enCours = filtre.tri === colonne;
    const premier = colonne === recentDAbord ? 'decroissant' : 'croissant';
    const inverse = filtre.sens === 'croissant' ? 'decroissant' : 'croissant';
    return {
      href: adresse(base, { ...filtre, tri: colonne, sens: enCours ? inverse : premier }),
      ...(enCours && { tri: filtre.sens }),
    };
  }

  return { adresse, tri };
}
