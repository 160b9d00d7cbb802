import './base';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { structure } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { modifierUtilisateur } from '@/lib/utilisateurs/serveur/mutations';
import { masquerUtilisateur, ramenerUtilisateur } from '@/lib/utilisateurs/serveur/mutations-acces';
import { creerUtilisateur } from '@/lib/utilisateurs/serveur/mutations-creation';
import { type EcoleSiecle, ecoleChangee, fichiersDe, lireAnalyse, uneEcole } from '@/tests/fabriques/ecole-siecle';
import {
  associations,
  changerCompte,
  compteDuLogin,
  creation,
  modification,
  refusDe,
  unAdministrateur,
} from '@/tests/fabriques/personnel';
import { personnes } from '@/tests/fabriques/photo';
import { analyserFichiers, importerFichiers } from '@/tests/fabriques/siecle';

const ANNE = 'anne.petit';

const importer = (admin: Acteur, changer: (e: EcoleSiecle) => void = () => {}) =>
  importerFichiers(admin, fichiersDe(admin.rne, ecoleChangee(changer)).enseignants);

const premier = (changement: object) => (e: EcoleSiecle) => {
  Object.assign(e.individus[0] ?? {}, changement);
};

const sans = (id: string) => (e: EcoleSiecle) => {
  e.individus = e.individus.filter((i) => i.id !== id);
  for (const s of [...e.divisions, ...e.groupes]) s.profs = s.profs?.filter((p) => p !== id);
};

const dansLaBase = (admin: Acteur, login = ANNE) => compteDuLogin(admin.rne, login);
const liens = async (admin: Acteur, login = ANNE) => associations(admin.rne, (await dansLaBase(admin, login)).id);

async function modifier(admin: Acteur, login: string, m: Parameters<typeof modification>[1]) {
  await modifierUtilisateur(admin, modification((await dansLaBase(admin, login)).id, m));
}

async function structureDe(admin: Acteur, code: string): Promise<string> {
  const [lue] = await lire(systeme(admin.rne), (tx) =>
    tx.select({ id: structure.id }).from(structure).where(eq(structure.code, code)),
  );
  if (!lue) throw new Error(`aucune structure ${code}`);
  return lue.id;
}

describe('Champs corrigés à la main', () => {
  const CORRIGES = {
    ...{ civilite: 'M.', nom: 'PETIT-JEAN', prenom: 'Annie', dateNaissance: '1981-01-01' },
    ...{ discipline: 'Économie', courriel: 'annie@example.org' },
  };

  test('UTI-2 aucun import ne les défait, et la fiche sait toujours ce que SIECLE en dit', async () => {
    const [admin, voisin] = [await uneEcole(), await uneEcole()];
    await modifier(admin, ANNE, { champs: CORRIGES });
    const dit = { nom: 'PETITE', prenom: 'Anne-Lou', disciplines: ['ANGLAIS'], naissance: '1980-05-05' };
    for (const lu of [{}, { nom: dit.nom }, { nom: dit.nom, prenom: dit.prenom }, dit, dit]) {
      await importer(admin, premier(lu));
      expect(await dansLaBase(admin)).toMatchObject(CORRIGES);
    }
    expect((await dansLaBase(admin)).siecle).toMatchObject({
      ...{ nom: 'PETITE', prenom: 'Anne-Lou', discipline: 'ANGLAIS', dateNaissance: '1980-05-05' },
    });
    expect(await dansLaBase(voisin)).toMatchObject({ nom: 'PETIT', champsManuels: [], siecle: null });
  });

  test('UTI-2 les autres champs suivent SIECLE, et l’analyse dit la correction gardée', async () => {
    const admin = await uneEcole();
    await modifier(admin, ANNE, { champs: { nom: 'PETIT-JEAN' } });
    const envoi = fichiersDe(admin.rne, ecoleChangee(premier({ nom: 'PETITE', disciplines: ['ANGLAIS'] })));
    const id = await analyserFichiers(admin, envoi.enseignants);
    expect((await lireAnalyse(admin, id)).resume?.enseignants).toMatchObject({
      modifies: [{ login: ANNE, detail: 'discipline, nom (correction gardée)' }],
      inchanges: 1,
    });
    await importer(admin, premier({ nom: 'PETITE', disciplines: ['ANGLAIS'] }));
    expect(await dansLaBase(admin)).toMatchObject({ nom: 'PETIT-JEAN', discipline: 'ANGLAIS', champsManuels: ['nom'] });
  });

  test('UTI-2 un fichier qui rejoint la correction la rend à SIECLE', async () => {
    const admin = await uneEcole();
    await modifier(admin, ANNE, { champs: { nom: 'PETITE' } });
    await importer(admin, premier({ nom: 'PETITE' }));
    expect(await dansLaBase(admin)).toMatchObject({ nom: 'PETITE', champsManuels: [], siecle: null });
    await importer(admin, premier({ nom: 'PETIT' }));
    expect((await dansLaBase(admin)).nom).toBe('PETIT');
  });

  test('UTI-2 SIECLE reconnaît par son nom à lui quelqu’un dont le nom est corrigé', async () => {
    const admin = await uneEcole();
    await modifier(admin, ANNE, { champs: { nom: 'PETIT-JEAN' } });
    await importer(admin, (e) => {
      premier({ id: '77', type: 'local', naissance: '1980-05-04' })(e);
      e.divisions[0]?.profs?.push('local:77');
    });
    expect(await dansLaBase(admin)).toMatchObject({ nom: 'PETIT-JEAN', siecleGenre: 'local', siecleId: '77' });
    expect(Object.keys(await personnes(admin.rne)).filter((l) => l.includes('petit'))).toEqual([ANNE]);
  });

  test('UTI-2 rien ne se modifie pendant un import', async () => {
    const [admin, voisin] = [await uneEcole(), await unAdministrateur()];
    const proprietaire = connexionProprietaire();
    try {
      await proprietaire.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtext('griotte.import'), hashtext(${admin.rne}))`;
        expect(await refusDe(modifier(admin, ANNE, { champs: { nom: 'X' } }))).toBe('import-en-cours');
        expect(await refusDe(creerUtilisateur(admin, creation()))).toBe('import-en-cours');
        expect(await refusDe(creerUtilisateur(voisin, creation()))).toBe('rien');
      });
    } finally {
      await proprietaire.end();
    }
    expect((await dansLaBase(admin)).nom).toBe('PETIT');
  });
});

describe('Classes données ou retirées à la main', () => {
  test('UTI-2 un import ne rend pas une classe retirée, ni ne retire une classe donnée', async () => {
    const admin = await uneEcole();
    const [deux, g1] = [await structureDe(admin, '2GA'), await structureDe(admin, 'G1')];
    await modifier(admin, ANNE, { retraits: [deux], ajouts: [g1] });
    for (let fois = 0; fois < 2; fois++) {
      await importer(admin);
      expect(await liens(admin)).toEqual({ '1GA': 'siecle', '2GA': 'retirée', G1: 'manuel' });
    }
  });

  test('UTI-2 une classe donnée à la main, que SIECLE donne ensuite, se retire encore pour de bon', async () => {
    const admin = await uneEcole();
    const g1 = await structureDe(admin, 'G1');
    await modifier(admin, ANNE, { ajouts: [g1] });
    const avecAnne = (e: EcoleSiecle) => Object.assign(e.groupes[0] ?? {}, { profs: ['1', '2'] });
    await importer(admin, avecAnne);
    expect((await liens(admin)).G1).toBe('manuel');
    await modifier(admin, ANNE, { retraits: [g1] });
    await importer(admin, avecAnne);
    expect((await liens(admin)).G1).toBe('retirée');
  });

  test('UTI-2 une classe retirée que SIECLE ne donne plus, rendue ensuite à la main, reste', async () => {
    const admin = await uneEcole();
    const deux = await structureDe(admin, '2GA');
    const sansAnne = (e: EcoleSiecle) => Object.assign(e.divisions[0] ?? {}, { profs: ['2'] });
    await modifier(admin, ANNE, { retraits: [deux] });
    await importer(admin, sansAnne);
    await modifier(admin, ANNE, { ajouts: [deux] });
    await importer(admin, sansAnne);
    expect((await liens(admin))['2GA']).toBe('manuel');
  });
});

describe('Qui vient, part et revient', () => {
  test('UTI-4 un enseignant créé à la main, puis nommé par SIECLE, garde son login, ses classes et ce qu’on y a saisi', async () => {
    const admin = await uneEcole();
    const g1 = await structureDe(admin, 'G1');
    const suite = await creerUtilisateur(admin, creation({ structures: [g1] }));
    expect(suite.cree).toBe(true);
    await importer(admin, (e) => {
      e.individus.push({ id: '9', nom: 'PRUNIER', prenom: 'ÈVE', naissance: '1980-01-02', disciplines: ['LV2'] });
    });
    expect(await dansLaBase(admin, 'eve.prunier')).toMatchObject({
      ...{ origine: 'siecle', siecleId: '9', nom: 'PRUNIER', prenom: 'Ève', discipline: 'Anglais', civilite: 'Mme' },
      siecle: { discipline: 'LV2', civilite: 'M.' },
    });
    expect(await liens(admin, 'eve.prunier')).toEqual({ G1: 'manuel' });
  });

  test('UTI-5 ramené à la main, il reste aux imports suivants, et redevient importé quand SIECLE le nomme', async () => {
    const admin = await uneEcole();
    await importer(admin, sans('1'));
    expect((await dansLaBase(admin)).suspenduLe).not.toBeNull();
    await ramenerUtilisateur(admin, { id: (await dansLaBase(admin)).id });
    await importer(admin, sans('1'));
    expect(await dansLaBase(admin)).toMatchObject({ suspenduLe: null, sortiLe: null, origine: 'manuel' });
    await importer(admin);
    expect(await dansLaBase(admin)).toMatchObject({ suspenduLe: null, origine: 'siecle' });
  });

  test('UTI-5 masqué à la main, un compte que SIECLE ne nomme pas le reste', async () => {
    const admin = await uneEcole();
    const suite = await creerUtilisateur(admin, creation());
    if (!suite.cree) throw new Error('non créé');
    await masquerUtilisateur(admin, { id: suite.id });
    await importer(admin);
    expect((await dansLaBase(admin, 'eve.prunier')).masqueLe).not.toBeNull();
  });

  test('UTI-2 un enseignant fait administrateur le reste à l’import, sans doublon', async () => {
    const admin = await uneEcole();
    await modifier(admin, ANNE, { champs: { profil: 'administrateur', courriel: 'anne@example.org' } });
    await importer(admin, premier({ nom: 'PETITE' }));
    expect(await dansLaBase(admin)).toMatchObject({ profil: 'administrateur', nom: 'PETITE', suspenduLe: null });
    expect(Object.keys(await personnes(admin.rne)).filter((l) => l.startsWith('anne'))).toEqual([ANNE]);
  });

  test('UTI-2 parti, un enseignant fait administrateur est suspendu ; le dernier administrateur jamais', async () => {
    const admin = await uneEcole();
    await modifier(admin, ANNE, { champs: { profil: 'administrateur', courriel: 'anne@example.org' } });
    await importer(admin, sans('1'));
    expect((await dansLaBase(admin)).suspenduLe).not.toBeNull();
    await importer(admin);
    await changerCompte(admin, { suspenduLe: new Date() });
    await importer(admin, sans('1'));
    expect(await dansLaBase(admin)).toMatchObject({ suspenduLe: null, sortiLe: null });
    const [{ n } = { n: 0 }] = await lire(systeme(admin.rne), (tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from compte where suspendu_le is null and sorti_le is null
        and profil = 'administrateur'`),
    );
    expect(n).toBe(1);
  });
});
