import { ADMINISTRATION } from './administration';
import { EVALUATIONS } from './evaluations';
import { EXPORTS } from './exports';
import { FICHIERS } from './fichiers';
import { PASSEPORT } from './passeport';
import type { Scenarios } from './scenario';
import { SCENARIOS_PEDAGOGIQUES } from './scenarios-module';
import { SCPRO } from './scpro';
import { SUIVI } from './suivi';

/** Chaque porte de `app/[rne]/(modules)`, et ce qu'on lui demande. Une porte absente d'ici fait échouer la matrice. */
export const SCENARIOS: Scenarios = {
  ...ADMINISTRATION,
  ...EVALUATIONS,
  ...EXPORTS,
  ...FICHIERS,
  ...PASSEPORT,
  ...SCENARIOS_PEDAGOGIQUES,
  ...SCPRO,
  ...SUIVI,
};
