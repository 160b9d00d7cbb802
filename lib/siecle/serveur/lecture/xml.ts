import 'server-only';
import { XMLParser } from 'fast-xml-parser';
import { decoderReferences } from './balisage';
import { Decoupeur } from './decoupe';
import type { FicheXml, Suivi } from './recolte';

/** Une balise lue : son texte seul, ou ses attributs (`@NOM`), son texte (`#text`) et ses enfants, en listes. */
export type Noeud = string | { readonly [cle: string]: string | readonly Noeud[] | undefined };

const lecteur = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // Aucune entité d'un document n'est jamais développée ; les cinq prédéfinies et les numériques le sont ici.
  processEntities: false,
  tagValueProcessor: (_nom, valeur) => decoderReferences(valeur),
  attributeValueProcessor: (_nom, valeur) => decoderReferences(valeur),
  isArray: (_nom, _chemin, _feuille, estAttribut) => !estAttribut,
  jPath: false,
});

/** Lit une fiche découpée. Elle est déjà vérifiée : une erreur ici serait une faute de Griotte, pas du fichier. */
export function lireBalise(fiche: FicheXml): Noeud {
  const document: Record<string, readonly Noeud[] | undefined> = lecteur.parse(fiche.xml);
  return document[fiche.nom]?.[0] ?? '';
}

/** Les balises `nom` qui sont enfants directs de `noeud`, dans l'ordre du fichier. */
export function enfants(noeud: Noeud | undefined, nom: string): readonly Noeud[] {
  if (noeud === undefined || typeof noeud === 'string') return [];
  const valeur = noeud[nom];
  return Array.isArray(valeur) ? valeur : [];
}

/** Le texte d'un enfant direct, bords rognés ; absent et vide se valent : nul. */
export function champ(noeud: Noeud | undefined, nom: string): string | null {
  const [premier] = enfants(noeud, nom);
  const texte = typeof premier === 'object' ? premier['#text'] : premier;
  return typeof texte === 'string' ? texte.trim() || null : null;
}

/** La valeur d'un attribut, bords rognés ; absent et vide se valent : nul. */
export function attribut(noeud: Noeud, nom: string): string | null {
  const valeur = typeof noeud === 'object' ? noeud[`@${nom}`] : undefined;
  return typeof valeur === 'string' ? valeur.trim() || null : null;
}

/** Découpe tout un document ; les fiches arrivent par `suivi.surFiche` au fil du texte. */
export async function parcourir(texte: AsyncIterable<string>, suivi: Suivi): Promise<void> {
  const decoupeur = new Decoupeur(suivi);
  for await (const morceau of texte) decoupeur.ecrire(morceau);
  decoupeur.terminer();
}
