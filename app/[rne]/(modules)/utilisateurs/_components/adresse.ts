import { type FiltreListe, schemaListe } from '@/lib/utilisateurs/schema';

const DEFAUT = schemaListe.parse({});

/** L'adresse de la liste sous ce filtre, sans ce qui vaut déjà par défaut ; changer de filtre ramène à la page 1. */
export function adresse(base: string, filtre: FiltreListe, changement: Partial<FiltreListe> = {}): string {
  const voulu = { ...filtre, page: 1, ...changement };
  const champs = Object.entries(voulu).filter(([cle, valeur]) => valeur !== DEFAUT[cle as keyof FiltreListe]);
  const requete = new URLSearchParams(champs.map(([cle, valeur]) => [cle, String(valeur)])).toString();
  return requete ? `${base}?${requete}` : base;
}

/** De quoi rendre une colonne triable : un clic sur la colonne en cours inverse le sens. */
export function tri(base: string, filtre: FiltreListe, colonne: FiltreListe['tri']) {
  const enCours = filtre.tri === colonne;
  const premier = colonne === 'connexion' ? 'decroissant' : 'croissant';
  const inverse = filtre.sens === 'croissant' ? 'decroissant' : 'croissant';
  return {
    href: adresse(base, filtre, { tri: colonne, sens: enCours ? inverse : premier }),
    ...(enCours && { tri: filtre.sens }),
  };
}
