import './base';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { compte } from '@/db/schema/comptes';
import { filtre } from '@/db/schema/exploitation';
import { accesParents } from '@/db/schema/parametres';
import { affectation, structure } from '@/db/schema/structures';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { importer } from '@/lib/siecle/serveur/mutations';
import { annulerImport } from '@/lib/siecle/serveur/mutations-annulation';
import { purgerReleves } from '@/lib/siecle/serveur/mutations-purge';
import { lireAccueilImport } from '@/lib/siecle/serveur/queries';
import { lireAnnulation } from '@/lib/siecle/serveur/queries-annulation';
import { lireImport } from '@/lib/siecle/serveur/queries-import';
import { BATI, SUIT, USAGES } from '@/lib/siecle/serveur/regles-bati';
import { lireCles } from '@/tests/fabriques/catalogue';
import {
  type EcoleSiecle,
  ecoleChangee,
  ecoleDeBase,
  eleveChange,
  fichiersDe,
  uneEcole,
  uneEcoleVide,
} from '@/tests/fabriques/ecole-siecle';
import { uneFiche } from '@/tests/fabriques/fiche';
import { personnes, photographier } from '@/tests/fabriques/photo';
import { analyserFichiers, deposer, importerFichiers } from '@/tests/fabriques/siecle';

/** Tout l'établissement, sauf ce qu'un import et son annulation laissent : le journal, l'historique, les sessions finies. */
async function photo(rne: string): Promise<Record<string, unknown[]>> {
  const lue = await photographier(rne, ['journal', 'import', 'import_releve', 'etablissement']);
  const sansTrace = (l: unknown) => String(l).replace(/"(version_session|modifie_le)": [^,}]+/g, '');
  return Object.fromEntries(Object.entries(lue).map(([t, lignes]) => [t, lignes.map(sansTrace).sort()]));
}

/** Importe ces fichiers et rend l'identifiant de l'import. */
async function faire(admin: Acteur, e: EcoleSiecle, genre: 'enseignants' | 'apprenants'): Promise<string> {
  const id = await analyserFichiers(admin, fichiersDe(admin.rne, e)[genre]);
  expect(await importer(admin, id, { confirme: true })).toEqual({ importe: true });
  return id;
}

const changee = () =>
  ecoleChangee((e) => {
    eleveChange('101', { division: '1GA', groupes: [], prenom: 'Louise' })(e);
    eleveChange('103', { sortie: '02/10/2026' })(e);
    e.eleves.push({ id: '120', nom: 'KERN', prenom: 'Lou', division: '1GA' });
    e.personnes.push({ id: '520', nom: 'KERN', prenom: 'Ana', mel: 'ana@example.org', enfants: ['120', '104'] });
    e.personnes.splice(2, 1);
    Object.assign(e.individus[0] ?? {}, { nom: 'GRAND', disciplines: ['LETTRES'] });
    e.individus.splice(1, 1, { id: '9', nom: 'NEUF', prenom: 'Léo' });
    e.divisions = e.divisions.map((d) => ({ ...d, profs: ['1', '9'] }));
    e.divisions.push({ code: 'TGA', profs: ['9'] });
    e.groupes = [{ code: 'G2', divisions: ['1GA', '2GA'], profs: ['1'] }];
  });

async function lireCompte(admin: Acteur, login: string) {
  const [lu] = await lire(admin, (tx) => tx.select().from(compte).where(eq(compte.login, login)));
  if (!lu) throw new Error(login);
  return lu;
}

describe('Annuler un import', () => {
  test('IMP-9 tout revient comme avant, import par import, et l’historique reste', async () => {
    const admin = await uneEcoleVide();
    const [vide, base] = [await photo(admin.rne), ecoleDeBase()];
    const premiers = [await faire(admin, base, 'enseignants'), await faire(admin, base, 'apprenants')];
    const avant = await photo(admin.rne);
    const sts = await faire(admin, changee(), 'enseignants');
    const entre = await photo(admin.rne);
    const eleves = await faire(admin, changee(), 'apprenants');
    expect(await photo(admin.rne)).not.toEqual(entre);

    const vu = await lireAnnulation(admin, eleves);
    expect([vu.obstacles, vu.retires.map((c) => c.login), vu.fermes]).toEqual([[], ['ana.kern', 'lou.kern'], []]);
    expect((await lireAnnulation(admin, sts)).obstacles).toEqual([
      expect.stringMatching(/^L’import des apprenants du/),
    ]);
    await expect(annulerImport(admin, { id: sts })).rejects.toMatchObject({ code: 'import-bati' });
    await annulerImport(admin, { id: eleves });
    expect(await photo(admin.rne)).toEqual(entre);
    await expect(annulerImport(admin, { id: eleves })).rejects.toMatchObject({ code: 'import-annulation' });
    await annulerImport(admin, { id: sts });
    expect(await photo(admin.rne)).toEqual(avant);
    for (const id of premiers.reverse()) await annulerImport(admin, { id });
    expect(await photo(admin.rne)).toEqual(vide);
    const accueil = await lireAccueilImport(admin);
    expect([accueil.annee, accueil.historique.length, accueil.historique[0]?.annulePar]).toEqual([
      null,
      4,
      'Administrateur',
    ]);
    expect((await lireImport(admin, eleves)).feuilles.find((f) => f.cle === 'apprenants')?.lignes.length).toBe(4);
  });

  test('IMP-9 un compte qui a servi se ferme, et se retrouve au prochain import', async () => {
    const admin = await uneEcole();
    const eleves = await faire(
      admin,
      ecoleChangee((e) => e.eleves.push({ id: '120', nom: 'KERN', prenom: 'Lou', division: '2GA' })),
      'apprenants',
    );
    const { id } = await lireCompte(admin, 'lou.kern');
    await ecrire(systeme(admin.rne), 'test', (tx) =>
      tx.update(compte).set({ connecteLe: new Date() }).where(eq(compte.id, id)),
    );
    expect((await lireAnnulation(admin, eleves)).fermes.map((c) => c.login)).toEqual(['lou.kern']);
    await annulerImport(admin, { id: eleves });
    expect((await personnes(admin.rne))['lou.kern']).toMatchObject({ sortiLe: expect.any(String), structures: [] });
    await importerFichiers(admin, fichiersDe(admin.rne, changee()).apprenants);
    expect(await lireCompte(admin, 'lou.kern')).toMatchObject({ id, sortiLe: null });
  });

  test('IMP-9 ce qui a été bâti dessus est dit, et rien ne s’annule', async () => {
    const admin = await uneEcole();
    const id = await faire(admin, changee(), 'enseignants');
    const eleves = await faire(admin, changee(), 'apprenants');
    await uneFiche({ ...admin, compteId: (await lireCompte(admin, 'lou.kern')).id });
    await ecrire(systeme(admin.rne), 'test', (tx) =>
      tx.update(compte).set({ prenom: 'Lola' }).where(eq(compte.login, 'lou.abel')),
    );
    const avant = await photographier(admin.rne);
    expect((await lireAnnulation(admin, eleves)).obstacles).toEqual([
      'Fiches du passeport : 1 (KERN Lou).',
      'Comptes modifiés depuis : ABEL Lola.',
    ]);
    for (const x of [id, eleves])
      await expect(annulerImport(admin, { id: x })).rejects.toMatchObject({ code: 'import-bati' });
    expect(await photographier(admin.rne)).toEqual(avant);
    const voisin = await uneEcoleVide();
    await expect(annulerImport(voisin, { id: eleves })).rejects.toMatchObject({ code: 'introuvable' });
  });

  test('IMP-9 au bout de trente jours, plus rien ne permet d’annuler, et la nuit l’efface', async () => {
    const admin = await uneEcole();
    const id = await faire(admin, changee(), 'enseignants');
    await ecrire(systeme(admin.rne), 'test', (tx) =>
      tx.execute(sql`update import set applique_le = now() - interval '31 days' where id = ${id}`),
    );
    await expect(lireAnnulation(admin, id)).rejects.toMatchObject({ code: 'import-annulation' });
    await purgerReleves(systeme(admin.rne));
    const releves = await lire(admin, (tx) => tx.execute(sql`select import_id from import_releve`));
    expect(releves.map((r) => r.import_id)).not.toContain(id);
    expect(releves.length).toBe(2);
  });

  test('IMP-9 toute table qui désigne un compte est tenue pour bâtie, pour un usage, ou s’en va avec lui', async () => {
    const proprietaire = connexionProprietaire();
    const cles = await lireCles(proprietaire).finally(() => proprietaire.end());
    const connues = new Set([...BATI, ...USAGES, ...SUIT].map((t) => `${t.table}.${t.colonne}`));
    const vers = cles.filter((c) => c.vers === 'compte' || c.vers === 'apprenant');
    expect(vers.map((c) => `${c.de}.${c.colonnes.at(-1)}`).filter((c) => !connues.has(c))).toEqual([]);
  });
});

test('IMP-4 une classe renommée, reconnue à ses élèves, garde ce qu’on lui avait donné ; et cela s’annule', async () => {
  const admin = await uneEcole();
  const { rne } = admin;
  await ecrire(systeme(rne), 'test', async (tx) => {
    const [s] = await tx
      .update(structure)
      .set({ referentiel: 'BACPRO-OTM', niveau: 3, rattachementManuel: true })
      .where(eq(structure.code, '2GA'))
      .returning();
    if (!s) throw new Error('2GA');
    await tx.insert(accesParents).values({ rne, structureId: s.id, donnePar: admin.compteId });
    const { id: roux } = await lireCompte(admin, 'marc.roux');
    const affecte = { rne, structureId: s.id, role: 'enseignant' as const, origine: 'manuel' as const };
    await tx
      .insert(affectation)
      .values({ ...affecte, compteId: roux })
      .onConflictDoUpdate({
        target: [affectation.rne, affectation.structureId, affectation.compteId],
        set: { origine: 'manuel' },
      });
    const garde = { module: 'tableau-de-bord-classe' as const, referentiel: 'BACPRO-GA', nom: 'Ma classe' };
    await tx
      .insert(filtre)
      .values({ rne, id: uuidv7(), compteId: admin.compteId, ...garde, contenu: { classe: s.id } });
  });
  const renommee = ecoleChangee((e) => {
    e.divisions = e.divisions.map((d) => (d.code === '2GA' ? { ...d, code: '2GA-A' } : d));
    e.groupes = [{ code: 'G1', divisions: ['2GA-A'], profs: ['3'] }];
    e.eleves = e.eleves.map((x) => (x.division === '2GA' ? { ...x, division: '2GA-A' } : x));
  });
  await faire(admin, renommee, 'enseignants');
  const avant = await photo(rne);
  const id = await faire(admin, renommee, 'apprenants');
  expect((await lireImport(admin, id)).resume?.renommages).toEqual([
    { de: '2GA', vers: '2GA-A', memes: 5, membres: 5 },
  ]);
  const vu = await lire(admin, async (tx) => {
    const [s] = await tx.select().from(structure).where(eq(structure.code, '2GA-A'));
    const acces = await tx
      .select()
      .from(accesParents)
      .where(eq(accesParents.structureId, s?.id ?? ''));
    const [f] = await tx.select().from(filtre).where(eq(filtre.compteId, admin.compteId));
    return { s, acces: acces.length, classe: f?.contenu.classe === s?.id };
  });
  expect(vu).toMatchObject({
    s: { referentiel: 'BACPRO-OTM', niveau: 3, rattachementManuel: true },
    acces: 1,
    classe: true,
  });
  expect((await personnes(rne))['marc.roux']?.structures).toContain('2GA-A');
  await annulerImport(admin, { id });
  expect(await photo(rne)).toEqual(avant);
});

test('IMP-4 un import qui ne change rien n’est pas enregistré', async () => {
  const admin = await uneEcole();
  for (const envoi of Object.values(fichiersDe(admin.rne, ecoleDeBase()))) {
    const id = await analyserFichiers(admin, envoi);
    expect(await importer(admin, id, { confirme: true })).toEqual({ importe: false, raison: 'rien' });
  }
  expect((await lireAccueilImport(admin)).historique.length).toBe(2);
});

test('IMP-2 les responsables avant tout élève sont refusés, en disant quoi faire', async () => {
  const admin = await uneEcoleVide();
  const { enseignants, apprenants } = fichiersDe(admin.rne, ecoleDeBase());
  await importerFichiers(admin, enseignants);
  await expect(deposer(admin, { responsables: apprenants.responsables })).rejects.toMatchObject({
    code: 'import-eleves-dabord',
  });
});
