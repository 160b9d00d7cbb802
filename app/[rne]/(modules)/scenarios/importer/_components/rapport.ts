import { garderDansOnglet, lireDansOnglet } from '@/components/ui/memoire-onglet';
import type { ScenarioImporte } from '@/lib/scpro/types-apercu';

const CLE = 'scpro:rapport';
const ANCRE = '#rapport';

/** Le rapport d'un import a son adresse : on y revient après avoir ouvert un des scénarios. */
export function garderRapport(importes: readonly ScenarioImporte[]): void {
  if (garderDansOnglet(CLE, importes)) history.replaceState(null, '', ANCRE);
}

/** Le rapport où l'on revient, s'il y en a un à cette adresse. */
export const relireRapport = (): ScenarioImporte[] | null =>
  location.hash === ANCRE ? lireDansOnglet<ScenarioImporte[]>(CLE) : null;

export const quitterRapport = (): void => history.replaceState(null, '', location.pathname);
