import type { NiveauScenario } from './regles-correspondances';
import type { FichierRefuse } from './serveur/import-depot';
import type { LienScpro } from './serveur/regles-liens';

/** Un scénario tel qu'il serait importé. Les textes sont montrés sans mise en forme. */
export interface ApercuScenario {
  cle: string;
  fichier: string;
  titre: string;
  textes: { contexte: string; materiels: string; ressources: string };
  liens: LienScpro[];
  /** Les compétences que dit le fichier, par leur nom. */
  items: string[];
  /** Par diplôme, celles qu'il n'a pas. */
  perdus: Record<string, string[]>;
  remarques: string[];
  alertes: string[];
  ecartes: string[];
  /** Connu d'après le fichier, et proposé à l'enseignant. */
  referentiel: string | null;
  niveau: NiveauScenario | null;
  /** Pourquoi le diplôme ou le niveau est à choisir. */
  origine: string[];
  /** L'acteur a déjà un scénario de ce titre. */
  dejaMien: boolean;
  /** Le fichier du même envoi dont celui-ci est la copie exacte. */
  identique?: string | undefined;
}

export interface Apercu {
  scenarios: ApercuScenario[];
  refuses: FichierRefuse[];
}

export interface ScenarioImporte {
  id: string;
  titre: string;
}
