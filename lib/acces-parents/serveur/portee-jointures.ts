import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { compte, responsabilite } from '@/db/schema/comptes';
import { affectation, structure } from '@/db/schema/structures';

/** L'apprenant et le parent, sous les noms qu'attendent les conditions de `lib/acces/serveur/portee` et de `./portee`. */
export const c = alias(compte, 'c');
export const p = alias(compte, 'p');

/** Affectations d'apprenants en cours, pour une jointure sur `structure`. */
export const enCours = and(
  eq(affectation.rne, structure.rne),
  eq(affectation.structureId, structure.id),
  eq(affectation.role, 'apprenant'),
  isNull(affectation.finLe),
  isNull(affectation.exclueLe),
);

/** Représentants légaux en cours d'un apprenant `c`, pour une jointure. */
export const legaux = and(
  eq(responsabilite.rne, c.rne),
  eq(responsabilite.apprenantId, c.id),
  eq(responsabilite.niveau, 1),
  isNull(responsabilite.finLe),
);

export const comptesParents = and(
  eq(p.rne, responsabilite.rne),
  eq(p.id, responsabilite.responsableId),
  isNull(p.masqueLe),
  isNull(p.suspenduLe),
);

/** Divisions de l'année en cours de l'établissement. */
export const divisionsDe = (rne: string): SQL | undefined =>
  and(
    eq(structure.rne, rne),
    eq(structure.nature, 'division'),
    isNull(structure.masqueeLe),
    sql`${structure.annee} = (select annee_courante from etablissement where rne = ${rne})`,
  );
