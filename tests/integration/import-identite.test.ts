import './base';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import {
  ecoleChangee,
  ecoleDeBase,
  eleveChange,
  fichiersDe,
  importerEcole,
  uneEcole,
  uneEcoleVide,
} from '@/tests/fabriques/ecole-siecle';
import { personnes } from '@/tests/fabriques/photo';
import { type Eleve, importerFichiers } from '@/tests/fabriques/siecle';

describe('Identité', () => {
  test('IMP-4 un ELEVE_ID qui change : reconnu par son INE, même compte', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      eleveChange('101', { id: '9101' })(e);
      Object.assign(e.personnes[0] ?? {}, { enfants: ['9101'] });
    });
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(avant);
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-4 une ancienne fiche du même élève, restée au fichier, ne crée pas de double', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      const [abel] = e.eleves;
      e.eleves.push({ ...(abel as Eleve), id: '9101' });
      Object.assign(abel ?? {}, { sortie: '01/07/2026', division: undefined, groupes: [] });
      Object.assign(e.personnes[0] ?? {}, { enfants: ['101', '9101'] });
    });
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-4 un élève sorti garde son compte et le retrouve s’il revient', async () => {
    const admin = await uneEcole();
    await importerEcole(admin, ecoleChangee(eleveChange('101', { sortie: '02/10/2026' })));
    expect((await personnes(admin.rne))['lou.abel']).toMatchObject({ sortiLe: '2026-10-02', structures: [] });
    expect((await personnes(admin.rne))['eva.abel']).toMatchObject({ masque: true, enfants: [] });
    await importerEcole(admin, ecoleDeBase());
    const vues = await personnes(admin.rne);
    expect(vues['lou.abel']).toMatchObject({ sortiLe: null, structures: ['2GA', 'G1'] });
    expect(vues['eva.abel']).toMatchObject({ masque: false, sortiLe: null, enfants: ['lou.abel'] });
    expect(Object.keys(vues)).toHaveLength(17);
  });

  test('IMP-4 un enseignant qui change d’identifiant STSWEB est reconnu à son nom et sa date de naissance', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      Object.assign(e.individus[0] ?? {}, { id: '901', prenom: 'Anne' });
      for (const d of e.divisions) d.profs = d.profs?.map((p) => (p === '1' ? '901' : p));
    });
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-4 deux personnes nées le même jour, aux noms qu’aucun identifiant n’écrit, restent deux', async () => {
    const admin = await uneEcole(ecoleChangee((e) => e.individus.push({ id: '8', nom: '--', prenom: '-' })));
    await importerEcole(
      admin,
      ecoleChangee((e) => e.individus.push({ id: '9', nom: '---', prenom: '-' })),
    );
    const vues = await personnes(admin.rne);
    expect([vues.utilisateur?.suspendu, vues.utilisateur2?.suspendu]).toEqual([true, false]);
  });

  test('IMP-4 un enseignant parti est suspendu et ses sessions finies ; revenu, il retrouve son compte', async () => {
    const admin = await uneEcole();
    await importerEcole(
      admin,
      ecoleChangee((e) => e.individus.splice(1, 1)),
    );
    const lire1 = async () =>
      (await lire(systeme(admin.rne), (tx) => tx.select().from(compte).where(eq(compte.login, 'marc.roux'))))[0];
    expect(await lire1()).toMatchObject({ suspenduLe: expect.any(Date), versionSession: 1 });
    expect((await personnes(admin.rne))['marc.roux']).toMatchObject({ structures: [] });
    await importerEcole(admin, ecoleDeBase());
    expect((await personnes(admin.rne))['marc.roux']).toMatchObject({
      suspendu: false,
      sortiLe: null,
      structures: ['1GA', '2GA', 'G1'],
    });
  });

  test('IMP-4 d’enseignant à chef d’établissement, et retour : même compte, classes et sessions suivent', async () => {
    const admin = await uneEcole();
    await importerEcole(
      admin,
      ecoleChangee((e) => Object.assign(e.individus[1] ?? {}, { fonction: 'DIR' })),
    );
    expect((await personnes(admin.rne))['marc.roux']).toMatchObject({
      profil: 'chef',
      structures: [],
      suspendu: false,
    });
    await importerEcole(admin, ecoleDeBase());
    const vues = await personnes(admin.rne);
    expect(vues['marc.roux']).toMatchObject({ profil: 'enseignant', structures: ['1GA', '2GA', 'G1'] });
    expect(Object.keys(vues)).toHaveLength(17);
    const [c] = await lire(systeme(admin.rne), (tx) => tx.select().from(compte).where(eq(compte.login, 'marc.roux')));
    expect(c?.versionSession).toBe(2);
  });

  test('IMP-1 le compte d’un enseignant créé à la main est repris par l’import, sans doublon', async () => {
    const admin = await uneEcoleVide();
    await ecrire(systeme(admin.rne), 'test.manuel', (tx) =>
      tx.execute(sql`insert into compte (rne, id, login, profil, nom, prenom, date_naissance, courriel, origine)
        values (${admin.rne}, gen_random_uuid(), 'a.petit', 'enseignant', 'Petit', 'Anne', '1980-05-04', 'anne@example.org', 'manuel')`),
    );
    await importerEcole(admin, ecoleDeBase());
    const vues = await personnes(admin.rne);
    expect(vues['a.petit']).toMatchObject({ courriel: 'anne@example.org', structures: ['1GA', '2GA'] });
    expect(vues['anne.petit']).toBeUndefined();
  });
});

describe('Responsables', () => {
  test('IMP-4 un lien retiré prend fin ; sans enfant inscrit, le responsable est masqué, et revient avec son enfant', async () => {
    const admin = await uneEcole();
    await importerEcole(
      admin,
      ecoleChangee((e) => Object.assign(e.personnes[1] ?? {}, { enfants: ['103'] })),
    );
    expect((await personnes(admin.rne))['zoe.blin']).toMatchObject({ masque: false, enfants: ['lou.caro'] });
    await importerEcole(
      admin,
      ecoleChangee((e) => e.personnes.splice(1, 1)),
    );
    expect((await personnes(admin.rne))['zoe.blin']).toMatchObject({ masque: true, enfants: [] });
    await importerEcole(admin, ecoleDeBase());
    expect((await personnes(admin.rne))['zoe.blin']).toMatchObject({
      masque: false,
      enfants: ['lou.blin', 'lou.caro'],
    });
  });

  test('IMP-2 seul un représentant légal a un compte ; ni l’élève lui-même, ni une personne à contacter', async () => {
    const admin = await uneEcole(
      ecoleChangee((e) => {
        e.personnes.push(
          { id: '520', nom: 'CONTACT', enfants: [['101', 3]] },
          { id: '521', nom: 'CHARGE', enfants: [['101', 2]] },
        );
        e.personnes.push({
          id: '522',
          nom: 'MIXTE',
          prenom: 'Ali',
          enfants: [
            ['101', 3],
            ['102', 1],
          ],
        });
      }),
    );
    const vues = await personnes(admin.rne);
    expect(Object.values(vues).filter((p) => ['CONTACT', 'CHARGE'].includes(p.nom))).toEqual([]);
    expect(vues['ali.mixte']?.enfants).toEqual(['lou.abel', 'lou.blin']);
  });

  test('IMP-4 les responsables seuls : personne ne sort parmi les élèves, les liens suivent', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => {
      e.personnes.splice(0, 1, { id: '530', nom: 'TANTE', prenom: 'Rose', enfants: ['101'] });
    });
    await importerFichiers(admin, { responsables: fichiersDe(admin.rne, ecole).apprenants.responsables });
    const vues = await personnes(admin.rne);
    expect(vues['rose.tante']).toMatchObject({ enfants: ['lou.abel'] });
    expect(vues['eva.abel']).toMatchObject({ masque: true });
    expect(Object.values(vues).filter((p) => p.profil === 'apprenant' && p.sortiLe)).toEqual([]);
  });
});
