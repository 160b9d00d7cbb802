import 'server-only';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type Classe, choisirApprenant } from '@/lib/apprenants/regles';
import { lireClasses } from '@/lib/apprenants/serveur/queries';
import type { FiltreGarde } from '@/lib/filtres/regles';
import { lireFiltres } from '@/lib/filtres/serveur/queries';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import { construireTableau, type Matiere, type Section } from '@/lib/maitrise/regles-tableau';
import { lireMatieres } from '@/lib/maitrise/serveur/queries-matieres';
import { lireReferentiel, listerReferentiels } from '@/lib/referentiels/serveur/queries';
import type { TableauDe } from '../regles';

type Diplome = NonNullable<Awaited<ReturnType<typeof lireReferentiel>>>;

/** Une classe et, une fois qu'on la demande, le tableau de bord de chacun de ses apprenants. */
export interface ClasseLue {
  classes: Classe[];
  classe: Classe | null;
  /** Le diplôme de la classe : celui de la division, sinon le plus fréquent chez ses apprenants. */
  diplome: Diplome | null;
  bep: Diplome | null;
  /** Ce que le diplôme mesure, sans résultat : de quoi dire où chercher. */
  sections: Section[];
  tableaux: TableauDe[];
  matieres: ReadonlyMap<string, Matiere>;
  /** Apprenants de la classe qui préparent un autre diplôme, ou aucun : ils ne sont pas comparés ici. */
  ecartes: number;
  filtres: FiltreGarde[];
}

const VIDE: Matiere = { fiches: [], evaluations: [] };

/**
 * Le tableau de bord d'une classe, en une transaction et un nombre fixe de requêtes. `mesurer` faux : la classe seule,
 * sans résultat (aucun critère n'est donné). `enEntier` : les apprenants dont on montrera les résultats ; des autres, les
 * mesures sont justes mais n'ont pas tous ceux qui les expliquent. Refus `introuvable` pour une classe hors de la portée.
 */
export async function lireClasse(
  acteur: Acteur,
  voulue: string,
  mesurer: boolean,
  enEntier?: (apprenantId: string) => boolean,
): Promise<ClasseLue> {
  const referentiels = new Map((await listerReferentiels()).map((r) => [r.code, r]));
  const lue = await lire(acteur, async (tx) => {
    const classes = await lireClasses(tx, acteur);
    const { classe } = choisirApprenant(classes, { classe: voulue });
    if (voulue && !classe) throw new Refus('introuvable');
    const code = classe ? diplomeDe(classe) : null;
    const retenus = classe?.apprenants.filter((a) => code !== null && a.referentiel === code) ?? [];
    const ga = code !== null && referentiels.get(code)?.famille === 'ga';
    const ids = mesurer ? retenus.map((a) => a.id) : [];
    const [matieres, filtres] = await Promise.all([
      lireMatieres(tx, acteur, ids, { sansEvaluations: ga, ...(enEntier && { enEntier }) }),
      lireFiltres(tx, acteur, 'tableau-de-bord-classe', code),
    ]);
    return { classes, classe: classe ?? null, code, retenus, matieres, filtres };
  });
  const { code, retenus, ...reste } = lue;
  const diplome = code ? await lireReferentiel(code) : null;
  const bep = diplome?.referentiel.famille === 'ga' ? await lireReferentiel(CODE_BEP) : null;
  const tableaux =
    diplome && mesurer
      ? retenus.map((apprenant) => ({
          apprenant,
          tableau: construireTableau(diplome, lue.matieres.get(apprenant.id) ?? VIDE),
        }))
      : [];
  const sections = diplome ? construireTableau(diplome, VIDE).sections : [];
  return { ...reste, diplome, bep, sections, tableaux, ecartes: (lue.classe?.apprenants.length ?? 0) - retenus.length };
}

function diplomeDe(classe: Classe): string | null {
  if (classe.referentiel) return classe.referentiel;
  const codes = classe.apprenants.flatMap((a) => a.referentiel ?? []);
  const combien = (code: string) => codes.filter((c) => c === code).length;
  return [...new Set(codes)].sort((a, b) => combien(b) - combien(a) || (a < b ? -1 : 1))[0] ?? null;
}
