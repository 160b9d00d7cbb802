import type { ChampFiche } from '@/lib/champs/textes-fiche';
import { depuisTexte, echapper } from '@/lib/texte-riche/regles-texte';

/** Ce qu'une fiche nomme, et qu'un scénario partagé ne doit pas nommer. */
export interface Noms {
  nom: string;
  prenom: string;
  organisation: string;
}

/** L'analyse de l'apprenant sur lui-même reste dans son passeport : un scénario n'en garde que la situation. */
const PERSONNELS = new Set(['reussites', 'difficultes', 'competence', 'bilan']);

/** En deçà, un nom se confond avec un mot ordinaire. */
const LONGUEUR_NOM = 3;

const aLaLettre = (texte: string) => texte.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Le nom comme mot entier, accents compris, avec l'article ou l'élision qui le précède. */
const motEntier = (mot: string, drapeaux: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])((?:des|du|de la|aux|au|à la|les|la|le)\\s+|\\p{L}+['’])?${aLaLettre(mot)}(?![\\p{L}\\p{N}])`,
    drapeaux,
  );

/** Ce que devient ce qui précédait le nom, devant « l’… » : « des » ou « d’ » font « de », « aux » fait « à ». */
function liaison(avant: string): string {
  const mot = avant.trim().toLowerCase();
  if (['des', 'du', 'de la'].includes(mot)) return 'de ';
  if (['aux', 'au', 'à la'].includes(mot)) return 'à ';
  return /^([^l].*)['’]$/.test(mot) ? `${mot.slice(0, -1)}e ` : '';
}

/** « DUPONT-MOREL » s'écrit aussi « Dupont-Morel » ; jamais tout en minuscules : « petit » est un mot. */
const enTitre = (nom: string) =>
  nom.toLowerCase().replace(/(^|[^\p{L}])(\p{L})/gu, (_, avant, lettre) => avant + lettre.toUpperCase());

/** Au début d'une phrase, une majuscule. */
const accorder = (par: string, avant: string) =>
  /(^|[.!?\n])\s*$/.test(avant) ? par.charAt(0).toUpperCase() + par.slice(1) : par;

/** Un texte de l'apprenant sans son nom, son prénom, ni celui de l'entreprise. */
export function sansNoms(texte: string, { nom, prenom, organisation }: Noms): string {
  const remplacer = (t: string, mots: readonly string[], par: string, drapeaux: string) =>
    mots
      .filter((m) => m.trim().length >= LONGUEUR_NOM)
      .reduce(
        (u, m) =>
          u.replace(motEntier(m.trim(), drapeaux), (_, avant: string | undefined, rang: number) =>
            accorder(liaison(avant ?? '') + par, u.slice(0, rang)),
          ),
        t,
      );
  const sansEntreprise = remplacer(texte, [organisation], 'l’entreprise', 'giu');
  const entiers = [`${prenom} ${nom}`, `${prenom} ${enTitre(nom)}`, `${nom} ${prenom}`];
  return remplacer(sansEntreprise, [...entiers, nom, enTitre(nom), prenom], 'l’apprenant', 'gu');
}

/** La description d'une fiche en texte enrichi : chaque champ sous son intitulé, sans l'analyse personnelle ni les noms. */
export const contexteDe = (textes: Record<string, string>, champs: readonly ChampFiche[], noms: Noms): string =>
  champs
    .filter(({ cle }) => !PERSONNELS.has(cle) && textes[cle])
    .map(
      ({ cle, libelle }) =>
        `<p><strong>${echapper(libelle)}</strong></p>${depuisTexte(sansNoms(textes[cle] ?? '', noms))}`,
    )
    .join('');
