import './base';
import { describe, expect, test } from 'vitest';
import { motDePasseProvisoire } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { demanderProvisoire, personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';
import {
  acteur,
  changer,
  courriels,
  issue,
  motDePasseDe,
  NEUF,
  ouvrir,
  recevoirProvisoire,
  uneIp,
} from '@/tests/fabriques/connexion';
import { unApprenant, unEnseignant, unEtablissement, unParent } from '@/tests/fabriques/etablissement';

describe('Mot de passe oublié', () => {
  const personnel = async (rne: string, options = {}) =>
    unEnseignant(rne, [], { courriel: 'jeanne.dupont@example.org', ...NEUF, ...options });

  /** Un enseignant qui a déjà choisi son mot de passe. */
  async function habitue(rne: string, motDePasse: string): Promise<Acteur> {
    const prof = await personnel(rne);
    await personnaliserMotDePasse(await acteur(await ouvrir(rne, prof.login, '2009-07-14')), motDePasse);
    return prof;
  }

  test('AUT-7 montre l’adresse voilée et envoie un mot de passe provisoire à personnaliser', async () => {
    const rne = await unEtablissement({ nom: 'Lycée des Cerises' });
    const prof = await habitue(rne, 'guigne12');
    const demande = await demanderProvisoire(rne, prof.login, uneIp());
    expect(demande).toEqual({ envoi: true, courrielMasque: 'j••••••••••••@e••••••.org' });
    const [message] = await courriels(prof);
    expect(message?.destinataire).toBe('jeanne.dupont@example.org');
    for (const dit of ['Lycée des Cerises', `http://localhost:3000/${rne}`, `Identifiant\u00a0: ${prof.login}`]) {
      expect(message?.texte).toContain(dit);
    }
    const jeton = await ouvrir(rne, prof.login, ` ${motDePasseDe(message?.texte)}\n`);
    expect(jeton.aPersonnaliser).toBe(true);
    expect((await acteur(jeton)).aPersonnaliser).toBe(true);
  });

  test('AUT-7 seul le dernier envoyé vaut, une fois, et il ne peut pas devenir le mot de passe', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'guigne12');
    const [premier, dernier] = [await recevoirProvisoire(prof), await recevoirProvisoire(prof)];
    expect(premier).not.toBe(dernier);
    expect(await issue(rne, prof.login, premier)).toBe('mot-de-passe');
    const a = await acteur(await ouvrir(rne, prof.login, dernier));
    expect(await issue(rne, prof.login, dernier), 'une connexion interrompue se recommence').toBe('entré');
    expect(await issue(rne, prof.login, premier)).toBe('mot-de-passe');
    await expect(personnaliserMotDePasse(a, 'guigne12')).rejects.toMatchObject({ code: 'mot-de-passe-repris' });
    await expect(personnaliserMotDePasse(a, dernier)).rejects.toMatchObject({ code: 'mot-de-passe-initial' });
    await personnaliserMotDePasse(a, 'burlat34');
    expect(await issue(rne, prof.login, 'burlat34')).toBe('entré');
    expect(await issue(rne, prof.login, dernier), 'et le dit').toBe('temporaire-utilise');
  });

  test('AUT-7 un provisoire ne sert qu’une fois même en trois personnalisations simultanées', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'guigne12');
    const provisoire = await recevoirProvisoire(prof);
    const acteurs = [];
    for (let i = 0; i < 3; i++) acteurs.push(await acteur(await ouvrir(rne, prof.login, provisoire)));
    const rendus = await Promise.allSettled(acteurs.map((a, i) => personnaliserMotDePasse(a, `bigarreau${i}`)));
    const issues = rendus.map((r) => (r.status === 'fulfilled' ? 'choisi' : r.reason.code));
    expect(issues.sort()).toEqual(['choisi', 'deja-personnalise', 'deja-personnalise']);
  });

  test('AUT-7 expire au bout de 72 heures', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'guigne12');
    const provisoire = await recevoirProvisoire(prof);
    const [ligne] = await lire(systeme(rne), (tx) => tx.select().from(motDePasseProvisoire));
    const heures = (Number(ligne?.expireLe) - Date.now()) / 3_600_000;
    expect(heures).toBeGreaterThan(71.9);
    expect(heures).toBeLessThanOrEqual(72);
    await ecrire(systeme(rne), 'test.temps', (tx) =>
      tx.update(motDePasseProvisoire).set({ expireLe: new Date(Date.now() - 1000) }),
    );
    expect(await issue(rne, prof.login, provisoire)).toBe('temporaire-perime');
    expect(await issue(rne, prof.login, 'guigne12')).toBe('entré');
  });

  test('AUT-7 l’ancien mot de passe vaut tant que le provisoire n’a pas servi, et plus ensuite', async () => {
    const rne = await unEtablissement();
    const prof = await habitue(rne, 'guigne12');
    const ailleurs = await ouvrir(rne, prof.login, 'guigne12');
    const provisoire = await recevoirProvisoire(prof);
    expect((await ouvrir(rne, prof.login, 'guigne12')).aPersonnaliser).toBe(false);
    const interrompue = await ouvrir(rne, prof.login, provisoire);
    expect((await ouvrir(rne, prof.login, 'guigne12')).aPersonnaliser, 'rien n’est encore choisi').toBe(false);
    expect(await acteurDuJeton(ailleurs)).not.toBeNull();
    await personnaliserMotDePasse(await acteur(interrompue), 'burlat34');
    expect(await issue(rne, prof.login, 'guigne12')).toBe('mot-de-passe');
    expect(await acteurDuJeton(ailleurs), 'AUT-10 les autres sessions sont finies').toBeNull();
    const suivant = await recevoirProvisoire(prof);
    expect(await issue(rne, prof.login, 'guigne12'), 'une nouvelle demande ne le ranime pas').toBe('mot-de-passe');
    expect(await issue(rne, prof.login, suivant)).toBe('entré');
  });

  test('AUT-7 le provisoire utilisé ferme aussi le mot de passe initial', async () => {
    const rne = await unEtablissement();
    const prof = await personnel(rne);
    const provisoire = await recevoirProvisoire(prof);
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('entré');
    const a = await acteur(await ouvrir(rne, prof.login, provisoire));
    await expect(personnaliserMotDePasse(a, '2009-07-14')).rejects.toMatchObject({ code: 'mot-de-passe-initial' });
    await personnaliserMotDePasse(a, 'burlat34');
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('mot-de-passe');
  });

  test('AUT-7 l’apprenant est renvoyé à l’administrateur ; sans adresse, inconnu, suspendu : rien ne part', async () => {
    const rne = await unEtablissement();
    const demander = (login: string) => demanderProvisoire(rne, login, uneIp());
    const eleve = await unApprenant(rne, { compte: { courriel: 'eleve@example.org' } });
    expect(await demander(eleve.login)).toEqual({ envoi: false, raison: 'apprenant' });
    const sans = await unEnseignant(rne);
    expect(await demander(sans.login)).toEqual({ envoi: false, raison: 'sans-courriel' });
    const suspendu = await personnel(rne, { suspenduLe: new Date() });
    expect(await demander(suspendu.login)).toEqual({ envoi: false, raison: 'inconnu' });
    expect(await demander('personne.ici')).toEqual({ envoi: false, raison: 'inconnu' });
    for (const a of [eleve, sans, suspendu]) expect(await courriels(a)).toHaveLength(0);
    const parent = await unParent(rne, [eleve]);
    await changer(parent, { courriel: 'parent@example.org' });
    expect(await demander(parent.login), 'ACP-3 l’accès n’est pas donné').toEqual({
      envoi: false,
      raison: 'sans-courriel',
    });
    await changer(parent, { accesEnvoyeLe: new Date() });
    expect(await demander(parent.login)).toMatchObject({ envoi: true });
  });

  test('AUT-7 trois demandes par heure et par compte, pas plus, et l’écran dit combien attendre', async () => {
    const rne = await unEtablissement();
    const prof = await personnel(rne);
    for (let i = 0; i < 3; i++) await recevoirProvisoire(prof);
    const refus = demanderProvisoire(rne, prof.login, uneIp());
    await expect(refus).rejects.toMatchObject({
      code: 'tentatives-compte',
      message: expect.stringContaining('60 minutes'),
    });
    expect(await courriels(prof)).toHaveLength(3);
  });

  test('AUT-7 une adresse qui en demande trop à un établissement attend, comme adresse', async () => {
    const [rne, adresse] = [await unEtablissement(), uneIp()];
    for (let i = 0; i < 121; i++) await demanderProvisoire(rne, `inconnu${i}`, adresse);
    await expect(demanderProvisoire(rne, 'un.autre', adresse)).rejects.toMatchObject({ code: 'tentatives-adresse' });
  });
});
