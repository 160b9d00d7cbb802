import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { fiche } from '@/db/schema/passeport';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { aujourdhui } from '@/lib/dates';
import { nomOrigine } from '@/lib/etablissement/serveur/queries-origine';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import { lireLycee, lireReglagesDans } from '@/lib/parametres/serveur/queries';
import { fichesVisibles } from '@/lib/passeport/serveur/portee';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import type { Diplome, Dossier, FicheExportee } from '../types';

/** Les fiches que l'apprenant peut exporter : les siennes, ni brouillon ni corbeille. */
const exportables = (acteur: Acteur): SQL | undefined => and(fichesVisibles(acteur), eq(fiche.brouillon, false));

/**
 * L'apprenant et toutes ses fiches à exporter, les plus récentes d'abord : une transaction, un nombre fixe de requêtes.
 * Refus `interdit` pour un autre profil que l'apprenant.
 */
export async function lireDossier(acteur: Acteur): Promise<Dossier> {
  // Sorti ou non : l'export est ce qui lui reste trois mois (AUT-9).
  if (acteur.profil !== 'apprenant') throw new Refus('interdit');
  const { apprenant, fiches, ...commun } = await lire(acteur, async (tx) => ({
    etablissement: await lireLycee(tx, acteur),
    reglages: await lireReglagesDans(tx, acteur),
    apprenant: await lireApprenant(tx, acteur),
    fiches: await lireFiches(tx, acteur),
  }));
  const diplomes = await lireDiplomes(apprenant.referentiel, fiches);
  return { ...commun, apprenant, fiches, diplomes, editeLe: aujourdhui() };
}

async function lireApprenant(tx: Transaction, { rne, compteId }: Acteur): Promise<Dossier['apprenant']> {
  const [lu] = await tx.execute<Dossier['apprenant'] & Record<string, unknown>>(sql`
    select c.nom, c.prenom, c.date_naissance as "dateNaissance", ap.referentiel,
      (select s.code from affectation a join structure s on s.rne = a.rne and s.id = a.structure_id
        where a.rne = c.rne and a.compte_id = c.id and a.role = 'apprenant' and a.exclue_le is null
          and s.nature = 'division'
        order by s.annee desc, (a.fin_le is null) desc, s.code limit 1) as division
    from compte c join apprenant ap on ap.rne = c.rne and ap.compte_id = c.id
    where c.rne = ${rne} and c.id = ${compteId}`);
  if (!lu) throw new Refus('introuvable');
  return lu;
}

type FicheBrute = Omit<FicheExportee, 'creeLe' | 'evaluations'> & {
  creeLe: string;
  evaluations: (Omit<FicheExportee['evaluations'][number], 'creeLe'> & { creeLe: string })[];
};

/** La racine d'un item (pôle, groupe, dominante), même s'il a été retiré du référentiel depuis. */
const racine = (referentiel: SQL, code: SQL) => sql`(
  with recursive montee as (
    select i.code, i.libelle, i.parent from referentiel_item i where i.referentiel = ${referentiel} and i.code = ${code}
    union all
    select p.code, p.libelle, p.parent from referentiel_item p join montee m on p.code = m.parent
    where p.referentiel = ${referentiel})
  select json_build_object('code', code, 'libelle', libelle) from montee where parent is null)`;

const enListe = (requete: SQL) => sql`coalesce((select json_agg(l) from (${requete}) l), '[]')`;

const precisions = sql`select i.code, i.libelle, i.nature, i.verifie
  from fiche_choix x join referentiel_item i on i.referentiel = x.referentiel and i.code = x.item
  where x.rne = fiche.rne and x.fiche_id = fiche.id order by i.ordre`;
const evaluations = sql`select e.partie, e.degre, e.appreciation, e.cree_le as "creeLe", c.prenom || ' ' || c.nom as auteur
  from fiche_evaluation e join compte c on c.rne = e.rne and c.id = e.auteur_id
  where e.rne = fiche.rne and e.fiche_id = fiche.id order by e.cree_le desc, e.id desc`;
const fichiers = sql`select f.id, x.partie, f.nom, f.type, f.octets
  from fiche_fichier x join fichier f on f.rne = x.rne and f.id = x.fichier_id
  where x.rne = fiche.rne and x.fiche_id = fiche.id order by f.id`;
const liens = sql`select l.partie, l.url, l.libelle from fiche_lien l
  where l.rne = fiche.rne and l.fiche_id = fiche.id order by l.partie, l.rang`;

/** Une ligne par fiche, ce qui s'y rattache groupé en JSON par la base : deux parcours de table, quel que soit leur nombre. */
async function lireFiches(tx: Transaction, acteur: Acteur): Promise<FicheExportee[]> {
  const lignes = await tx.execute<FicheBrute & Record<string, unknown>>(sql`
    select fiche.id, fiche.titre, fiche.faite_le as "faiteLe", fiche.lieu, fiche.organisation,
      fiche.pfmp_debut_le as "pfmpDebutLe", fiche.pfmp_fin_le as "pfmpFinLe", fiche.cree_le as "creeLe",
      fiche.referentiel, r.famille, fiche.textes, ${nomOrigine(fiche)} as origine,
      json_build_object('code', i.code, 'libelle', i.libelle, 'competence', i.competence, 'critere', i.critere) as item,
      ${racine(sql`fiche.referentiel`, sql`fiche.item`)} as groupe,
      case when b.code is not null then json_build_object('code', b.code, 'libelle', b.libelle,
        'referentiel', b.referentiel, 'textes', fiche.bep_textes,
        'groupe', ${racine(sql`fiche.bep_referentiel`, sql`fiche.bep_item`)}) end as bep,
      ${enListe(precisions)} as precisions, ${enListe(evaluations)} as evaluations,
      ${enListe(fichiers)} as fichiers, ${enListe(liens)} as liens
    from fiche
    join referentiel r on r.code = fiche.referentiel
    join referentiel_item i on i.referentiel = fiche.referentiel and i.code = fiche.item
    left join referentiel_item b on b.referentiel = fiche.bep_referentiel and b.code = fiche.bep_item
    where ${exportables(acteur)}
    order by fiche.cree_le desc, fiche.id desc`);
  return lignes.map(({ creeLe, evaluations: lues, ...f }) => ({
    ...f,
    creeLe: new Date(creeLe),
    evaluations: lues.map((e) => ({ ...e, creeLe: new Date(e.creeLe) })),
  }));
}

/** Chaque diplôme une seule fois : celui de l'apprenant, ceux de ses fiches, le BEP si l'un d'eux est la GA. */
async function lireDiplomes(sien: string | null, fiches: readonly FicheExportee[]): Promise<Map<string, Diplome>> {
  const diplomes = new Map<string, Diplome>();
  const ajouter = async (code: string) => {
    const diplome = await lireReferentiel(code);
    if (diplome) diplomes.set(code, diplome);
  };
  for (const code of new Set([...(sien ? [sien] : []), ...fiches.map((f) => f.referentiel)])) await ajouter(code);
  if ([...diplomes.values()].some((d) => d.referentiel.famille === 'ga')) await ajouter(CODE_BEP);
  return diplomes;
}
