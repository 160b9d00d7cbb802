import type { CHEMINS } from './regles-chemins';

/** Une adresse de Griotte, ses paramètres entre crochets : « evaluations/[id]/modifier ». */
export type Chemin = (typeof CHEMINS)[number];

/** Ce qui suit le « ? » ; une valeur absente ou vide ne s'écrit pas. */
export type Requete = Readonly<Record<string, string | number | undefined>>;

type Parametre<C extends string> = C extends `${string}[${infer P}]${infer Suite}` ? P | Parametre<Suite> : never;

type Valeurs<C extends Chemin> = [Parametre<C>] extends [never]
  ? [requete?: Requete]
  : [valeurs: Readonly<Record<Parametre<C>, string>> & Requete];

/**
 * Une adresse de cet établissement : `adresseDe(rne, 'import/[id]', { id, vue: 'anomalies' })` rend
 * « /0999777P/import/…?vue=anomalies ». Un chemin inconnu ou un paramètre manquant ne compile pas.
 */
export function adresseDe<C extends Chemin>(rne: string, chemin: C, ...[valeurs = {}]: Valeurs<C>): string {
  const requete = new URLSearchParams();
  let adresse = chemin === 'accueil' ? `/${rne}` : `/${rne}/${chemin}`;
  for (const [cle, valeur] of Object.entries(valeurs)) {
    if (valeur === undefined || valeur === '') continue;
    if (adresse.includes(`[${cle}]`)) adresse = adresse.replace(`[${cle}]`, encodeURIComponent(valeur));
    else requete.set(cle, String(valeur));
  }
  return requete.size > 0 ? `${adresse}?${requete}` : adresse;
}
