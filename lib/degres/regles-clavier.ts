import { DEGRES, type Degre, type Presentation } from '@/lib/degres/regles';

/** Les codes des degrés, tels que l'établissement les a choisis (PAR-4). */
export type Codes = Readonly<Record<Degre, Pick<Presentation[Degre], 'code'>>>;

/** Ce qu'une touche fait d'une case. */
export interface Frappe {
  /** À écrire d'abord : le degré que le début déjà tapé désignait, quand la touche commence un autre code. */
  avant?: Degre;
  /** Le degré à écrire, `null` pour vider ; absent tant que le code est incomplet. */
  degre?: Degre | null;
  /** Le début de code qui attend sa suite. */
  attente: string;
}

const commencant = (debut: string, codes: Codes): Degre[] =>
  DEGRES.filter((d) => codes[d].code.toUpperCase().startsWith(debut));

/** Les chiffres de 1 à 6 donnent le rang d'un degré, tant qu'aucun code ne commence par un chiffre. */
export const rangsActifs = (codes: Codes): boolean => DEGRES.every((d) => !/^\d/.test(codes[d].code));

const degreDuRang = (chiffre: string, codes: Codes): Degre | undefined =>
  /^[1-6]$/.test(chiffre) && rangsActifs(codes) ? DEGRES[Number(chiffre) - 1] : undefined;

/** Lettre ou chiffre d'une touche. La rangée du haut compte par sa place : un clavier français y a « é » sur le 2. */
function caractere(touche: { key: string; code: string }): string | undefined {
  if (/^[a-z0-9]$/i.test(touche.key)) return touche.key.toUpperCase();
  return touche.key.length === 1 ? /^Digit(\d)$/.exec(touche.code)?.[1] : undefined;
}

/** Un code est écrit dès que rien d'autre ne peut suivre ; sinon son début attend. Nul : rien ne commence ainsi. */
function lireDebut(debut: string, codes: Codes): Frappe | null {
  const [premier, ...autres] = commencant(debut, codes);
  if (!premier) {
    const degre = degreDuRang(debut, codes);
    return degre ? { degre, attente: '' } : null;
  }
  const reste = codes[premier].code.slice(debut.length).toUpperCase();
  const resteLisible = reste !== '' && (commencant(reste, codes).length > 0 || degreDuRang(reste, codes) !== undefined);
  return autres.length === 0 && !resteLisible ? { degre: premier, attente: '' } : { attente: debut };
}

/** Le degré qu'un début de code suffit à désigner quand on quitte la case : son code exact, ou le seul qui reste. */
export function degreDuDebut(debut: string, codes: Codes): Degre | undefined {
  if (debut === '') return undefined;
  const possibles = commencant(debut, codes);
  return (
    possibles.find((d) => codes[d].code.length === debut.length) ?? (possibles.length === 1 ? possibles[0] : undefined)
  );
}

/**
 * Ce qu'une touche fait d'une case : un degré par son code (`attente` : ce qui en est déjà tapé) ou son rang (1 à 6),
 * Suppr et Retour arrière pour vider ou oublier le début. Une lettre suffit quand elle désigne un seul code et que la
 * suite de ce code ne veut rien dire d'autre. Nul si la touche n'écrit rien.
 */
export function lireTouche(touche: { key: string; code: string }, attente: string, codes: Codes): Frappe | null {
  if (touche.key === 'Delete' || touche.key === 'Backspace')
    return attente ? { attente: '' } : { degre: null, attente: '' };
  const lu = caractere(touche);
  if (lu === undefined) return null;
  const suite = attente + lu;
  if (attente && commencant(suite, codes).length > 0) return lireDebut(suite, codes);
  const frappe = lireDebut(lu, codes);
  const avant = degreDuDebut(attente, codes);
  return frappe && avant ? { ...frappe, avant } : frappe;
}
