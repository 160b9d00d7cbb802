import './base';
import { describe, expect, test } from 'vitest';
import { espaceDisque } from '@/db/schema/abonnements';
import { ecrire } from '@/db/tenant';
import { QUOTA_OCTETS } from '@/lib/abonnement/regles';
import { schemaCommande, schemaDiplome } from '@/lib/abonnement/schema';
import { abonner, enregistrerCommande } from '@/lib/abonnement/serveur/mutations';
import { lireAbonnement } from '@/lib/abonnement/serveur/queries';
import { systeme } from '@/lib/acces/serveur/acteur';
import { aujourdhui } from '@/lib/dates';
import { unCompte, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';

const GO = 1024 ** 3;
const GA = 'BACPRO-GA';

const commander = (rne: string, options: Record<string, string> = {}) =>
  enregistrerCommande(schemaCommande.parse({ rne, reference: 'C-1', objet: 'Espace supplémentaire', ...options }));

const fautes = (valeurs: unknown) =>
  schemaCommande.safeParse(valeurs).error?.issues.map((i) => `${i.path.join('.')} : ${i.message}`) ?? [];

describe('Ce que l’administrateur consulte', () => {
  test('ABO-1 le compte et le contact de son établissement', async () => {
    const rne = await unEtablissement({ nom: 'Lycée des Aulnes' });
    const { compte } = await lireAbonnement(await unCompte(rne, 'administrateur'));
    expect(compte).toMatchObject({ rne, nom: 'Lycée des Aulnes', courriel: 'lycee@example.org' });
  });

  test('ABO-1, ABO-3 les diplômes abonnés, préparés ou occupés ; pas ceux des autres années ni d’ailleurs', async () => {
    const [rne, ailleurs] = [await unEtablissement(), await unEtablissement()];
    await abonner(schemaDiplome.parse({ rne, diplome: 'BACPRO-TRANSPORT', du: '2026-09-01', au: '2027-08-31' }));
    await uneDivision(rne, { referentiel: GA });
    await uneDivision(rne, { referentiel: 'BACPRO-AGORA', annee: 2020 });
    await uneDivision(ailleurs, { referentiel: 'BACPRO-OTM' });
    await ecrire(systeme(rne), 'test', (tx) =>
      tx.insert(espaceDisque).values([
        { rne, referentiel: 'BACPRO-LOGISTIQUE', octetsPasseport: 1000, octetsScenarios: 24 },
        { rne, referentiel: 'BACPRO-OTM' },
      ]),
    );
    const { diplomes } = await lireAbonnement(systeme(rne));
    const vus = diplomes.map((d) => [d.code, d.debutLe, d.finLe, d.quota, d.passeport, d.scenarios]);
    expect(vus.sort()).toEqual([
      [GA, null, null, QUOTA_OCTETS, 0, 0],
      ['BACPRO-LOGISTIQUE', null, null, QUOTA_OCTETS, 1000, 24],
      ['BACPRO-TRANSPORT', '2026-09-01', '2027-08-31', QUOTA_OCTETS, 0, 0],
    ]);
  });

  test('ABO-2, ABO-3 les commandes, récentes d’abord ; leur espace s’ajoute au quota du diplôme, et de lui seul', async () => {
    const [rne, ailleurs] = [await unEtablissement(), await unEtablissement()];
    await uneDivision(rne, { referentiel: GA });
    await uneDivision(rne, { referentiel: 'BACPRO-AGORA' });
    await commander(rne, { reference: 'A', le: '2025-09-01', montant: '120,50' });
    await commander(rne, { reference: 'B', diplome: GA, octets: '1Go', le: '2026-09-01' });
    await commander(rne, { reference: 'C', diplome: GA, octets: '1,5 Go' });
    await commander(ailleurs, { reference: 'B', diplome: GA, octets: '8Go' });
    const { commandes, diplomes } = await lireAbonnement(systeme(rne));
    expect(commandes.map((c) => [c.reference, c.passeeLe, c.diplome, c.octets, c.montantCentimes])).toEqual([
      ['C', aujourdhui(), 'Gestion-Administration', 1.5 * GO, null],
      ['B', '2026-09-01', 'Gestion-Administration', GO, null],
      ['A', '2025-09-01', null, 0, 12_050],
    ]);
    expect(Object.fromEntries(diplomes.map((d) => [d.code, d.quota]))).toEqual({
      [GA]: QUOTA_OCTETS + 2.5 * GO,
      'BACPRO-AGORA': QUOTA_OCTETS,
    });
  });
});

describe('Ce que l’exploitant enregistre', () => {
  test('ABO-2 une commande incomplète ou illisible est refusée, en disant quoi', () => {
    expect(fautes({})).toEqual([
      'rne : Le code RNE manque.',
      'reference : La référence manque.',
      'objet : L’objet manque.',
    ]);
    const base = { rne: '0750001A', reference: 'C', objet: 'O' };
    expect(fautes({ ...base, octets: '1Go' })).toEqual([
      'diplome : De l’espace se commande pour un diplôme\u00a0: précisez-le.',
    ]);
    expect(fautes({ ...base, octets: 'beaucoup', diplome: GA })).toEqual([
      'octets : La taille s’écrit 1Go, 500Mo ou un nombre d’octets.',
    ]);
    expect(fautes({ ...base, montant: '12 €', le: '2026-02-30' })).toEqual([
      'montant : Le montant s’écrit en euros\u00a0: 120,00.',
      'le : La date s’écrit aaaa-mm-jj\u00a0: 2026-11-20.',
    ]);
  });

  test('ABO-2 un établissement ou un diplôme inconnu, une référence déjà enregistrée', async () => {
    const rne = await unEtablissement();
    await expect(commander('0000000A')).rejects.toThrow('Aucun établissement « 0000000A »');
    await expect(commander(rne, { diplome: 'BAC', octets: '1Go' })).rejects.toThrow(
      /Aucun diplôme « BAC »\..*BACPRO-GA/,
    );
    const essais = await Promise.allSettled([commander(rne), commander(rne.toLowerCase())]);
    expect(essais.filter((e) => e.status === 'fulfilled')).toHaveLength(1);
    await expect(commander(rne)).rejects.toThrow('La commande « C-1 » est déjà enregistrée');
    expect((await lireAbonnement(systeme(rne))).commandes).toHaveLength(1);
  });

  test('ABO-1 abonner de nouveau change les dates ; finir avant de commencer est refusé', async () => {
    const rne = await unEtablissement();
    const saisie = { rne, diplome: GA, du: '2026-09-01', au: '2027-08-31' };
    expect(schemaDiplome.safeParse({ ...saisie, au: '2026-08-31' }).error?.issues[0]?.message).toBe(
      'L’abonnement finirait avant de commencer.',
    );
    await abonner(schemaDiplome.parse(saisie));
    await abonner(schemaDiplome.parse({ ...saisie, au: '2028-08-31' }));
    const { diplomes } = await lireAbonnement(systeme(rne));
    expect(diplomes.map((d) => [d.code, d.debutLe, d.finLe])).toEqual([[GA, '2026-09-01', '2028-08-31']]);
    await expect(abonner(schemaDiplome.parse({ ...saisie, rne: '0000000A' }))).rejects.toThrow('Aucun établissement');
  });
});
