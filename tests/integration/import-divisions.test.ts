import './base';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { apprenant, compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { rattacherDivision, revenirAuMef } from '@/lib/siecle/serveur/mutations-rattachement';
import { lireAccueilImport } from '@/lib/siecle/serveur/queries';
import { listerDivisions } from '@/lib/siecle/serveur/queries-divisions';
import { unCompte, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { type Eleve, importerFichiers, MEF_GA, texteEleves, texteSts } from '@/tests/fabriques/siecle';

const SECONDE_COMMUNE = '24730003310';
const AGORA = '24730004320';
const OTM = '24731114320';

const ELEVES: Eleve[] = [
  { id: '1', nom: 'COMMUNE', division: '2GATL', mef: SECONDE_COMMUNE },
  { id: '2', nom: 'AGORA', division: '1MIXTE', mef: AGORA },
  { id: '3', nom: 'OTM', division: '1MIXTE', mef: OTM },
  { id: '4', nom: 'SANSMEF', division: 'TGA' },
];

const importer = async (admin: Acteur) => {
  const divisions = [
    { code: '2GATL', mefs: [SECONDE_COMMUNE] },
    { code: '1MIXTE', mefs: [AGORA, OTM] },
    { code: 'TGA', mefs: [MEF_GA.terminale] },
  ];
  await importerFichiers(admin, { sts: texteSts(admin.rne, { individus: [{ id: '1', nom: 'PROF' }], divisions }) });
  await importerFichiers(admin, { eleves: texteEleves(admin.rne, { eleves: ELEVES }) });
};

const diplomes = (acteur: Acteur) =>
  lire(acteur, async (tx) => {
    const lignes = await tx
      .select({ nom: compte.nom, referentiel: apprenant.referentiel })
      .from(apprenant)
      .innerJoin(compte, eq(compte.id, apprenant.compteId));
    return Object.fromEntries(lignes.map((l) => [l.nom, l.referentiel]));
  });

const revision = (acteur: Acteur) =>
  lire(
    acteur,
    async (tx) => (await tx.select().from(etablissement).where(eq(etablissement.rne, acteur.rne)))[0]?.revision,
  );

const division = async (acteur: Acteur, code: string) => {
  const trouvee = (await listerDivisions(acteur)).find((d) => d.code === code);
  if (!trouvee) throw new Error(`division ${code} absente`);
  return trouvee;
};

let admin: Acteur;
beforeEach(async () => {
  admin = await unCompte(await unEtablissement({ annee: null }), 'administrateur');
  await importer(admin);
});

describe('Rattachement des divisions', () => {
  test('IMP-7 la liste dit MEF, diplôme, niveau et effectif ; une seconde commune attend un choix', async () => {
    await uneDivision(admin.rne, { code: 'VIEILLE', annee: 2020 });
    await uneDivision(await unEtablissement(), { code: 'AILLEURS' });
    const liste = await listerDivisions(admin);
    expect(liste.map((d) => [d.code, d.referentiel, d.niveau, d.manuel, d.apprenants])).toEqual([
      ['1MIXTE', null, 2, false, 2],
      ['2GATL', null, 1, false, 1],
      ['TGA', 'BACPRO-GA', 3, false, 1],
    ]);
    expect(liste[2]?.mefs).toEqual([
      { code: MEF_GA.terminale, libelle: 'Tle pro gestion-administration', diplomes: 1 },
    ]);
    expect((await lireAccueilImport(admin)).effectifs).toMatchObject({ aChoisir: 1, horsGriotte: 0 });
  });

  test('IMP-7 les apprenants présents suivent la division, et un nouvel import ne la change plus', async () => {
    const { id } = await division(admin, '2GATL');
    const avant = (await revision(admin)) ?? 0;
    expect(await rattacherDivision(admin, { division: id, referentiel: 'BACPRO-OTM', niveau: 1 })).toBe(1);
    expect(await diplomes(admin)).toMatchObject({ COMMUNE: 'BACPRO-OTM', AGORA: 'BACPRO-AGORA' });
    expect(await revision(admin)).toBe(avant + 1);
    await importer(admin);
    expect(await division(admin, '2GATL')).toMatchObject({ referentiel: 'BACPRO-OTM', manuel: true });
    expect(await diplomes(admin)).toMatchObject({ COMMUNE: 'BACPRO-OTM' });
  });

  test('IMP-7 le MEF de chacun compte dans une division mixte, jusqu’à ce qu’elle soit corrigée', async () => {
    expect(await diplomes(admin)).toMatchObject({ AGORA: 'BACPRO-AGORA', OTM: 'BACPRO-OTM' });
    const { id } = await division(admin, '1MIXTE');
    expect(await rattacherDivision(admin, { division: id, referentiel: 'BACPRO-AGORA', niveau: 2 })).toBe(1);
    expect(await diplomes(admin)).toMatchObject({ AGORA: 'BACPRO-AGORA', OTM: 'BACPRO-AGORA' });
    expect(await revenirAuMef(admin, id)).toBe(1);
    expect(await diplomes(admin)).toMatchObject({ AGORA: 'BACPRO-AGORA', OTM: 'BACPRO-OTM' });
    expect(await division(admin, '1MIXTE')).toMatchObject({ referentiel: null, niveau: 2, manuel: false });
  });

  test('IMP-7 un diplôme donné à la main à un apprenant, et un apprenant sorti, restent', async () => {
    await ecrire(systeme(admin.rne), 'test', (tx) =>
      tx
        .update(apprenant)
        .set({ referentiel: 'BACPRO-LOGISTIQUE', referentielManuel: true })
        .where(eq(apprenant.mef, AGORA)),
    );
    await importerFichiers(admin, { eleves: texteEleves(admin.rne, { eleves: ELEVES.filter((e) => e.id !== '3') }) });
    const { id } = await division(admin, '1MIXTE');
    expect(await rattacherDivision(admin, { division: id, referentiel: 'BACPRO-GA', niveau: 2 })).toBe(0);
    expect(await diplomes(admin)).toMatchObject({ AGORA: 'BACPRO-LOGISTIQUE', OTM: 'BACPRO-OTM' });
  });

  test('IMP-7 refuse la division d’un autre établissement, d’une autre année, un groupe, un diplôme inconnu ou le BEP', async () => {
    const ailleurs = await uneDivision(await unEtablissement());
    const vieille = await uneDivision(admin.rne, { annee: 2020 });
    const groupe = await uneDivision(admin.rne, { nature: 'groupe' });
    for (const { id } of [ailleurs, vieille, groupe]) {
      const saisie = { division: id, referentiel: 'BACPRO-GA', niveau: 3 };
      await expect(rattacherDivision(admin, saisie)).rejects.toMatchObject({ code: 'introuvable' });
      await expect(revenirAuMef(admin, id)).rejects.toMatchObject({ code: 'introuvable' });
    }
    const { id } = await division(admin, 'TGA');
    for (const referentiel of ['BEP-MSA', 'BACPRO-INCONNU']) {
      await expect(rattacherDivision(admin, { division: id, referentiel, niveau: 3 })).rejects.toMatchObject({
        code: 'saisie',
      });
    }
  });
});
