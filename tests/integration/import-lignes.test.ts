import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import {
  type EcoleSiecle,
  ecoleChangee,
  eleveChange,
  fichiersDe,
  importerEcole,
  importerEnRepondant,
  lireAnalyse,
  uneEcole,
} from '@/tests/fabriques/ecole-siecle';
import { personnes } from '@/tests/fabriques/photo';
import { analyserFichiers } from '@/tests/fabriques/siecle';

/** Ce que l'analyse des apprenants signale, en « code clé ». */
async function anomalies(admin: Acteur, e: EcoleSiecle): Promise<string[]> {
  const { resume } = await lireAnalyse(admin, await analyserFichiers(admin, fichiersDe(admin.rne, e).apprenants));
  return (resume?.anomalies ?? []).map((a) => `${a.code} ${a.cle}`);
}

describe('Faute de ligne : signalée, et le reste entre', () => {
  test('IMP-5 division inconnue : l’élève connu ne bouge pas, ni ses parents ; un nouveau n’entre pas', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      eleveChange('101', { division: '9ZZ' })(e);
      e.eleves.push(
        { id: '120', nom: 'KERN', division: '9ZZ' },
        { id: '121', nom: 'LAMY', prenom: 'Lou', division: '2GA' },
      );
      e.personnes.push({ id: '520', nom: 'KERN', enfants: ['120'] });
    });
    expect(await anomalies(admin, ecole)).toEqual(['division-inconnue 101', 'division-inconnue 120']);
    await importerEcole(admin, ecole);
    const { 'lou.lamy': neuf, ...apres } = await personnes(admin.rne);
    expect(apres).toEqual(avant);
    expect(neuf).toMatchObject({ structures: ['2GA'] });
  });

  test('IMP-5 sans date de naissance, sans nom : l’élève connu et ses parents restent, un nouveau n’entre pas', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      eleveChange('101', { naissance: '' })(e);
      eleveChange('106', { nom: '' })(e);
      e.eleves.push({ id: '120', nom: 'KERN', naissance: '31/02/2009', division: '2GA' });
    });
    expect(await anomalies(admin, ecole)).toEqual([
      'eleve-sans-naissance 101',
      'eleve-sans-nom 106',
      'eleve-naissance-impossible 120',
    ]);
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-5 numéro ou INE en double, groupe inconnu, adresse fausse : dits, sans rien perdre', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => {
      e.eleves.push(
        { id: '101', nom: 'DOUBLE', division: '1GA' },
        {
          id: '120',
          nom: 'KERN',
          prenom: 'Lou',
          division: '2GA',
          ine: '0000000101A',
          groupes: ['G9'],
          mel: 'pas une adresse',
        },
      );
    });
    expect((await anomalies(admin, ecole)).sort()).toEqual([
      'courriel-invalide 120',
      'deux-divisions 101',
      'eleve-double 101',
      'groupe-inconnu G9',
      'ine-double 120',
      'lien-eleve-double 501',
    ]);
    await importerEcole(admin, ecole);
    const vues = await personnes(admin.rne);
    expect(vues['lou.abel']).toMatchObject({ nom: 'ABEL', structures: ['2GA', 'G1'] });
    expect(vues['lou.kern']).toMatchObject({ courriel: null, structures: ['2GA'] });
    expect(Object.keys(vues)).toHaveLength(18);
  });

  test('IMP-5 un enseignant sans nom n’est pas tenu pour parti ; sans date de naissance, il entre sans mot de passe initial', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      Object.assign(e.individus[1] ?? {}, { nom: '' });
      e.individus.push({ id: '9', nom: 'LEROY', prenom: 'Max', naissance: '' });
    });
    await importerEcole(admin, ecole);
    const { 'max.leroy': neuf, ...apres } = await personnes(admin.rne);
    expect(apres['marc.roux']).toMatchObject({ suspendu: false, nom: 'ROUX' });
    expect(Object.keys(apres)).toEqual(Object.keys(avant));
    expect(neuf).toMatchObject({ profil: 'enseignant' });
    expect(await authentifier({ rne: admin.rne, login: 'max.leroy', motDePasse: '', ip: '10.7.0.1' })).toMatchObject({
      ok: false,
    });
  });
});

describe('Noms et logins', () => {
  test('AUT-3 homonymes, partis compris, apprenants, enseignants et parents confondus', async () => {
    const admin = await uneEcole(
      ecoleChangee((e) => {
        e.individus.push({ id: '9', nom: 'ABEL', prenom: 'LOU' });
        e.eleves.push({ id: '120', nom: 'ABEL', prenom: 'Lou', division: '1GA' });
        e.personnes.push({ id: '520', nom: 'Abel', prenom: 'Lou', enfants: ['120'] });
      }),
    );
    const homonymes = async () =>
      Object.values(await personnes(admin.rne)).filter((p) => p.login.startsWith('lou.abel'));
    expect((await homonymes()).map((p) => `${p.login} ${p.profil}`).sort()).toEqual([
      'lou.abel enseignant',
      'lou.abel2 apprenant',
      'lou.abel3 apprenant',
      'lou.abel4 parent',
    ]);
    const ecole = ecoleChangee((e) => e.eleves.push({ id: '121', nom: 'ABÉL', prenom: 'Loù', division: '2GA' }));
    await importerEnRepondant(admin, ecole, false);
    const suite = await homonymes();
    expect(suite).toHaveLength(5);
    expect(suite.find((p) => p.login === 'lou.abel5')).toMatchObject({ nom: 'ABÉL', sortiLe: null });
    expect(suite.filter((p) => p.sortiLe !== null)).toHaveLength(3);
  });

  test('AUT-3 un nom impossible reçoit quand même un login de vingt caractères au plus', async () => {
    const noms = ['!!!', '···', '  ', "D'''", 'A'.repeat(100), 'LE  GOFF--ÉVEN', '1234', 'ŒÆ', "O'", '-'];
    const admin = await uneEcole(
      ecoleChangee((e) => {
        for (const [i, nom] of noms.entries())
          e.eleves.push({ id: String(200 + i), nom, prenom: i % 2 ? '' : '!!', division: '2GA' });
      }),
    );
    const vues = Object.values(await personnes(admin.rne)).filter((p) => p.profil === 'apprenant');
    expect(vues).toHaveLength(10 + noms.length - 1);
    for (const { login } of vues) expect(login).toMatch(/^[a-z][a-z.-]{0,18}[a-z0-9]*$/);
    for (const { login } of vues) expect(login.length).toBeLessThanOrEqual(20);
  });

  test('IMP-4 le login ne change jamais, même quand le nom, le prénom ou la classe changent', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => {
      eleveChange('101', { nom: 'ZOLA', prenom: 'Émile', division: '1GA', groupes: [] })(e);
      Object.assign(e.individus[0] ?? {}, { nom: 'GRAND', disciplines: ['LETTRES'] });
      Object.assign(e.personnes[0] ?? {}, { nom: 'ZOLA' });
    });
    await importerEnRepondant(admin, ecole, true);
    const vues = await personnes(admin.rne);
    expect(vues['lou.abel']).toMatchObject({ nom: 'ZOLA', prenom: 'Émile', structures: ['1GA'] });
    expect(vues['anne.petit']).toMatchObject({ nom: 'GRAND', discipline: 'LETTRES' });
    expect(vues['eva.abel']).toMatchObject({ nom: 'ZOLA', enfants: ['lou.abel'] });
    expect(Object.keys(vues)).toHaveLength(17);
  });

  test('IMP-4 le mot de passe choisi reste, et la date de naissance corrigée change l’initial de qui n’a pas choisi', async () => {
    const admin = await uneEcole();
    await ecrire(systeme(admin.rne), 'test.mot-de-passe', (tx) =>
      tx
        .update(compte)
        .set({ motDePasse: 'haché', aPersonnaliser: false, versionSession: 4 })
        .where(eq(compte.login, 'lou.abel')),
    );
    const ecole = ecoleChangee((e) => {
      eleveChange('101', { naissance: '01/02/2008', prenom: 'Loïc' })(e);
      eleveChange('102', { naissance: '01/02/2008' })(e);
    });
    await importerEcole(admin, ecole);
    const [garde] = await lire(systeme(admin.rne), (tx) =>
      tx.select().from(compte).where(eq(compte.login, 'lou.abel')),
    );
    expect(garde).toMatchObject({ motDePasse: 'haché', aPersonnaliser: false, versionSession: 4, prenom: 'Loïc' });
    const entrer = (motDePasse: string) =>
      authentifier({ rne: admin.rne, login: 'lou.blin', motDePasse, ip: '10.7.0.2' });
    expect(await entrer('14072009')).toMatchObject({ ok: false });
    expect(await entrer('01022008')).toMatchObject({ ok: true });
  });

  test('IMP-4 l’adresse suit SIECLE, sauf saisie par la personne', async () => {
    const admin = await uneEcole();
    const adresse = async (login: string) => (await personnes(admin.rne))[login]?.courriel;
    const avec = (mel: string | undefined) => ecoleChangee((e) => Object.assign(e.personnes[0] ?? {}, { mel }));
    await importerEcole(admin, avec('neuve@example.org'));
    expect(await adresse('eva.abel')).toBe('neuve@example.org');
    await importerEcole(admin, avec(undefined));
    expect(await adresse('eva.abel'), 'SIECLE n’en dit plus rien').toBe('neuve@example.org');
    await ecrire(systeme(admin.rne), 'test.adresse', (tx) =>
      tx.update(compte).set({ courriel: 'saisie@example.org' }).where(eq(compte.login, 'eva.abel')),
    );
    await importerEcole(admin, avec('tardive@example.org'));
    await importerEcole(admin, avec('encore@example.org'));
    expect(await adresse('eva.abel')).toBe('saisie@example.org');
    expect(await adresse('zoe.blin')).toBeNull();
    await importerEcole(
      admin,
      ecoleChangee((e) => Object.assign(e.personnes[1] ?? {}, { mel: 'zoe@example.org' })),
    );
    expect(await adresse('zoe.blin'), 'IMP-6 une adresse arrive').toBe('zoe@example.org');
  });
});
