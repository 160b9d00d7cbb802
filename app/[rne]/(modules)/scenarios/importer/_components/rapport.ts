import type { ScenarioImporte } from '@/lib/scpro/apercu';

const CLE = 'scpro:rapport';
const ANCRE = '#rapport';

/** Le rapport d'un import a son adresse : on y revient après avoir ouvert un des scénarios. */
export function garderRapport(importes: readonly ScenarioImporte[]): void {
  try {
    sessionStorage.setItem(CLE, JSON.stringify(importes));
    history.replaceState(null, '', ANCRE);
  } catch {} // le navigateur ne garde rien : le rapport se lit quand même, une fois
}

/** Le rapport où l'on revient, s'il y en a un à cette adresse. */
export function relireRapport(): ScenarioImporte[] | null {
  if (location.hash !== ANCRE) return null;
  try {
    return JSON.parse(sessionStorage.getItem(CLE) ?? 'null');
  } catch {
    return null; // le navigateur ne garde rien
  }
}

export const quitterRapport = (): void => history.replaceState(null, '', location.pathname);
