import 'server-only';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { transfert } from '@/db/schema/transferts';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { CodeRefus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { PAR_PAGE } from '@/lib/listes';
import type { BilanTransfert, SuiteFichiers } from '../regles';

export interface Activation {
  numero: string;
  actif: boolean;
}

/** Une proposition ouverte : ce qu'elle apporterait, ou ce qui l'empêche (`refus`). */
export interface Proposition {
  id: string;
  nom: string;
  prenom: string;
  /** Divisions d'aujourd'hui, séparées par des virgules. */
  classe: string;
  autreNom: string;
  autreRne: string;
  creeLe: Date;
  bilan: BilanTransfert | null;
  refus: CodeRefus | null;
}

/** Un transfert décidé, reçu ou donné. */
export interface TransfertPasse {
  id: string;
  sens: 'entrant' | 'sortant';
  etat: 'propose' | 'accepte' | 'refuse';
  nom: string;
  prenom: string;
  autreNom: string;
  autreRne: string;
  bilan: (BilanTransfert & SuiteFichiers) | null;
  decideLe: Date | null;
  /** Vide quand c'est l'autre établissement qui a décidé. */
  decidePar: string;
}

/** Tout l'onglet « Transfert » (PAR-2) : l'activation, les propositions ouvertes, une page de l'historique. */
export function lireTransferts(acteur: Acteur, page: number) {
  return lire(acteur, async (tx) => {
    const activation = await lireActivation(tx, acteur);
    return {
      activation,
      propositions: activation.actif ? await lirePropositions(tx, acteur) : [],
      ...(await lireHistorique(tx, acteur, page)),
    };
  });
}

async function lireActivation(tx: Transaction, acteur: Acteur): Promise<Activation> {
  const [e] = await tx
    .select({ numero: etablissement.numeroDeclaration, actif: etablissement.transfertActif })
    .from(etablissement)
    .where(eq(etablissement.rne, acteur.rne));
  return { numero: e?.numero ?? '', actif: e?.actif ?? false };
}

async function lirePropositions(tx: Transaction, acteur: Acteur): Promise<Proposition[]> {
  const lignes = await tx.execute<Omit<Proposition, 'creeLe'> & { creeLe: string }>(sql`
    select t.id, c.nom, c.prenom, t.autre_nom as "autreNom", t.autre_rne as "autreRne", t.cree_le as "creeLe",
      a.bilan, a.refus,
      coalesce((select string_agg(s.code, ', ' order by s.code collate "fr-x-icu") from affectation f
        join structure s on s.rne = f.rne and s.id = f.structure_id and s.nature = 'division' and s.masquee_le is null
        join etablissement e on e.rne = s.rne and e.annee_courante = s.annee
        where f.rne = t.rne and f.compte_id = t.apprenant_id and f.fin_le is null and f.exclue_le is null), '') as classe
    from transfert t
    join transfert_apercu() a on a.id = t.id
    join compte c on c.rne = t.rne and c.id = t.apprenant_id
    where t.rne = ${acteur.rne}
    order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", t.id`);
  return lignes.map((l) => ({ ...l, creeLe: new Date(l.creeLe) }));
}

async function lireHistorique(tx: Transaction, acteur: Acteur, page: number) {
  const decideur = alias(compte, 'decideur');
  const lignes = await tx
    .select({
      id: transfert.id,
      sens: transfert.sens,
      etat: transfert.etat,
      nom: compte.nom,
      prenom: compte.prenom,
      autreNom: transfert.autreNom,
      autreRne: transfert.autreRne,
      bilan: sql<TransfertPasse['bilan']>`${transfert.bilan}`,
      decideLe: transfert.decideLe,
      decidePar: sql<string>`concat_ws(' ', ${decideur.prenom}, ${decideur.nom})`,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(transfert)
    .innerJoin(compte, and(eq(compte.rne, transfert.rne), eq(compte.id, transfert.apprenantId)))
    .leftJoin(decideur, and(eq(decideur.rne, transfert.rne), eq(decideur.id, transfert.decidePar)))
    .where(and(eq(transfert.rne, acteur.rne), ne(transfert.etat, 'propose')))
    .orderBy(desc(transfert.decideLe), desc(transfert.id))
    .limit(PAR_PAGE)
    .offset((page - 1) * PAR_PAGE);
  return { historique: lignes.map(({ total: _, ...l }): TransfertPasse => l), total: lignes[0]?.total ?? 0 };
}
