import type { Candidat, GroupeCandidats } from '@/lib/evaluations/serveur/queries-choix';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

/** Une classe ou un groupe de l'enseignant, et ceux de ses apprenants que vise le scénario, par nom. */
export interface ClasseVisee {
  id: string;
  code: string;
  nature: 'division' | 'groupe';
  noms: string[];
}

type Vise = Pick<ScenarioLu, 'referentiel' | 'niveau'>;

/**
 * Les classes puis les groupes où l'on peut observer un scénario : ceux qui comptent un apprenant de son diplôme dont la
 * division est de son niveau. `candidats` : par ordre alphabétique, ordre que chaque classe garde.
 */
export function classesVisees(
  { referentiel, niveau }: Vise,
  candidats: readonly Candidat[],
  groupes: readonly GroupeCandidats[],
): ClasseVisee[] {
  const vises = candidats.filter((c) => c.referentiel === referentiel && c.division?.niveau === niveau);
  const noms = (ceux: readonly Candidat[]) => ceux.map((c) => `${c.nom} ${c.prenom}`);
  const divisions = new Map(vises.flatMap(({ division }) => (division ? [[division.id, division.code]] : [])));
  const deDivisions = [...divisions]
    .sort(([, a], [, b]) => a.localeCompare(b, 'fr'))
    .map(
      ([id, code]): ClasseVisee => ({
        id,
        code,
        nature: 'division',
        noms: noms(vises.filter((c) => c.division?.id === id)),
      }),
    );
  const deGroupes = groupes.flatMap(({ id, code, apprenants }): ClasseVisee[] => {
    const siens = vises.filter((c) => apprenants.includes(c.id));
    return siens.length > 0 ? [{ id, code, nature: 'groupe', noms: noms(siens) }] : [];
  });
  return [...deDivisions, ...deGroupes];
}
