import {
  IconeBilan,
  IconeEvaluation,
  IconeExport,
  IconeIdee,
  IconeImporter,
  IconeInfo,
  IconePasseport,
  IconeReglages,
  IconeTableau,
  IconeUtilisateur,
  IconeUtilisateurs,
} from '@/components/ui/icones';
import type { NomModule } from '@/lib/acces/modules';

const ICONES = {
  import: IconeImporter,
  abonnement: IconeInfo,
  utilisateurs: IconeUtilisateurs,
  'acces-eleves': IconeUtilisateur,
  'acces-parents': IconeUtilisateurs,
  parametres: IconeReglages,
  scenarios: IconeIdee,
  evaluations: IconeEvaluation,
  'evaluations-anterieures': IconeEvaluation,
  passeport: IconePasseport,
  'tableau-de-bord': IconeTableau,
  'tableau-de-bord-classe': IconeTableau,
  bilan: IconeBilan,
  'export-passeport': IconeExport,
} satisfies Record<NomModule, typeof IconeInfo>;

export function IconeModule({ nom }: { nom: NomModule }) {
  const Icone = ICONES[nom];
  return <Icone />;
}
