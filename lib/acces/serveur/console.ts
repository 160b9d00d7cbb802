import 'server-only';
import { journal } from '@/lib/serveur/journal';
import { decrire } from './erreurs';

const dire = (valeur: unknown) => (typeof valeur === 'string' ? valeur : decrire(valeur));

/** La référence que Next montre à l'écran d'une page qui n'a pas pu s'afficher. */
const referenceDe = (valeurs: readonly unknown[]): string | undefined => {
  const digest = valeurs
    .map((v) => (v instanceof Error ? (v as { digest?: unknown }).digest : undefined))
    .find(Boolean);
  return typeof digest === 'string' ? digest : undefined;
};

/**
 * Ce que Next et les bibliothèques écrivent d'eux-mêmes va au journal : une erreur y perd sa requête et ses valeurs, un objet
 * tout ce qu'il contient.
 */
export function consignerConsole(): void {
  for (const [methode, niveau] of [
    ['error', 'error'],
    ['warn', 'warn'],
  ] as const)
    console[methode] = (...valeurs: unknown[]) =>
      journal[niveau]({ reference: referenceDe(valeurs), dit: valeurs.map(dire) }, 'Console');
}
