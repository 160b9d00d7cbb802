import 'server-only';
import { statfs } from 'node:fs/promises';
import { setTimeout as attendre } from 'node:timers/promises';
import { direTaille } from '@/lib/abonnement/regles';
import { Refus } from '@/lib/acces/refus';
import { env } from '@/lib/env';
import { type EtatDisque, etatDuDisque } from '../regles-disque';

/** Un disque dont Griotte se sert. `libres`, `total` : en octets. */
export interface Disque {
  quoi: 'donnees' | 'sauvegardes';
  etat: EtatDisque;
  libres: number;
  total: number;
}

/** Un disque qui ne répond pas (un montage perdu) ne fait attendre personne. En millisecondes. */
const PATIENCE = 1000;

/** Le disque d'un dossier ; nul si le dossier n'existe pas encore, ou ne répond pas. */
async function mesurer(quoi: Disque['quoi'], dossier: string): Promise<Disque | null> {
  const lu = statfs(dossier).catch(() => null); // pas encore de dossier : rien à en dire
  const s = await Promise.race([lu, attendre(PATIENCE, null, { ref: false })]);
  if (!s) return null;
  const [libres, total] = [s.bavail * s.bsize, s.blocks * s.bsize];
  return { quoi, libres, total, etat: etatDuDisque(libres, total) };
}

/** Les disques des données et des sauvegardes, tels qu'ils sont. */
export async function lireDisques(): Promise<Disque[]> {
  const { GRIOTTE_DONNEES, GRIOTTE_SAUVEGARDES } = env();
  const lus = await Promise.all([
    mesurer('donnees', GRIOTTE_DONNEES),
    GRIOTTE_SAUVEGARDES ? mesurer('sauvegardes', GRIOTTE_SAUVEGARDES) : null,
  ]);
  return lus.filter((d) => d !== null);
}

/** Refuse, `disque-plein`, un dépôt de cette taille qui entamerait la réserve du disque des données. */
export async function exigerPlace(octets: number): Promise<void> {
  const disque = await mesurer('donnees', env().GRIOTTE_DONNEES);
  if (!disque || etatDuDisque(disque.libres - octets, disque.total) !== 'plein') return;
  throw new Refus('disque-plein', { detail: `Il y reste ${direTaille(disque.libres)}.` });
}
