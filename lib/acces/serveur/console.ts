import 'server-only';
import { journal } from '@/lib/serveur/journal';
import { decrire, forme } from './erreurs';

/**
 * Ce qu'on peut écrire d'un message de console. Le premier texte le dit, par sa forme ; les suivants sont des valeurs ; une
 * erreur y perd sa requête et ses valeurs, un objet tout ce qu'il contient.
 */
function dire(valeurs: readonly unknown[]): unknown[] {
  const message = valeurs.findIndex((v) => typeof v === 'string' && /\p{L}{2}/u.test(forme(v)));
  return valeurs.map((v, rang) => {
    if (typeof v !== 'string') return decrire(v);
    return rang === message ? forme(v) : '…';
  });
}

/** La référence que Next montre à l'écran d'une page qui n'a pas pu s'afficher. */
const referenceDe = (valeurs: readonly unknown[]): string | undefined => {
  const digest = valeurs
    .map((v) => (v instanceof Error ? (v as { digest?: unknown }).digest : undefined))
    .find(Boolean);
  return typeof digest === 'string' && /^[\w@]+$/.test(digest) ? digest : undefined;
};

const NIVEAUX = { error: 'error', warn: 'warn', info: 'info', log: 'info' } as const;

/** Ce que Next et les bibliothèques écrivent d'eux-mêmes va au journal, sans rien qui vienne d'une demande (décision 0053). */
export function consignerConsole(): void {
  for (const methode of ['error', 'warn', 'info', 'log'] as const)
    console[methode] = (...valeurs: unknown[]) =>
      journal[NIVEAUX[methode]]({ reference: referenceDe(valeurs), dit: dire(valeurs) }, 'Console');
}
