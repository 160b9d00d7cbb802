import { jourDe } from '@/lib/dates';
import type { Rythme } from './schema';

const JOUR = 86_400_000;

/** L'instant où commence un jour en France (`aaaa-mm-jj`), quel que soit le fuseau de la machine. */
function minuit(jour: string): Date {
  const enUniversel = Date.parse(`${jour}T00:00:00Z`);
  // L'heure de France avance d'une ou deux heures : le jour y a commencé avant minuit en heure universelle.
  const debuts = [2, 1].map((avance) => new Date(enUniversel - avance * 3_600_000));
  return debuts.find((d) => jourDe(d) === jour) ?? new Date(enUniversel);
}

/**
 * Depuis quand un résumé de ce rythme est dû : le début du jour, ou du dernier lundi, en France. Qui a reçu le sien
 * depuis n'en reçoit pas d'autre ; un matin manqué se rattrape le lendemain.
 */
export function echeance(rythme: Rythme, maintenant = new Date()): Date {
  const jour = jourDe(maintenant);
  if (rythme === 'quotidien') return minuit(jour);
  const midi = Date.parse(`${jour}T12:00:00Z`);
  const depuisLundi = (new Date(midi).getUTCDay() + 6) % 7;
  return minuit(new Date(midi - depuisLundi * JOUR).toISOString().slice(0, 10));
}
