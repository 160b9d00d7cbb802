import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/transaction';
import type { Ecritures } from '../plan/types';

/** Lignes par requête : borne la mémoire sans compter dans le temps. */
const LOT = 5000;

const enSerpent = (nom: string) => nom.replace(/[A-Z]/g, (m) => `_${m.toLowerCase()}`);

function* lots(rne: string, lignes: readonly object[]): Generator<string> {
  for (let i = 0; i < lignes.length; i += LOT) {
    const serpent = lignes
      .slice(i, i + LOT)
      .map((l) => Object.fromEntries(Object.entries({ rne, ...l }).map(([nom, v]) => [enSerpent(nom), v])));
    yield JSON.stringify(serpent);
  }
}

/** Joue `requete` sur les lignes, lues d'un JSON au type de la table : une requête par lot, quel qu'en soit le nombre. */
async function enBloc(
  tx: Transaction,
  rne: string,
  lignes: readonly object[],
  requete: (source: SQL) => SQL,
  table: string,
) {
  for (const json of lots(rne, lignes)) {
    await tx.execute(requete(sql`jsonb_populate_recordset(null::${sql.identifier(table)}, ${json}::jsonb)`));
  }
}

const COMPTE = sql.raw(
  'rne, id, login, profil, civilite, nom, prenom, date_naissance, courriel, courriel_siecle, origine, siecle_genre, siecle_id, sorti_le, suspendu_le, masque_le',
);

/** Écrit un plan dans la transaction donnée. `avancer(fait, total)` suit les lignes écrites. */
export async function appliquer(
  tx: Transaction,
  rne: string,
  e: Ecritures,
  avancer: (fait: number, total: number) => void,
): Promise<void> {
  const etapes = etapesDe(tx, rne, e);
  const total = etapes.reduce((n, [nombre]) => n + nombre, 0);
  let fait = 0;
  for (const [nombre, ecrire] of etapes) {
    await ecrire();
    fait += nombre;
    avancer(fait, total);
  }
}

function etapesDe(tx: Transaction, rne: string, e: Ecritures): [number, () => Promise<void>][] {
  const bloc = (
    table: string,
    lignes: readonly object[],
    requete: (source: SQL) => SQL,
  ): [number, () => Promise<void>] => [lignes.length, () => enBloc(tx, rne, lignes, requete, table)];
  return [
    bloc('structure', e.structures, ecrireStructures),
    [e.groupesDivisions?.length ?? 0, () => composerGroupes(tx, rne, e.groupesDivisions)],
    bloc(
      'compte',
      e.identifiantsRendus,
      (s) => sql`update compte c set siecle_id = null from ${s} r where c.rne = r.rne and c.id = r.id`,
    ),
    bloc('compte', e.comptesModifies.map(avecVersion), modifierComptes),
    bloc('compte', e.comptesNeufs, (s) => sql`insert into compte (${COMPTE}) select ${COMPTE} from ${s}`),
    bloc(
      'enseignant',
      e.enseignants,
      (s) => sql`
      insert into enseignant (rne, compte_id, discipline) select rne, compte_id, discipline from ${s}
      on conflict (rne, compte_id) do update set discipline = excluded.discipline`,
    ),
    bloc('apprenant', e.apprenants, ecrireApprenants),
    bloc(
      'affectation',
      e.affectationsFinies,
      (s) => sql`
      update affectation a set fin_le = now() from ${s} f
       where a.rne = f.rne and a.structure_id = f.structure_id and a.compte_id = f.compte_id and a.fin_le is null`,
    ),
    bloc(
      'affectation',
      e.affectations,
      (s) => sql`
      insert into affectation (rne, structure_id, compte_id, role, origine)
      select rne, structure_id, compte_id, role, 'siecle' from ${s}
      on conflict (rne, structure_id, compte_id)
      do update set fin_le = null, role = excluded.role, origine = 'siecle', depuis = current_date
       where affectation.exclue_le is null`,
    ),
    [e.renommages.length, () => transmettre(tx, rne, e.renommages)],
    bloc(
      'responsabilite',
      e.responsabilites,
      (s) => sql`
      insert into responsabilite (rne, responsable_id, apprenant_id, niveau, parente)
      select rne, responsable_id, apprenant_id, niveau, parente from ${s}
      on conflict (rne, responsable_id, apprenant_id)
      do update set niveau = excluded.niveau, parente = excluded.parente, fin_le = null`,
    ),
    bloc(
      'responsabilite',
      e.responsabilitesFinies,
      (s) => sql`
      update responsabilite r set fin_le = now() from ${s} f
       where r.rne = f.rne and r.responsable_id = f.responsable_id and r.apprenant_id = f.apprenant_id`,
    ),
  ];
}

const ecrireStructures = (s: SQL) => sql`
  insert into structure (rne, id, annee, nature, code, libelle, mefs, referentiel, niveau, rattachement_manuel, masquee_le)
  select rne, id, annee, nature, code, libelle, mefs, referentiel, niveau, rattachement_manuel, masquee_le from ${s}
  on conflict (rne, id) do update set libelle = excluded.libelle, mefs = excluded.mefs,
    referentiel = excluded.referentiel, niveau = excluded.niveau, masquee_le = excluded.masquee_le,
    rattachement_manuel = excluded.rattachement_manuel`;

const ecrireApprenants = (s: SQL) => sql`
  insert into apprenant (rne, compte_id, ine, ine_ancien, elenoet, sexe, mef, referentiel, referentiel_manuel, entre_le)
  select rne, compte_id, ine, ine_ancien, elenoet, sexe, mef, referentiel, referentiel_manuel, entre_le from ${s}
  on conflict (rne, compte_id) do update set ine = excluded.ine, ine_ancien = excluded.ine_ancien,
    elenoet = excluded.elenoet, sexe = excluded.sexe, mef = excluded.mef, referentiel = excluded.referentiel,
    entre_le = excluded.entre_le`;

/** `version_session` porte ici l'ajout à faire (0 ou 1), pas la valeur. */
const avecVersion = ({ fermerSessions, ...c }: Ecritures['comptesModifies'][number]) => ({
  ...c,
  versionSession: fermerSessions ? 1 : 0,
});

/** Tout sauf le login et le mot de passe, qu'un import ne change jamais (IMP-4) ; ni une adresse saisie entre-temps. */
const modifierComptes = (s: SQL) => sql`
  update compte c set profil = m.profil, civilite = m.civilite, nom = m.nom, prenom = m.prenom,
    date_naissance = m.date_naissance,
    courriel = case when c.courriel is null or c.courriel = c.courriel_siecle then m.courriel else c.courriel end,
    courriel_siecle = m.courriel_siecle, origine = m.origine, champs_manuels = m.champs_manuels, siecle = m.siecle,
    siecle_genre = m.siecle_genre, siecle_id = m.siecle_id, sorti_le = m.sorti_le, suspendu_le = m.suspendu_le,
    masque_le = m.masque_le, version_session = c.version_session + m.version_session, modifie_le = now()
  from ${s} m where c.rne = m.rne and c.id = m.id`;

/**
 * Ce qu'on avait donné à une classe, ou choisi pour elle, passe à celle qui en a pris la suite : accès des parents, enseignants
 * choisis ou retirés à la main (ceux que l'import qui l'a masquée a fait finir), filtres enregistrés.
 */
async function transmettre(tx: Transaction, rne: string, renommages: Ecritures['renommages']): Promise<void> {
  if (renommages.length === 0) return;
  const de = sql.param(renommages.map((r) => r.de));
  const r = sql`unnest(${de}::uuid[], ${sql.param(renommages.map((x) => x.vers))}::uuid[]) r(de, vers)`;
  await tx.execute(sql`
    insert into acces_parents (rne, structure_id, referentiel, donne_par, donne_le)
    select a.rne, r.vers, a.referentiel, a.donne_par, a.donne_le from acces_parents a join ${r} on r.de = a.structure_id
     where a.rne = ${rne}
    on conflict (rne, structure_id, referentiel) do nothing`);
  await tx.execute(sql`
    insert into affectation (rne, structure_id, compte_id, role, origine, depuis, exclue_le)
    select a.rne, r.vers, a.compte_id, a.role, a.origine, a.depuis, a.exclue_le
      from affectation a join ${r} on r.de = a.structure_id join structure s on s.rne = a.rne and s.id = a.structure_id
     where a.rne = ${rne} and a.role = 'enseignant' and (a.exclue_le is not null
        or (a.origine = 'manuel' and (a.fin_le is null or a.fin_le > s.masquee_le - interval '5 minutes')))
    on conflict (rne, structure_id, compte_id)
    do update set origine = excluded.origine, fin_le = null, exclue_le = excluded.exclue_le`);
  await tx.execute(sql`
    update filtre f set contenu = replace(f.contenu::text, r.de::text, r.vers::text)::jsonb from ${r}
     where f.rne = ${rne} and strpos(f.contenu::text, r.de::text) > 0`);
}

async function composerGroupes(tx: Transaction, rne: string, lignes: Ecritures['groupesDivisions']): Promise<void> {
  if (lignes === null) return;
  await tx.execute(sql`delete from groupe_division where rne = ${rne}`);
  await enBloc(
    tx,
    rne,
    lignes,
    (s) => sql`insert into groupe_division (rne, groupe_id, division_id) select rne, groupe_id, division_id from ${s}`,
    'groupe_division',
  );
}
