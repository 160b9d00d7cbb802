import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { apprenant, responsabilite } from '@/db/schema/comptes';
import { accesParents } from '@/db/schema/parametres';
import { referentiel } from '@/db/schema/referentiels';
import { affectation, structure } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { majeur, present, suiviParSesParents } from '@/lib/acces/serveur/portee';
import type { EtatCourriel } from '@/lib/courriels/regles';
import { etatsCourriels } from '@/lib/courriels/serveur/queries';
import type { EleveLu, ParentLu } from '../regles';
import { c, comptesParents, divisionsDe, enCours, legaux, p } from './portee-jointures';

/** Un diplôme préparé dans la classe, ses élèves et leurs parents. `code` vide : ceux qui n'ont pas de diplôme. */
export interface DiplomeParents {
  code: string;
  sigle: string | null;
  /** Depuis quand l'accès est donné à ce diplôme seul. */
  donneLe: Date | null;
  eleves: EleveLu[];
}

export interface ClasseDetaillee {
  id: string;
  code: string;
  libelle: string;
  /** Depuis quand l'accès est donné à toute la classe. */
  donneLe: Date | null;
  diplomes: DiplomeParents[];
}

/**
 * Une classe de l'année : ses diplômes, leurs élèves, leurs responsables légaux et où en est l'accès de chacun (ACP-2).
 * Refuse (`introuvable`) une classe d'un autre établissement ou d'une autre année.
 */
export async function lireClasseParents(acteur: Acteur, id: string): Promise<ClasseDetaillee> {
  if (!estUuid(id)) throw new Refus('introuvable');
  return lire(acteur, async (tx) => {
    const [classe] = await tx
      .select({ id: structure.id, code: structure.code, libelle: structure.libelle })
      .from(structure)
      .where(and(divisionsDe(acteur.rne), eq(structure.id, id)));
    if (!classe) throw new Refus('introuvable');
    const donnes = await lireDonnes(tx, acteur.rne, id);
    const lignes = await lireLignes(tx, acteur.rne, id);
    const messages = await etatsCourriels(tx, acteur, [...new Set(lignes.flatMap((l) => l.parent?.id ?? []))]);
    return { ...classe, donneLe: donnes.get('') ?? null, diplomes: enDiplomes(lignes, donnes, messages) };
  });
}

async function lireDonnes(tx: Transaction, rne: string, classe: string): Promise<Map<string, Date>> {
  const lignes = await tx
    .select({ referentiel: accesParents.referentiel, donneLe: accesParents.donneLe })
    .from(accesParents)
    .where(and(eq(accesParents.rne, rne), eq(accesParents.structureId, classe)));
  return new Map(lignes.map((l) => [l.referentiel, l.donneLe]));
}

type Ligne = Awaited<ReturnType<typeof lireLignes>>[number];

/** Une ligne par élève et responsable légal, par diplôme puis par nom. */
const lireLignes = (tx: Transaction, rne: string, classe: string) =>
  tx
    .select({
      eleve: {
        id: c.id,
        nom: c.nom,
        prenom: c.prenom,
        majeur: sql<boolean>`${majeur}`,
        suivi: sql<boolean>`${suiviParSesParents}`,
      },
      code: apprenant.referentiel,
      sigle: referentiel.sigle,
      parent: {
        id: p.id,
        civilite: p.civilite,
        nom: p.nom,
        prenom: p.prenom,
        login: p.login,
        courriel: p.courriel,
        accesEnvoyeLe: p.accesEnvoyeLe,
        connecteLe: p.connecteLe,
      },
    })
    .from(structure)
    .innerJoin(affectation, enCours)
    .innerJoin(c, and(eq(c.rne, affectation.rne), eq(c.id, affectation.compteId), present))
    .innerJoin(apprenant, and(eq(apprenant.rne, c.rne), eq(apprenant.compteId, c.id)))
    .leftJoin(referentiel, eq(referentiel.code, apprenant.referentiel))
    .leftJoin(responsabilite, legaux)
    .leftJoin(p, comptesParents)
    .where(and(eq(structure.rne, rne), eq(structure.id, classe)))
    .orderBy(
      sql`${referentiel.sigle} nulls last`,
      sql`c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", c.id`,
      sql`p.nom collate "fr-x-icu", p.prenom collate "fr-x-icu", p.id`,
    );

function enDiplomes(
  lignes: readonly Ligne[],
  donnes: ReadonlyMap<string, Date>,
  messages: ReadonlyMap<string, EtatCourriel>,
): DiplomeParents[] {
  const avecMessage = (l: Ligne): ParentLu[] =>
    l.parent ? [{ ...l.parent, message: messages.get(l.parent.id) ?? null }] : [];
  return [...Map.groupBy(lignes, (l) => l.code ?? '')].map(([code, siennes]) => ({
    code,
    sigle: siennes[0]?.sigle ?? null,
    donneLe: donnes.get(code) ?? null,
    eleves: [...Map.groupBy(siennes, (l) => l.eleve.id).values()].flatMap((parents) => {
      const [premiere] = parents;
      return premiere ? [{ ...premiere.eleve, parents: parents.flatMap(avecMessage) }] : [];
    }),
  }));
}
