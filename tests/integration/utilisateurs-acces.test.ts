import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { schemaCreation } from '@/lib/utilisateurs/schema';
import {
  masquerUtilisateur,
  ramenerUtilisateur,
  reinitialiserMotDePasse,
} from '@/lib/utilisateurs/serveur/mutations-acces';
import { creerUtilisateur } from '@/lib/utilisateurs/serveur/mutations-creation';
import { unApprenant, unCompte, unEnseignant, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import {
  associations,
  changerCompte,
  changerEtablissement,
  compteLu,
  courrielsDe,
  creation,
  journalDe,
  provisoireDe,
  refusDe,
  unAdministrateur,
} from '@/tests/fabriques/personnel';
import { suivreSession } from '@/tests/fabriques/session';

let adresses = 0;
/** Ce que donne une connexion, depuis une adresse neuve : « entré », ou le code de l'échec. */
async function entrer(rne: string, login: string, motDePasse: string): Promise<string> {
  const r = await authentifier({ rne, login, motDePasse, ip: `10.8.0.${++adresses}` });
  return r.ok ? 'entré' : r.code;
}

const cible = (a: Acteur) => ({ id: a.compteId });
const lu = (a: Acteur) => compteLu(a.rne, a.compteId);

async function ecole() {
  const admin = await unAdministrateur();
  const tga = await uneDivision(admin.rne, { code: 'TGA1' });
  const claire = await unEnseignant(admin.rne, [tga.id], {
    courriel: 'claire@example.org',
    dateNaissance: '1979-03-14',
  });
  return { admin, tga, claire };
}

async function creerOuEchouer(admin: Acteur, options: Record<string, unknown> = {}) {
  const suite = await creerUtilisateur(admin, creation(options));
  if (!suite.cree) throw new Error('non créé');
  return suite;
}

describe('Réinitialiser le mot de passe', () => {
  test('UTI-3 envoie l’adresse de Griotte, l’identifiant et un mot de passe temporaire, et le journal le dit', async () => {
    const { admin, claire } = await ecole();
    expect(await reinitialiserMotDePasse(admin, cible(claire))).toEqual({ courriel: 'claire@example.org' });
    const [message] = await courrielsDe(admin.rne, claire.compteId);
    expect(message?.destinataire).toBe('claire@example.org');
    expect(message?.texte).toContain(`http://localhost:3000/${admin.rne}`);
    expect(message?.texte).toContain(claire.login);
    const provisoire = await provisoireDe(admin.rne, claire.compteId);
    expect(provisoire).toMatch(/^\w{10}$/);
    const [trace] = await journalDe(admin.rne, 'utilisateur.reinitialiser');
    expect(trace).toMatchObject({ compteId: admin.compteId, cible: claire.compteId });
    expect(JSON.stringify(trace)).not.toContain(provisoire);
  });

  test('UTI-3 ensuite ni l’ancien mot de passe ni la date de naissance n’ouvrent, et les sessions sont finies', async () => {
    const { admin, claire } = await ecole();
    const jamais = await unEnseignant(admin.rne, [], { courriel: 'j@example.org', dateNaissance: '1981-05-06' });
    await changerCompte(claire, { motDePasse: await hacher('ancien mot') });
    for (const a of [claire, jamais]) {
      const enSession = await suivreSession(a);
      expect(await enSession()).toBe(true);
      await reinitialiserMotDePasse(admin, cible(a));
      expect(await enSession()).toBe(false);
    }
    const { rne } = admin;
    expect(await entrer(rne, claire.login, 'ancien mot')).toBe('mot-de-passe');
    expect(await entrer(rne, claire.login, '1979-03-14')).toBe('mot-de-passe');
    expect(await entrer(rne, jamais.login, '1981-05-06')).toBe('mot-de-passe');
    for (const a of [claire, jamais]) {
      const provisoire = await provisoireDe(rne, a.compteId);
      expect(await entrer(rne, a.login, provisoire)).toBe('entré');
      expect(await lu(a)).toMatchObject({ aPersonnaliser: true, personnaliseLe: null });
    }
  });

  test('UTI-3 seul le dernier envoyé vaut', async () => {
    const { admin, claire } = await ecole();
    await reinitialiserMotDePasse(admin, cible(claire));
    const premier = await provisoireDe(admin.rne, claire.compteId);
    await reinitialiserMotDePasse(admin, cible(claire));
    expect(await entrer(admin.rne, claire.login, premier)).toBe('mot-de-passe');
    expect(await entrer(admin.rne, claire.login, await provisoireDe(admin.rne, claire.compteId))).toBe('entré');
  });

  test('UTI-3 refuse sans adresse, un compte fermé, le sien, et qui n’est pas du personnel d’ici', async () => {
    const { admin, claire, tga } = await ecole();
    const ailleurs = await ecole();
    const eleve = await unApprenant(admin.rne, { division: tga.id, compte: { courriel: 'e@example.org' } });
    const refus = (a: Acteur) => refusDe(reinitialiserMotDePasse(admin, cible(a)));
    expect(await refus(await unCompte(admin.rne, 'chef'))).toBe('utilisateur-sans-adresse');
    expect(await refus(admin)).toBe('utilisateur-soi');
    for (const hors of [eleve, await unParent(admin.rne, [eleve]), ailleurs.claire]) {
      const enSession = await suivreSession(hors);
      expect(await refus(hors)).toBe('introuvable');
      expect(await enSession()).toBe(true);
    }
    await changerCompte(claire, { suspenduLe: new Date() });
    expect(await refus(claire)).toBe('utilisateur-ferme');
    expect(await courrielsDe(admin.rne, claire.compteId)).toEqual([]);
  });
});

describe('Créer', () => {
  test('UTI-4 « Nouvel enseignant » : compte manuel, discipline, classes, courriel portant un mot de passe temporaire', async () => {
    const { admin, tga } = await ecole();
    const { id, login } = await creerOuEchouer(admin, { structures: [tga.id] });
    expect(login).toBe('eve.prunier');
    expect(await compteLu(admin.rne, id)).toMatchObject({
      ...{ profil: 'enseignant', origine: 'manuel', civilite: 'Mme', nom: 'Prunier', prenom: 'Ève', login },
      ...{ dateNaissance: '1980-01-02', courriel: 'eve.prunier@example.org', discipline: 'Anglais' },
      aPersonnaliser: true,
    });
    expect(await associations(admin.rne, id)).toEqual({ TGA1: 'manuel' });
    const [message] = await courrielsDe(admin.rne, id);
    expect(message?.texte).toContain(`http://localhost:3000/${admin.rne}`);
    expect(message?.texte).toContain(login);
    expect(await entrer(admin.rne, login, '1980-01-02')).toBe('mot-de-passe'); // AUT-4 : pas la date de naissance
    expect(await entrer(admin.rne, login, await provisoireDe(admin.rne, id))).toBe('entré');
    expect(await journalDe(admin.rne, 'utilisateur.creer')).toMatchObject([{ cible: id, compteId: admin.compteId }]);
  });

  test.each(['chef', 'lecteur', 'administrateur'])('UTI-4 « Nouvel utilisateur » : %s, sans classe', async (profil) => {
    const { admin, tga } = await ecole();
    const { id } = await creerOuEchouer(admin, { profil, structures: [tga.id] });
    expect(await compteLu(admin.rne, id)).toMatchObject({ profil, origine: 'manuel', discipline: null });
    expect(await associations(admin.rne, id)).toEqual({});
  });

  test('UTI-4 le login est unique parmi tous : apprenants, masqués, et deux créations au même instant', async () => {
    const { admin } = await ecole();
    await unApprenant(admin.rne, { compte: { login: 'eve.prunier' } });
    await unCompte(admin.rne, 'lecteur', { login: 'eve.prunier2', masqueLe: new Date() });
    const dates = ['1981-01-01', '1982-01-01', '1983-01-01'];
    const suites = await Promise.all(dates.map((dateNaissance) => creerOuEchouer(admin, { dateNaissance })));
    expect(suites.map((s) => s.login).sort()).toEqual(['eve.prunier3', 'eve.prunier4', 'eve.prunier5']);
    const ailleurs = await unAdministrateur();
    expect((await creerOuEchouer(ailleurs)).login).toBe('eve.prunier');
  });

  test('UTI-4 un homonyme né le même jour, même masqué, est dit et se confirme', async () => {
    const { admin } = await ecole();
    const premiere = await creerOuEchouer(admin);
    await masquerUtilisateur(admin, { id: premiere.id });
    const memes = { nom: 'PRUNIER', prenom: 'eve' };
    expect(await creerUtilisateur(admin, creation(memes))).toEqual({
      cree: false,
      homonymes: [
        { id: premiere.id, nom: 'Prunier', prenom: 'Ève', login: 'eve.prunier', profil: 'enseignant', ouvert: false },
      ],
    });
    expect(await creerUtilisateur(admin, creation({ dateNaissance: '1980-01-03' }))).toMatchObject({ cree: true });
    expect(await creerUtilisateur(await unAdministrateur(), creation(memes))).toMatchObject({ cree: true });
    expect(await creerUtilisateur(admin, creation({ ...memes, confirme: true }))).toMatchObject({
      cree: true,
      login: 'eve.prunier3',
    });
  });

  test('UTI-4 refuse tant que le nom ou l’adresse de l’établissement manquent, ou une division d’ailleurs', async () => {
    const { admin } = await ecole();
    const { tga: dAilleurs } = await ecole();
    expect(await refusDe(creerUtilisateur(admin, creation({ structures: [dAilleurs.id] })))).toBe('introuvable');
    for (const manque of [{ courriel: null }, { courriel: 'l@example.org', nom: '' }]) {
      await changerEtablissement(admin.rne, manque);
      expect(await refusDe(creerUtilisateur(admin, creation()))).toBe('etablissement-incomplet');
    }
  });

  test('UTI-4 tout est demandé, sauf la discipline et les classes', () => {
    const vide = { profil: 'enseignant', civilite: '', nom: '', prenom: '', dateNaissance: '', courriel: '' };
    const fautes = schemaCreation.safeParse({ ...vide, discipline: '' }).error?.issues.map((i) => i.path.join('.'));
    expect([...new Set(fautes)].sort()).toEqual(['civilite', 'courriel', 'dateNaissance', 'nom', 'prenom']);
    for (const profil of ['parent', 'apprenant']) {
      expect(schemaCreation.safeParse({ ...creation(), profil }).success).toBe(false);
    }
  });
});

describe('Masquer et ramener', () => {
  test('UTI-5 masquer un utilisateur manuel finit sa session et ses associations ; ramené, il rentre avec son mot de passe', async () => {
    const { admin, tga } = await ecole();
    const guy = await unEnseignant(admin.rne, [tga.id], { origine: 'manuel', motDePasse: await hacher('le sien') });
    const enSession = await suivreSession(guy);
    await masquerUtilisateur(admin, cible(guy));
    expect(await enSession()).toBe(false);
    expect(await entrer(admin.rne, guy.login, 'le sien')).toBe('masque');
    expect(await associations(admin.rne, guy.compteId)).toEqual({ TGA1: 'finie' });
    await ramenerUtilisateur(admin, cible(guy));
    expect(await lu(guy)).toMatchObject({ masqueLe: null, origine: 'manuel', login: guy.login });
    expect(await entrer(admin.rne, guy.login, 'le sien')).toBe('entré');
    expect(await enSession()).toBe(false); // l'ancienne session reste finie
  });

  test('UTI-5 refuse un compte importé, le sien, et qui n’est pas du personnel d’ici', async () => {
    const { admin, claire, tga } = await ecole();
    const refus = (a: Acteur) => refusDe(masquerUtilisateur(admin, cible(a)));
    expect(await refus(claire)).toBe('utilisateur-importe');
    expect(await refus(admin)).toBe('utilisateur-soi');
    const ailleurs = await unCompte(await unAdministrateur().then((a) => a.rne), 'lecteur', { origine: 'manuel' });
    for (const hors of [await unApprenant(admin.rne, { division: tga.id, compte: { origine: 'manuel' } }), ailleurs]) {
      expect(await refus(hors)).toBe('introuvable');
      expect(await refusDe(ramenerUtilisateur(admin, cible(hors)))).toBe('introuvable');
      expect((await lu(hors)).masqueLe).toBeNull();
    }
  });

  test('UTI-5 deux administrateurs ne se masquent pas l’un l’autre au même instant', async () => {
    const { admin } = await ecole();
    const autre = await unCompte(admin.rne, 'administrateur', { origine: 'manuel' });
    const issues = await Promise.all([
      refusDe(masquerUtilisateur(admin, cible(autre))),
      refusDe(masquerUtilisateur(autre, cible(admin))),
    ]);
    expect(issues.sort()).toEqual(['dernier-administrateur', 'rien']);
  });

  test('UTI-5 une personne que SIECLE ne nomme plus revient, et devient manuelle', async () => {
    const { admin, claire } = await ecole();
    const enSession = await suivreSession(claire);
    await changerCompte(claire, { suspenduLe: new Date(), sortiLe: '2026-10-01', siecleGenre: 'epp', siecleId: '1' });
    await ramenerUtilisateur(admin, cible(claire));
    expect(await lu(claire)).toMatchObject({ suspenduLe: null, sortiLe: null, origine: 'manuel', siecleId: '1' });
    expect(await enSession()).toBe(true);
  });

  test('UTI-5 ramener quelqu’un qui est là ne change rien', async () => {
    const { admin, claire } = await ecole();
    const avant = await lu(claire);
    await ramenerUtilisateur(admin, cible(claire));
    expect(await lu(claire)).toEqual(avant);
  });
});
