import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { listerClasses } from '@/lib/apprenants/serveur/queries';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { schemaFormulaire, schemaModification } from '@/lib/utilisateurs/schema';
import { modifierUtilisateur } from '@/lib/utilisateurs/serveur/mutations';
import { lireUtilisateur } from '@/lib/utilisateurs/serveur/queries';
import { unApprenant, unCompte, unEnseignant, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import {
  associations,
  changerCompte,
  compteLu,
  courrielsDe,
  journalDe,
  modification,
  provisoireDe,
  refusDe,
  unAdministrateur,
} from '@/tests/fabriques/personnel';
import { suivreSession } from '@/tests/fabriques/session';

const SIECLE = { siecleGenre: 'epp', siecleId: '1', nom: 'LEMOINE', prenom: 'Claire', civilite: 'Mme' };

const modifier = (admin: Acteur, cible: Acteur, m: Parameters<typeof modification>[1]) =>
  modifierUtilisateur(admin, modification(cible.compteId, m));

const lu = (a: Acteur) => compteLu(a.rne, a.compteId);
const liens = (a: Acteur) => associations(a.rne, a.compteId);

async function ecole() {
  const admin = await unAdministrateur();
  const [tga, groupe] = [
    await uneDivision(admin.rne, { code: 'TGA1' }),
    await uneDivision(admin.rne, { code: 'G1', nature: 'groupe' }),
  ];
  const claire = await unEnseignant(admin.rne, [tga.id], SIECLE);
  return { admin, tga, groupe, claire };
}

describe('Renseignements', () => {
  test('UTI-2 civilité, nom, prénom, date, adresse, discipline et profil changent ; le login jamais', async () => {
    const { admin } = await ecole();
    const guy = await unCompte(admin.rne, 'lecteur', { origine: 'manuel', motDePasse: 'x', prenom: 'Guy' });
    const { login } = guy;
    await modifier(admin, guy, {
      champs: {
        ...{ profil: 'enseignant', civilite: 'M.', nom: ' Élan ', prenom: 'Guillaume', dateNaissance: '1970-02-28' },
        ...{ courriel: 'GUY@Example.org', discipline: 'Anglais' },
      },
    });
    expect(await lu(guy)).toMatchObject({
      ...{ login, profil: 'enseignant', civilite: 'M.', nom: 'Élan', prenom: 'Guillaume', discipline: 'Anglais' },
      ...{ dateNaissance: '1970-02-28', courriel: 'guy@example.org', champsManuels: [], siecle: null },
    });
  });

  test('UTI-2 ce qui n’est pas donné ne change pas ; une adresse, une civilité, une discipline s’effacent', async () => {
    const { admin, claire } = await ecole();
    await modifier(admin, claire, { champs: { courriel: 'claire@example.org' } });
    const avant = await lu(claire);
    await modifier(admin, claire, { champs: { courriel: '', discipline: '' } });
    expect(await lu(claire)).toMatchObject({
      ...{ nom: avant.nom, dateNaissance: avant.dateNaissance, courriel: null, discipline: null },
      ...{ champsManuels: ['discipline'], siecle: { discipline: 'Économie-gestion' } },
    });
  });

  test('UTI-2 un champ corrigé garde à part ce que SIECLE en dit ; y revenir le rend à SIECLE', async () => {
    const { admin, claire } = await ecole();
    await modifier(admin, claire, { champs: { nom: 'LEMOINE-ROY', prenom: 'Clara' } });
    await modifier(admin, claire, { champs: { nom: 'ROY' } });
    expect(await lu(claire)).toMatchObject({
      ...{ nom: 'ROY', prenom: 'Clara', champsManuels: ['nom', 'prenom'] },
      siecle: { nom: 'LEMOINE', prenom: 'Claire' },
    });
    const fiche = await lireUtilisateur(admin, claire.compteId);
    expect(fiche.siecle).toMatchObject({ nom: 'LEMOINE', prenom: 'Claire', civilite: 'Mme' });
    await modifier(admin, claire, { champs: { nom: 'LEMOINE' } });
    expect(await lu(claire)).toMatchObject({ champsManuels: ['prenom'], siecle: { prenom: 'Claire' } });
    await modifier(admin, claire, { champs: { prenom: 'Claire' } });
    expect(await lu(claire)).toMatchObject({ champsManuels: [], siecle: null });
  });

  test('UTI-2 d’un compte manuel, rien n’est dit venir de SIECLE', async () => {
    const { admin } = await ecole();
    const guy = await unCompte(admin.rne, 'lecteur', { origine: 'manuel' });
    await modifier(admin, guy, { champs: { nom: 'Autre' } });
    expect(await lu(guy)).toMatchObject({ nom: 'Autre', champsManuels: [], siecle: null });
    expect((await lireUtilisateur(admin, guy.compteId)).siecle).toBeNull();
  });

  test('UTI-2 une saisie fautive est refusée, champ par champ, avec un mot en français', () => {
    const fautes = (champs: object) =>
      schemaFormulaire.safeParse(champs).error?.issues.map((i) => [i.path.join('.'), i.message]) ?? [];
    const bon = { profil: 'chef', civilite: '', nom: 'A', prenom: '', dateNaissance: '', courriel: '', discipline: '' };
    expect(fautes(bon)).toEqual([]);
    for (const [champ, valeur, message] of [
      ['nom', '  ', /Saisissez le nom/],
      ['profil', 'parent', /Choisissez un profil/],
      ['civilite', 'Dr', /Choisissez une civilité/],
      ['dateNaissance', '2999-01-01', /à venir/],
      ['dateNaissance', '1700-01-01', /trop ancienne/],
      ['dateNaissance', '1980-02-30', /valable/],
      ['courriel', 'pas une adresse', /nom@domaine/],
      ['nom', 'x'.repeat(101), /100 caractères/],
    ] as const) {
      expect([champ, fautes({ ...bon, [champ]: valeur })]).toEqual([
        champ,
        expect.arrayContaining([[champ, expect.stringMatching(message)]]),
      ]);
    }
    const id = '01900000-0000-7000-8000-000000000000';
    for (const champs of [{ prenom: '' }, { dateNaissance: '' }]) {
      expect(schemaModification.safeParse({ id, champs }).success).toBe(false);
    }
  });

  test('UTI-2 le journal dit qui et quoi, sans les valeurs', async () => {
    const { admin, claire, groupe } = await ecole();
    await modifier(admin, claire, { champs: { nom: 'SECRET' }, ajouts: [groupe.id] });
    const [ligne] = await journalDe(admin.rne, 'utilisateur.modifier');
    expect(ligne).toMatchObject({
      ...{ compteId: admin.compteId, cible: claire.compteId },
      details: { champs: ['nom'], ajouts: 1, retraits: 0 },
    });
    expect(JSON.stringify(ligne)).not.toContain('SECRET');
  });
});

describe('Profil', () => {
  test('UTI-2 le dernier administrateur qui puisse entrer garde son profil', async () => {
    const { admin } = await ecole();
    const ferme = await unCompte(admin.rne, 'administrateur', { masqueLe: new Date(), origine: 'manuel' });
    await unAdministrateur(); // celui d'un autre établissement ne compte pas
    expect(await refusDe(modifier(admin, admin, { champs: { profil: 'lecteur' } }))).toBe('dernier-administrateur');
    expect((await lu(admin)).profil).toBe('administrateur');
    await changerCompte(ferme, { masqueLe: null });
    await changerCompte(admin, { motDePasse: 'x' });
    await modifier(admin, admin, { champs: { profil: 'lecteur' } });
    expect((await lu(admin)).profil).toBe('lecteur');
  });

  test('UTI-2 deux administrateurs ne se retirent pas l’un l’autre au même instant', async () => {
    const { admin } = await ecole();
    await changerCompte(admin, { motDePasse: 'x' });
    const autre = await unCompte(admin.rne, 'administrateur', { origine: 'manuel', motDePasse: 'x' });
    const issues = await Promise.all([
      refusDe(modifier(admin, autre, { champs: { profil: 'lecteur' } })),
      refusDe(modifier(autre, admin, { champs: { profil: 'lecteur' } })),
    ]);
    expect(issues.sort()).toEqual(['dernier-administrateur', 'rien']);
  });

  test('UTI-2 changer de profil finit les sessions', async () => {
    const { admin, claire } = await ecole();
    const enSession = await suivreSession(claire);
    expect(await enSession()).toBe(true);
    await modifier(admin, claire, { champs: { profil: 'chef' } });
    expect(await enSession()).toBe(false);
    expect(await lu(claire)).toMatchObject({ champsManuels: ['profil'], siecle: { profil: 'enseignant' } });
  });

  test('UTI-2 un compte que sa date de naissance ouvre encore n’en devient pas administrateur', async () => {
    const { admin, claire } = await ecole();
    await changerCompte(claire, { aPersonnaliser: true, dateNaissance: '1979-03-14' });
    expect(await refusDe(modifier(admin, claire, { champs: { profil: 'administrateur' } }))).toBe(
      'utilisateur-sans-adresse',
    );
    expect((await lu(claire)).profil).toBe('enseignant');
    const champs = { profil: 'administrateur', courriel: 'claire@example.org' };
    expect(await modifier(admin, claire, { champs })).toEqual({ envoye: true });
    const entrer = (motDePasse: string) =>
      authentifier({ rne: admin.rne, login: claire.login, motDePasse, ip: '10.9.0.1' });
    expect(await entrer('1979-03-14')).toMatchObject({ ok: false, code: 'mot-de-passe' });
    await modifier(admin, claire, { champs: { profil: 'enseignant' } });
    expect(await entrer('1979-03-14')).toMatchObject({ ok: false, code: 'mot-de-passe' });
    expect(await entrer(await provisoireDe(admin.rne, claire.compteId))).toMatchObject({ ok: true });
    expect(await courrielsDe(admin.rne, claire.compteId)).toHaveLength(1);
  });
});

describe('Classes', () => {
  test('UTI-2 ajouter fait une association à la main, retirer se souvient du retrait', async () => {
    const { admin, claire, tga, groupe } = await ecole();
    await modifier(admin, claire, { ajouts: [groupe.id], retraits: [tga.id] });
    expect(await liens(claire)).toEqual({ G1: 'manuel', TGA1: 'retirée' });
    const fiche = await lireUtilisateur(admin, claire.compteId);
    expect(fiche.classes.map((c) => [c.code, c.lien])).toEqual([
      ['TGA1', 'retire'],
      ['G1', 'manuel'],
    ]);
  });

  test('UTI-2 remettre une association de SIECLE la rend à SIECLE ; une autre finie revient à la main', async () => {
    const { admin, claire, tga, groupe } = await ecole();
    await modifier(admin, claire, { retraits: [tga.id], ajouts: [groupe.id] });
    await modifier(admin, claire, { ajouts: [tga.id], retraits: [groupe.id] });
    expect(await liens(claire)).toEqual({ G1: 'retirée', TGA1: 'siecle' });
    await modifier(admin, claire, { ajouts: [groupe.id, tga.id] });
    expect(await liens(claire)).toEqual({ G1: 'manuel', TGA1: 'siecle' });
  });

  test('UTI-2 une division d’ailleurs, d’une autre année ou disparue est introuvable, et rien n’est écrit', async () => {
    const { admin, claire } = await ecole();
    const interdites = [
      (await ecole()).tga,
      await uneDivision(admin.rne, { annee: 2019 }),
      await uneDivision(admin.rne, { masqueeLe: new Date() }),
      { id: '01900000-0000-7000-8000-000000000000' },
    ];
    for (const { id } of interdites) {
      expect(await refusDe(modifier(admin, claire, { champs: { nom: 'X' }, ajouts: [id] }))).toBe('introuvable');
    }
    expect((await lu(claire)).nom).toBe('LEMOINE');
    expect(await liens(claire)).toEqual({ TGA1: 'siecle' });
  });

  test('UTI-2 qui n’est pas enseignant n’a pas de classe', async () => {
    const { admin, tga } = await ecole();
    const chef = await unCompte(admin.rne, 'chef');
    await modifier(admin, chef, { ajouts: [tga.id] });
    expect(await liens(chef)).toEqual({});
  });

  test('UTI-2 l’enseignant voit aussitôt les apprenants de sa nouvelle classe, et plus ceux de l’ancienne', async () => {
    const { admin, claire, tga } = await ecole();
    const autre = await uneDivision(admin.rne, { code: 'TGA2' });
    const [parti, venu] = [
      await unApprenant(admin.rne, { division: tga.id }),
      await unApprenant(admin.rne, { division: autre.id }),
    ];
    const vus = async () => (await listerClasses(claire)).flatMap((c) => c.apprenants.map((a) => a.id));
    expect(await vus()).toEqual([parti.compteId]);
    await modifier(admin, claire, { ajouts: [autre.id], retraits: [tga.id] });
    expect(await vus()).toEqual([venu.compteId]);
  });
});

describe('Portée', () => {
  test('UTI-2 ni un apprenant, ni un parent, ni quelqu’un d’ailleurs ne se modifie ici', async () => {
    const { admin, tga } = await ecole();
    const eleve = await unApprenant(admin.rne, { division: tga.id });
    const ailleurs = await ecole();
    const hors = [eleve, await unParent(admin.rne, [eleve]), ailleurs.claire, ailleurs.admin];
    for (const cible of hors) {
      expect(await refusDe(modifier(admin, cible, { champs: { nom: 'X' } }))).toBe('introuvable');
      expect(await refusDe(lireUtilisateur(admin, cible.compteId))).toBe('introuvable');
      expect((await lu(cible)).nom).not.toBe('X');
    }
    expect(await refusDe(lireUtilisateur(admin, 'pas-un-identifiant'))).toBe('introuvable');
  });

  test('UTI-2 un compte masqué ou suspendu se ramène avant de se modifier', async () => {
    const { admin, claire } = await ecole();
    await changerCompte(claire, { suspenduLe: new Date() });
    expect(await refusDe(modifier(admin, claire, { champs: { nom: 'X' } }))).toBe('utilisateur-ferme');
  });

  test('UTI-2 la fiche ne porte ni mot de passe ni version de session', async () => {
    const { admin, claire } = await ecole();
    await changerCompte(claire, { motDePasse: '$argon2id$secret' });
    expect(JSON.stringify(await lireUtilisateur(admin, claire.compteId))).not.toMatch(/argon2|versionSession/);
  });
});
