import 'server-only';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { type Bloc, espace } from '@/lib/pdf/serveur/pagination';
import { CREUX, GRIS, hauteurLigne, type Metre, type Style } from '@/lib/pdf/serveur/pinceau';

export const TEXTE: Style = { corps: 9.5 };
export const DOUX: Style = { corps: 9.5, couleur: GRIS };
export const NOTE: Style = { corps: 7.5, couleur: GRIS };
const SECTION: Style = { corps: 10, gras: true };
const LIBELLE: Style = { corps: 8.5, couleur: GRIS };

/** Une ligne plus large que `max` (une adresse, un mot sans fin), en morceaux qui tiennent. */
function trancher(ligne: string, style: Style, max: number, metre: Metre): string[] {
  if (metre.largeur(ligne, style) <= max) return [ligne];
  const morceaux: string[] = [];
  let morceau = '';
  for (const c of ligne) {
    if (morceau !== '' && metre.largeur(morceau + c, style) > max) {
      morceaux.push(morceau);
      morceau = c;
    } else morceau += c;
  }
  return [...morceaux, morceau];
}

/** Ce que quelqu'un a écrit, en lignes d'au plus `max` points : ses paragraphes sont gardés, rien n'est coupé. */
export const couper = (texte: string, style: Style, max: number, metre: Metre): string[] =>
  texte
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/\n\s*\n\s*/g, '\n\n')
    .split('\n')
    .flatMap((paragraphe) => {
      const lignes = metre.lignes(paragraphe.trim(), style, max);
      return lignes.length === 0 ? [''] : lignes.flatMap((l) => trancher(l, style, max, metre));
    });

/** Une ligne par bloc : un long texte passe d'une page à l'autre. */
export const blocsTexte = (texte: string, style: Style, metre: Metre, retrait = 0): Bloc[] =>
  couper(texte, style, LARGEUR - retrait, metre).map((ligne) => ({
    hauteur: hauteurLigne(style),
    dessiner: (pinceau, y) => void pinceau.texte(ligne, MARGE + retrait, y, style),
  }));

/** Le titre d'une partie, sur fond, jamais seul au bas d'une page. */
export function blocSection(titre: string, metre: Metre): Bloc {
  const lignes = couper(titre, SECTION, LARGEUR - 12, metre);
  const fond = lignes.length * hauteurLigne(SECTION) + 4;
  return {
    hauteur: fond + 4,
    solidaire: true,
    dessiner(pinceau, y) {
      pinceau.fond(MARGE, y, LARGEUR, fond, CREUX);
      pinceau.textes(lignes, MARGE + 6, y + 2, SECTION);
    },
  };
}

/** Une partie : son titre, son texte (« Non renseigné » s'il est vide), une espace. */
export const blocsChamp = (titre: string, texte: string, metre: Metre): Bloc[] => [
  blocSection(titre, metre),
  ...(texte.trim() === '' ? blocsTexte('Non renseigné', DOUX, metre, 6) : blocsTexte(texte, TEXTE, metre, 6)),
  espace(7),
];

/** Une partie en liste à puces ; `vide` quand elle n'a rien. */
export function blocsListe(titre: string, elements: readonly string[], vide: string, metre: Metre): Bloc[] {
  const puces = elements.flatMap((element) =>
    couper(element, TEXTE, LARGEUR - 16, metre).map(
      (ligne, rang): Bloc => ({
        hauteur: hauteurLigne(TEXTE),
        dessiner(pinceau, y) {
          if (rang === 0) pinceau.texte('•', MARGE + 6, y, TEXTE);
          pinceau.texte(ligne, MARGE + 16, y, TEXTE);
        },
      }),
    ),
  );
  return [blocSection(titre, metre), ...(puces.length > 0 ? puces : blocsTexte(vide, DOUX, metre, 6)), espace(7)];
}

const COLONNE = 118;

/** Un libellé à gauche, sa valeur à droite ; rien quand la valeur est vide. */
export function blocsDefinition(libelle: string, valeur: string, metre: Metre, gras = false): Bloc[] {
  if (valeur.trim() === '') return [];
  const style = gras ? { ...TEXTE, gras } : TEXTE;
  const gauche = couper(libelle, LIBELLE, COLONNE - 8, metre);
  const droite = couper(valeur, style, LARGEUR - COLONNE, metre);
  const hauteur = Math.max(gauche.length * hauteurLigne(LIBELLE) + 1, droite.length * hauteurLigne(style)) + 2;
  return [
    {
      hauteur,
      dessiner(pinceau, y) {
        pinceau.textes(gauche, MARGE, y + 1, LIBELLE);
        pinceau.textes(droite, MARGE + COLONNE, y, style);
      },
    },
  ];
}
