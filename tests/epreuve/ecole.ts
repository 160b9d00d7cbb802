import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unApprenant, unCompte, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneFiche } from '@/tests/fabriques/fiche';

/** Un établissement où saisir, déposer et importer. */
export interface Ecole {
  rne: string;
  /** D'un autre établissement : un import y dit à lui seul quelles classes existent. */
  admin: Acteur;
  enseignant: Acteur;
  /** Qui dépose, et ses fiches. */
  apprenant: Acteur;
  fiches: string[];
  /** L'évaluation à commenter, et ses apprenants. */
  evaluation: string;
  evalues: Acteur[];
}

export async function uneEcoleAEprouver(): Promise<Ecole> {
  const rne = await unEtablissement();
  const admin = await unCompte(await unEtablissement(), 'administrateur');
  const division = await uneDivision(rne);
  const enseignant = await unEnseignant(rne, [division.id]);
  const evalues = await Promise.all(Array.from({ length: 10 }, () => unApprenant(rne, { division: division.id })));
  const [apprenant] = evalues;
  if (!apprenant) throw new Error('classe vide');
  const fiches = await Promise.all(Array.from({ length: 40 }, () => uneFiche(apprenant)));
  const { id: evaluation } = await uneEvaluation(enseignant, { apprenants: evalues });
  return { rne, admin, enseignant, apprenant, fiches, evaluation, evalues };
}
