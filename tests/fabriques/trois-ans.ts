import { and, eq, type SQL, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { type Acteur, systeme, versActeur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { unCompte, unEnseignant, unEtablissement } from './etablissement';

const DIPLOMES = ['BACPRO-GA', 'BACPRO-TRANSPORT', 'BACPRO-LOGISTIQUE', 'BACPRO-AGORA'];

export interface TroisAns {
  rne: string;
  chef: Acteur;
  /** Enseigne dans les deux premières divisions : la première en GA, la deuxième en Transport. */
  enseignant: Acteur;
  divisions: { id: string; referentiel: string; apprenants: string[] }[];
}

interface Taille {
  divisions: number;
  /** Apprenants par division. */
  effectif: number;
  /** Évaluations par division sur trois ans, et items de chacune. */
  evaluations: number;
  items: number;
  /** Fiches par apprenant. */
  fiches: number;
}

/** 1 204 apprenants ; par classe, 19 × 20 × 28 = 10 640 résultats, et 60 fiches par apprenant. */
const GRANDE: Taille = { divisions: 43, effectif: 28, evaluations: 19, items: 20, fiches: 60 };

/**
 * Un établissement et trois ans de résultats, écrits par lots : de quoi mesurer tableaux de bord et exports. Ce qui y
 * est tiré au sort l'est par le haché d'identifiants neufs : la quantité est fixe, le contenu non.
 */
export async function unEtablissementDeTroisAns(taille: Partial<Taille> = {}): Promise<TroisAns> {
  const t = { ...GRANDE, ...taille };
  const rne = await unEtablissement({ nom: 'Lycée des Trois-Ans' });
  const chef = await unCompte(rne, 'chef');
  const divisions = await ecrire(systeme(rne), 'test.trois-ans', async (tx) => {
    await poserDivisions(tx, rne, t);
    return lireDivisions(tx, rne);
  });
  const deux = divisions.slice(0, 2).map((d) => d.id);
  const enseignant = await unEnseignant(rne, deux, { nom: 'MERISIER', prenom: 'Anne' });
  await ecrire(systeme(rne), 'test.trois-ans', async (tx) => {
    await poserEvaluations(tx, enseignant, t);
    await poserFiches(tx, enseignant, t);
  });
  return { rne, chef, enseignant, divisions };
}

/** Le premier apprenant de la division de ce rang (0 : GA ; 1 : Transport). */
export async function apprenantDe({ rne, divisions }: TroisAns, rang: number): Promise<Acteur> {
  const id = divisions[rang]?.apprenants[0] ?? '';
  const [ligne] = await lire(systeme(rne), (tx) =>
    tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(compte.id, id))),
  );
  if (!ligne) throw new Error(`aucun apprenant dans la division ${rang}`);
  return versActeur(ligne);
}

const anneeCourante = anneeScolaire();

async function poserDivisions(tx: Transaction, rne: string, t: Taille): Promise<void> {
  const diplomes = sql.param(DIPLOMES);
  await tx.execute(sql`insert into structure (rne, id, annee, nature, code, libelle, referentiel, niveau)
    select ${rne}, gen_random_uuid(), ${anneeCourante}::int, 'division', 'T' || lpad(n::text, 2, '0'), 'Division ' || n,
      (${diplomes}::text[])[1 + n % ${DIPLOMES.length}::int], 3
    from generate_series(0, ${t.divisions - 1}::int) n`);
  await tx.execute(sql`insert into compte (rne, id, login, profil, nom, prenom, date_naissance, a_personnaliser, origine)
    select ${rne}, gen_random_uuid(), s.code || '-' || n, 'apprenant', 'NOM' || lpad(n::text, 2, '0'), 'Prénom', '2009-07-14',
      false, 'siecle'
    from structure s, generate_series(1, ${t.effectif}::int) n where s.rne = ${rne}`);
  await tx.execute(sql`insert into apprenant (rne, compte_id, referentiel)
    select ${rne}, c.id, s.referentiel from compte c join structure s on s.rne = c.rne and s.code = split_part(c.login, '-', 1)
    where c.rne = ${rne} and c.profil = 'apprenant'`);
  await tx.execute(sql`insert into affectation (rne, structure_id, compte_id, role, origine)
    select ${rne}, s.id, c.id, 'apprenant', 'siecle'
    from compte c join structure s on s.rne = c.rne and s.code = split_part(c.login, '-', 1)
    where c.rne = ${rne} and c.profil = 'apprenant'`);
}

const lireDivisions = async (tx: Transaction, rne: string): Promise<TroisAns['divisions']> => [
  ...(await tx.execute<TroisAns['divisions'][number] & Record<string, unknown>>(sql`
    select s.id, s.referentiel, array_agg(a.compte_id order by a.compte_id) as apprenants
    from structure s join affectation a on a.rne = s.rne and a.structure_id = s.id
    where s.rne = ${rne} group by s.id, s.referentiel, s.code order by s.code`)),
];

/** Un jour des trois dernières années, d'après un numéro. */
const jour = (n: SQL, sur: number) => sql`(${`${anneeCourante - 2}-09-15`}::date + (${n} * 800 / ${sur}::int))`;

/** Un degré d'après un texte : la réussite domine, comme en vrai. */
const degre = (graine: SQL) =>
  sql`(array['totale','partielle','totale','encours','partielle','erreurs','absent','partielle'])[1 + abs(hashtext(${graine})) % 8]`;

async function poserEvaluations(tx: Transaction, { rne, compteId }: Acteur, t: Taille): Promise<void> {
  await tx.execute(sql`insert into evaluation (rne, id, titre, referentiel, niveau, annee, faite_le, auteur_id, visible)
    select ${rne}, gen_random_uuid(), s.code || ' évaluation ' || n, s.referentiel, 3,
      ${anneeCourante - 2}::int + n * 3 / ${t.evaluations}::int, ${jour(sql`n`, t.evaluations)}, ${compteId}::uuid, true
    from structure s, generate_series(0, ${t.evaluations - 1}::int) n where s.rne = ${rne}`);
  await tx.execute(sql`insert into evaluation_item (rne, evaluation_id, item, referentiel, rang)
    select ${rne}, e.id, i.code, i.referentiel, i.rang
    from evaluation e cross join lateral (
      select i.code, i.referentiel, row_number() over (order by md5(i.code || e.id)) as rang from referentiel_item i
      where i.referentiel = e.referentiel and i.evaluable and i.nature = 'item' and i.retire_le is null limit ${t.items}::int) i
    where e.rne = ${rne}`);
  await tx.execute(sql`insert into evaluation_apprenant (rne, evaluation_id, apprenant_id, commentaire)
    select ${rne}, e.id, a.compte_id, 'Travail sérieux, à poursuivre.'
    from evaluation e join structure s on s.rne = e.rne and s.code = split_part(e.titre, ' ', 1)
    join affectation a on a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant' where e.rne = ${rne}`);
  await tx.execute(sql`insert into resultat (rne, evaluation_id, apprenant_id, item, degre, saisi_par, saisi_le)
    select ${rne}, ea.evaluation_id, ea.apprenant_id, ei.item, ${degre(sql`ea.apprenant_id::text || ei.item || e.id`)},
      ${compteId}::uuid, e.faite_le
    from evaluation_apprenant ea join evaluation e on e.rne = ea.rne and e.id = ea.evaluation_id
    join evaluation_item ei on ei.rne = ea.rne and ei.evaluation_id = ea.evaluation_id where ea.rne = ${rne}`);
}

/** En GA une fiche porte une situation ; ailleurs, une compétence (sous un groupe). */
async function poserFiches(tx: Transaction, { rne, compteId }: Acteur, t: Taille): Promise<void> {
  await tx.execute(sql`insert into fiche (rne, id, apprenant_id, titre, faite_le, lieu, referentiel, item, textes, cree_le, modifie_le)
    select ${rne}, gen_random_uuid(), a.compte_id, 'Fiche ' || n, ${jour(sql`n`, t.fiches)},
      case when n % 2 = 0 then 'pfmp' else 'etablissement' end, a.referentiel, i.codes[1 + (n * 7) % cardinality(i.codes)],
      '{"contexte": "Service des achats, préparation des commandes."}', ${jour(sql`n`, t.fiches)}, ${jour(sql`n`, t.fiches)}
    from apprenant a cross join generate_series(1, ${t.fiches}::int) n
    join (select i.referentiel, array_agg(i.code order by i.ordre) as codes from referentiel_item i
      join referentiel r on r.code = i.referentiel
      left join referentiel_item p on p.referentiel = i.referentiel and p.code = i.parent
      where i.nature = 'item' and case when r.famille = 'ga' then i.evaluable else p.code is not null and p.parent is null end
      group by i.referentiel) i on i.referentiel = a.referentiel
    where a.rne = ${rne}`);
  await tx.execute(sql`insert into fiche_evaluation (rne, id, fiche_id, partie, degre, appreciation, referentiel, items, auteur_id, cree_le)
    select ${rne}, gen_random_uuid(), f.id, 'bacpro', nullif(${degre(sql`f.id::text || n`)}, 'absent'), 'Bien.', f.referentiel,
      f.item || array(select c.code from referentiel_item c where c.referentiel = f.referentiel and c.parent = f.item
        and c.nature <> 'item' and abs(hashtext(f.id::text || c.code)) % 3 = 0),
      ${compteId}::uuid, f.cree_le + n * interval '3 days'
    from fiche f cross join generate_series(1, 2) n
    where f.rne = ${rne} and abs(hashtext(f.id::text)) % 10 < 8`);
}
