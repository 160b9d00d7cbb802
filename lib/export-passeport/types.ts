import type { Degre } from '@/lib/degres/regles';
import type { Lycee, Reglages } from '@/lib/parametres/serveur/queries';
import type { Partie } from '@/lib/passeport/regles';
import type { FichierJoint, LienLu } from '@/lib/passeport/serveur/queries-fiche';
import type { lireReferentiel } from '@/lib/referentiels/serveur/queries';

export type Diplome = NonNullable<Awaited<ReturnType<typeof lireReferentiel>>>;

/** Un nœud du référentiel, tel qu'une fiche le nomme. */
export interface Noeud {
  code: string;
  libelle: string;
}

export interface Precision extends Noeud {
  nature: 'complexite' | 'alea';
  verifie: boolean;
}

export interface EvaluationExportee {
  partie: Partie;
  degre: Degre | null;
  appreciation: string;
  auteur: string;
  creeLe: Date;
}

/** Une fiche de l'apprenant, avec tout ce que ses exports en montrent. */
export interface FicheExportee {
  id: string;
  titre: string;
  faiteLe: string;
  lieu: 'pfmp' | 'etablissement';
  organisation: string;
  pfmpDebutLe: string | null;
  pfmpFinLe: string | null;
  creeLe: Date;
  referentiel: string;
  famille: string;
  textes: Record<string, string>;
  item: Noeud & { competence: string | null; critere: string | null };
  /** Pôle, groupe ou bloc : la racine de son item. */
  groupe: Noeud | null;
  precisions: Precision[];
  bep: (Noeud & { referentiel: string; groupe: Noeud | null; textes: Record<string, string> }) | null;
  /** Récentes d'abord. */
  evaluations: EvaluationExportee[];
  fichiers: FichierJoint[];
  liens: LienLu[];
  /** Nom de l'établissement d'où elle a été transférée ; nul si elle est d'ici. */
  origine: string | null;
}

/** Ce que les fiches d'un apprenant ont en commun, et les fiches qu'il peut exporter. */
export interface Dossier {
  etablissement: Lycee;
  reglages: Reglages;
  apprenant: {
    nom: string;
    prenom: string;
    dateNaissance: string | null;
    referentiel: string | null;
    division: string | null;
  };
  /** Les diplômes de ces fiches et le sien, par code. */
  diplomes: ReadonlyMap<string, Diplome>;
  fiches: FicheExportee[];
  editeLe: string;
}
