import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';

interface Precision {
  code: string;
  libelle: string;
  verifie: boolean;
}

interface ItemLu {
  code: string;
  parent: string | null;
  niveau: string;
  libelle: string;
  evaluable: boolean;
  verifie: boolean;
  competence?: string;
  critere?: string;
  complements?: Record<string, unknown>;
  complexites?: Precision[];
  aleas?: Precision[];
}

interface ReferentielLu {
  code: string;
  intitule: string;
  sigle: string;
  famille: string;
  version: string;
  codeDiplome: string | null;
  niveaux: unknown;
  epreuves: unknown;
  complements?: unknown;
  source: string[];
  avertissement?: string;
  items: ItemLu[];
}

interface CorrespondanceLue {
  de: string;
  vers: string;
  verifie: boolean;
  liens: { item: string; vers: string; preconisee: boolean }[];
}

interface MefLu {
  code: string;
  libelle: string;
  niveau: number | null;
  referentiels: string[];
  codeDiplome: string | null;
  verifie: boolean;
}

const lireJson = async <T>(chemin: string): Promise<{ donnees: T; empreinte: string }> => {
  const texte = await readFile(chemin, 'utf8');
  return { donnees: JSON.parse(texte) as T, empreinte: createHash('sha256').update(texte).digest('hex') };
};

/**
 * Charge `db/referentiels/*.json`. Rejouable : un fichier inchangé est passé, une version plus récente met à jour les
 * libellés, et un item disparu est marqué retiré sans casser ce qui s'y rattache.
 */
export async function chargerReferentiels(sql: postgres.Sql, dossier: string): Promise<void> {
  const noms = (await readdir(dossier)).filter((n) => n.endsWith('.json')).sort();
  const arbres = noms.filter((n) => n !== 'mef.json' && !n.startsWith('correspondance-'));
  await sql.begin(async (tx) => {
    for (const nom of arbres) {
      const { donnees, empreinte } = await lireJson<ReferentielLu>(join(dossier, nom));
      await chargerArbre(tx, donnees, empreinte);
    }
    for (const nom of noms.filter((n) => n.startsWith('correspondance-'))) {
      const { donnees } = await lireJson<CorrespondanceLue>(join(dossier, nom));
      await chargerCorrespondance(tx, donnees);
    }
    if (noms.includes('mef.json')) {
      const { donnees } = await lireJson<MefLu[]>(join(dossier, 'mef.json'));
      await chargerMef(tx, donnees);
    }
  });
}

async function chargerArbre(tx: postgres.TransactionSql, r: ReferentielLu, empreinte: string): Promise<void> {
  const [connu] = await tx`select 1 from referentiel where code = ${r.code} and empreinte = ${empreinte}`;
  if (connu) return;
  const entete = {
    code: r.code,
    intitule: r.intitule,
    sigle: r.sigle,
    famille: r.famille,
    version: r.version,
    code_diplome: r.codeDiplome,
    niveaux: tx.json(r.niveaux as postgres.JSONValue),
    epreuves: tx.json(r.epreuves as postgres.JSONValue),
    complements: tx.json((r.complements ?? {}) as postgres.JSONValue),
    source: tx.json(r.source),
    avertissement: r.avertissement ?? null,
    empreinte,
    charge_le: new Date(),
  };
  await tx`insert into referentiel ${tx(entete)} on conflict (code) do update set
    intitule = excluded.intitule, sigle = excluded.sigle, famille = excluded.famille, version = excluded.version,
    code_diplome = excluded.code_diplome, niveaux = excluded.niveaux, epreuves = excluded.epreuves,
    complements = excluded.complements, source = excluded.source, avertissement = excluded.avertissement,
    empreinte = excluded.empreinte, charge_le = excluded.charge_le`;
  await tx`update referentiel_item set retire_le = coalesce(retire_le, now()) where referentiel = ${r.code}`;
  const lignes = aplatir(r).map((l) => ({ ...l, complements: l.complements ? tx.json(l.complements) : null }));
  await tx`insert into referentiel_item ${tx(lignes)} on conflict (referentiel, code) do update set
    nature = excluded.nature, parent = excluded.parent, niveau = excluded.niveau, profondeur = excluded.profondeur,
    ordre = excluded.ordre, libelle = excluded.libelle, competence = excluded.competence, critere = excluded.critere,
    evaluable = excluded.evaluable, verifie = excluded.verifie, complements = excluded.complements, retire_le = null`;
}

/** L'arbre en lignes, parents d'abord ; les complexités et aléas suivent leur situation. */
function aplatir(r: ReferentielLu) {
  const profondeurs = new Map<string, number>();
  let ordre = 0;
  return r.items.flatMap((i) => {
    const profondeur = i.parent === null ? 0 : (profondeurs.get(i.parent) ?? 0) + 1;
    profondeurs.set(i.code, profondeur);
    const precision = (nature: 'complexite' | 'alea') => (p: Precision) =>
      ligne({ ...p, nature, parent: i.code, niveau: nature, profondeur: profondeur + 1, evaluable: true });
    const ligne = (l: Omit<ItemLu, 'complexites' | 'aleas'> & { nature: string; profondeur: number }) => ({
      referentiel: r.code,
      code: l.code,
      nature: l.nature,
      parent: l.parent,
      niveau: l.niveau,
      profondeur: l.profondeur,
      ordre: ordre++,
      libelle: l.libelle,
      competence: l.competence ?? null,
      critere: l.critere ?? null,
      evaluable: l.evaluable,
      verifie: l.verifie,
      complements: (l.complements ?? null) as postgres.JSONValue | null,
    });
    return [
      ligne({ ...i, nature: 'item', profondeur }),
      ...(i.complexites ?? []).map(precision('complexite')),
      ...(i.aleas ?? []).map(precision('alea')),
    ];
  });
}

async function chargerCorrespondance(tx: postgres.TransactionSql, c: CorrespondanceLue): Promise<void> {
  const lignes = c.liens.map((l) => ({
    referentiel: c.de,
    item: l.item,
    vers_referentiel: c.vers,
    vers_item: l.vers,
    preconisee: l.preconisee,
    verifie: c.verifie,
  }));
  const connues = await tx`select * from correspondance where referentiel = ${c.de} and vers_referentiel = ${c.vers}`;
  if (memesLiens(connues, lignes)) return;
  await tx`delete from correspondance where referentiel = ${c.de} and vers_referentiel = ${c.vers}`;
  if (lignes.length) await tx`insert into correspondance ${tx(lignes)}`;
}

/** Vrai si deux listes portent les mêmes liens, dans n'importe quel ordre. */
function memesLiens(a: readonly Record<string, unknown>[], b: readonly Record<string, unknown>[]): boolean {
  const clef = (l: Record<string, unknown>) => JSON.stringify([l.item, l.vers_item, l.preconisee, l.verifie]);
  return a.map(clef).sort().join() === b.map(clef).sort().join();
}

async function chargerMef(tx: postgres.TransactionSql, mefs: MefLu[]): Promise<void> {
  const lignes = mefs.map((m) => ({
    code: m.code,
    libelle: m.libelle,
    niveau: m.niveau,
    referentiels: m.referentiels,
    code_diplome: m.codeDiplome,
    verifie: m.verifie,
  }));
  for (let i = 0; i < lignes.length; i += 5000) {
    await tx`insert into mef ${tx(lignes.slice(i, i + 5000))} on conflict (code) do update set
      libelle = excluded.libelle, niveau = excluded.niveau, referentiels = excluded.referentiels,
      code_diplome = excluded.code_diplome, verifie = excluded.verifie
      where (mef.libelle, mef.niveau, mef.referentiels, mef.code_diplome, mef.verifie)
        is distinct from (excluded.libelle, excluded.niveau, excluded.referentiels, excluded.code_diplome, excluded.verifie)`;
  }
}
