import 'server-only';
import { modeTravaux } from '@/lib/env';
import { lancerTravailleur, type Travailleur } from './travailleur';

const global_ = globalThis as typeof globalThis & { griotteTravailleur?: Travailleur };

/** Au-delà, l'arrêt n'attend plus le message en cours ; il sera repris. En millisecondes. */
const PATIENCE = 5000;

/** Lance le travailleur dans le processus de l'application, une fois, si c'est lui qui doit faire les travaux. */
export function demarrerIntegre(): void {
  if (modeTravaux() !== 'integre' || global_.griotteTravailleur) return;
  const travailleur = lancerTravailleur();
  global_.griotteTravailleur = travailleur;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => retarderSortie(travailleur.arreter()));
}

/** Next sort dès que ses requêtes sont finies : sa sortie attend que le travail en cours soit rendu à la file. */
function retarderSortie(arret: Promise<void>): void {
  const sortir = process.exit.bind(process);
  const patience = new Promise((ok) => setTimeout(ok, PATIENCE).unref());
  const sortirEnsuite = (code?: number | string | null) =>
    void Promise.race([arret, patience]).then(() => sortir(code));
  process.exit = sortirEnsuite as typeof process.exit;
}
