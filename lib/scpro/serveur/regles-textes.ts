import 'server-only';
import { nettoyerTexteRiche } from '@/lib/texte-riche/serveur/regles';

/** Rubriques de CERISE Pro que nous n'avons pas : elles suivent, sous leur nom en gras, le texte dont elles sont proches. */
export const PROBLEMATIQUE = 'Problématique';
export const CONNAISSANCES = 'Connaissances associées';
export const LIENS = 'Liens associés';

const titreDe = (rubrique: string) => `<p><strong>${rubrique}</strong></p>`;

/** `texte` suivi de `ajout` sous son nom, tous deux nettoyés ; un ajout vide ne laisse pas son nom. */
export const adjoindre = (texte: string, rubrique: string, ajout: string): string =>
  ajout === '' ? texte : `${texte}${titreDe(rubrique)}${ajout}`;

/**
 * L'inverse d'`adjoindre` : le texte, et ce qui suit le dernier titre de la rubrique. Un texte qui ne se laisse pas
 * couper là (le titre est dans une liste, rien ne le suit) reste entier : le réimporter le rend tel quel.
 */
export function separer(texte: string, rubrique: string): { texte: string; ajout: string } {
  const titre = titreDe(rubrique);
  const rang = texte.lastIndexOf(titre);
  const [avant, ajout] = [texte.slice(0, Math.max(rang, 0)), texte.slice(rang + titre.length)];
  const net = (t: string) => nettoyerTexteRiche(t) === t;
  return rang < 0 || ajout === '' || !net(avant) || !net(ajout) ? { texte, ajout: '' } : { texte: avant, ajout };
}

/** Une image collée dans un texte y est écrite en entier : elle n'a pas à être lue pour être écartée. */
export const sansImagesCollees = (html: string): string => html.replace(/data:[a-z]+\/[^"'\s>)]+/gi, '');

const PERTES: [RegExp, (n: number) => string][] = [
  [/<(img|picture|svg|canvas|image)\b/gi, (n) => (n > 1 ? `${n}\u00a0images` : 'une image')],
  [/<(iframe|video|audio|object|embed)\b/gi, (n) => (n > 1 ? `${n}\u00a0contenus intégrés` : 'un contenu intégré')],
  [/<script\b/gi, () => 'du code'],
  [
    /<table\b/gi,
    (n) => (n > 1 ? `${n}\u00a0tableaux, dont le texte est gardé` : 'un tableau, dont le texte est gardé'),
  ],
  [/<(input|select|textarea|button)\b/gi, () => 'un formulaire'],
  [
    /<a\b[^<>]*\bhref\s*=\s*(?:["']\s*)?(?!https?:|["'\s>])/gi,
    (n) => (n > 1 ? `${n}\u00a0liens qui ne mènent pas au web` : 'un lien qui ne mène pas au web'),
  ],
  [/<(u|s|del|strike|sub|sup|font|mark)\b|\bstyle\s*=/gi, () => 'de la mise en forme (couleurs, soulignés…)'],
];

/** Ce que le nettoyage retire d'un texte de CERISE Pro, en français : « 2 images », « de la mise en forme ». */
export const pertes = (html: string): string[] =>
  PERTES.flatMap(([balise, dire]) => {
    const n = html.match(balise)?.length ?? 0;
    return n > 0 ? [dire(n)] : [];
  });
