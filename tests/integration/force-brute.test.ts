import './base';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connecter } from '@/app/[rne]/connexion/actions';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { leverLimite } from '@/lib/comptes/serveur/mutations-attaques';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { lireAttaques } from '@/lib/comptes/serveur/queries-attaques';
import { journal } from '@/lib/serveur/journal';
import { changer, courriels, entrer, issue, NEUF, recevoirProvisoire, uneIp } from '@/tests/fabriques/connexion';
import { unApprenant, unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';

vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, has: () => true, set: () => {} }),
  headers: async () => new Headers(),
}));

const BON = '2009-07-14';

// L'heure est celle de l'essai : les attentes se mesurent juste, et passent d'un coup.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());
const patienter = (secondes: number) => vi.setSystemTime(Date.now() + secondes * 1000);

const essayer = async (nombre: number, rne: string, login: string, ip: string) => {
  const issues: string[] = [];
  for (let i = 0; i < nombre; i++) issues.push(await issue(rne, login, `faux${i}`, ip));
  return issues;
};

/** Les logins d'autant d'élèves jamais connectés, nés le 14/07/2009. */
async function desEleves(rne: string, nombre: number): Promise<string[]> {
  const eleve = { ...NEUF, rne, profil: 'apprenant', origine: 'siecle', nom: 'CERISE', prenom: 'Lou' } as const;
  const eleves = Array.from({ length: nombre }, (_, i) => ({ ...eleve, id: uuidv7(), login: `lou.cerise${i}` }));
  await ecrire(systeme(rne), 'test.eleves', (tx) => tx.insert(compte).values(eleves));
  return eleves.map((e) => e.login);
}

/** Se connecte, et rend ce que le navigateur retient. */
async function appareilDe(rne: string, login: string, avant?: string): Promise<string> {
  const r = await entrer(rne, login, BON, uneIp(), avant);
  if (!r.ok) throw new Error(`refusé : ${r.code}`);
  return r.appareil;
}

describe('Connexion refusée', () => {
  test('AUT-6 dit « login inconnu » ou « mot de passe non valide », et rien du profil', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { compte: NEUF });
    expect(await entrer(rne, 'personne', 'x')).toEqual({ ok: false, code: 'login' });
    expect(await entrer(rne, eleve.login, 'x')).toEqual({ ok: false, code: 'mot-de-passe' });
    expect(await entrer('0000000A', eleve.login, 'x')).toEqual({ ok: false, code: 'login' });
    expect(await entrer('n’importe quoi', eleve.login, 'x')).toEqual({ ok: false, code: 'login' });
  });

  test('AUT-6 une panne ne dit rien au navigateur : ni requête, ni identifiant, ni mot de passe', async () => {
    const rne = await unEtablissement();
    const ecrit = vi.spyOn(journal, 'error').mockImplementation(() => {});
    const panne = await connecter({ rne, login: 'jeanne\u0000dupont', motDePasse: 'secret-tape' });
    const dit = JSON.stringify(ecrit.mock.calls);
    ecrit.mockRestore();
    expect(panne).toMatchObject({ ok: false, code: 'imprevu' });
    for (const texte of [JSON.stringify(panne), dit]) expect(texte).not.toMatch(/select|secret-tape|jeanne|params/i);
    expect(dit).toMatch(/connexion/);
  });
});

describe('Un compte attaqué', () => {
  test('AUT-6 l’attaquant attend de plus en plus ; le propriétaire, d’ailleurs ou de son appareil, entre aussitôt', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const login = 'jean.petit';
    await unEnseignant(rne, [], { ...NEUF, login });
    await unEnseignant(autre, [], { ...NEUF, login });
    const [appareil, attaquant] = [await appareilDe(rne, login), uneIp()];
    expect(await essayer(7, rne, login, attaquant)).toEqual([...Array(6).fill('mot-de-passe'), 'attente-compte']);
    expect(await entrer(rne, login, BON, attaquant)).toMatchObject({ code: 'attente-compte', secondes: 15 });
    let attente = 15;
    for (const secondes of [30, 60, 120, 240, 480, 900, 900]) {
      patienter(attente);
      attente = secondes;
      expect(await issue(rne, login, 'faux', attaquant)).toBe('mot-de-passe');
      const refus = await entrer(rne, login, 'faux', attaquant);
      expect(!refus.ok && refus.secondes).toBe(secondes);
    }
    expect(await issue(rne, login, BON, attaquant, appareil), 'son appareil, derrière la même adresse').toBe('entré');
    expect(await issue(rne, login, BON), 'un appareil neuf, d’une autre adresse').toBe('entré');
    expect(await issue(autre, login, BON, attaquant), 'le même login ailleurs').toBe('entré');
    patienter(attente);
    expect(await issue(rne, login, BON, attaquant), 'le bon mot de passe n’est jamais refusé pour de bon').toBe(
      'entré',
    );
  });

  test('AUT-6 attaqué de mille adresses, il n’est essayé que de loin en loin, et son appareil entre toujours', async () => {
    const rne = await unEtablissement();
    const { login } = await unEnseignant(rne, [], NEUF);
    const appareil = await appareilDe(rne, login);
    const issues: string[] = [];
    for (let i = 0; i < 40; i++) issues.push(await issue(rne, login, 'faux'));
    expect(issues.filter((i) => i === 'mot-de-passe')).toHaveLength(31);
    expect(await entrer(rne, login, BON)).toMatchObject({ code: 'attente-compte', secondes: 10 });
    expect(await issue(rne, login, BON, uneIp(), appareil)).toBe('entré');
    patienter(10);
    expect(await issue(rne, login, BON)).toBe('entré');
  });

  test('AUT-6 attaqué de sa propre adresse sans relâche : l’établissement le voit, et un mot de passe temporaire ouvre', async () => {
    const [rne, ip] = [await unEtablissement(), uneIp()];
    const admin = await unCompte(rne, 'administrateur', { courriel: 'admin@example.org' });
    const prof = await unEnseignant(rne, [], { ...NEUF, courriel: 'prof@example.org' });
    await essayer(30, rne, prof.login, ip);
    expect(await issue(rne, prof.login, BON, ip)).toBe('attente-compte');
    expect((await lireAttaques(admin)).map((a) => [a.compte?.login, a.essais])).toEqual([[prof.login, 20]]);
    expect(await courriels(admin)).toHaveLength(1);
    const temporaire = await recevoirProvisoire(prof);
    expect(await issue(rne, prof.login, `${temporaire}x`, ip), 'un faux temporaire attend').toBe('attente-compte');
    expect(await issue(rne, prof.login, temporaire, ip)).toBe('entré');
    await changer(prof, { suspenduLe: new Date() });
    await essayer(7, rne, prof.login, ip);
    expect(await issue(rne, prof.login, temporaire, ip), 'suspendu, rien de plus n’est dit').toBe('attente-compte');
  });

  test('AUT-6 une salve d’essais simultanés n’en passe pas plus', async () => {
    const rne = await unEtablissement();
    const [{ login }, ip] = [await unEnseignant(rne, [], NEUF), uneIp()];
    const issues = await Promise.all(Array.from({ length: 20 }, (_, i) => issue(rne, login, `faux${i}`, ip)));
    expect(issues.filter((i) => i === 'mot-de-passe')).toHaveLength(6);
    expect(issues.filter((i) => i === 'attente-compte')).toHaveLength(14);
  });

  test('AUT-6 une connexion réussie efface les échecs de son adresse sur ce compte', async () => {
    const rne = await unEtablissement();
    const [{ login }, ip] = [await unEnseignant(rne, [], NEUF), uneIp()];
    for (let tour = 0; tour < 3; tour++) {
      expect(await essayer(4, rne, login, ip)).toEqual(Array(4).fill('mot-de-passe'));
      expect(await issue(rne, login, BON, ip)).toBe('entré');
    }
  });

  test('AUT-6 un appareil connu qui se trompe trop devient un inconnu ; volé ou forgé, son cookie n’ouvre rien d’autre', async () => {
    const rne = await unEtablissement();
    const [a, b] = [await unEnseignant(rne, [], NEUF), await unEnseignant(rne, [], NEUF)];
    const [deA, ip] = [await appareilDe(rne, a.login), uneIp()];
    const tromper = (login: string, appareil: string) => issue(rne, login, 'faux', ip, appareil);
    for (let i = 0; i < 16; i++) expect(await tromper(a.login, deA)).toBe('mot-de-passe');
    expect(await tromper(a.login, deA)).toBe('attente-compte');
    for (let i = 0; i < 6; i++) expect(await tromper(b.login, deA)).toBe('mot-de-passe');
    expect(await tromper(b.login, deA)).toBe('attente-compte');
    const forge = `${deA.split('.')[0]}.${'A'.repeat(22)}`;
    expect(await issue(rne, b.login, BON, ip, forge)).toBe('attente-compte');
    const partage = await appareilDe(rne, b.login, deA);
    expect(await issue(rne, b.login, BON, ip, partage), 'un poste partagé retient plusieurs comptes').toBe('entré');
    expect(partage.split('~')).toHaveLength(2);
  });
});

describe('Un établissement', () => {
  test('AUT-6 le premier jour, six cents élèves d’une même adresse, un sur cinq se trompant, entrent tous', async () => {
    const [rne, lycee] = [await unEtablissement(), uneIp()];
    const logins = await desEleves(rne, 600);
    const arriver = async (login: string, i: number) => {
      const manques = i % 5 === 0 ? await essayer(1 + (i % 3), rne, login, lycee) : [];
      return [...manques, await issue(rne, login, '14072009', lycee)];
    };
    const issues: string[] = [];
    for (let i = 0; i < logins.length; i += 20)
      issues.push(...(await Promise.all(logins.slice(i, i + 20).map((l, j) => arriver(l, i + j)))).flat());
    expect(issues.filter((i) => i === 'entré')).toHaveLength(600);
    expect(issues.filter((i) => i.startsWith('attente'))).toEqual([]);
    expect(await lireAttaques(await unCompte(rne, 'administrateur'))).toEqual([]);
  });

  test('AUT-6 tous les comptes attaqués d’une adresse : elle ralentit, là seulement, jamais un appareil connu, et se lève', async () => {
    const [rne, autre, ip] = [await unEtablissement(), await unEtablissement(), uneIp()];
    const [ici, ailleurs] = [await unEnseignant(rne, [], NEUF), await unEnseignant(autre, [], NEUF)];
    const logins = await desEleves(rne, 145);
    const appareil = await appareilDe(rne, ici.login);
    const issues: string[] = [];
    for (const login of logins.slice(0, 140)) issues.push(await issue(rne, login, 'x', ip));
    expect(issues.filter((i) => i === 'mot-de-passe')).toHaveLength(121);
    expect(issues.at(-1)).toBe('attente-adresse');
    expect(await issue(rne, ici.login, BON, ip, appareil)).toBe('entré');
    expect(await issue(rne, ici.login, BON), 'd’une autre adresse').toBe('entré');
    expect(await issue(autre, ailleurs.login, BON, ip), 'dans un autre établissement').toBe('entré');
    const admin = await unCompte(rne, 'administrateur');
    const vue = (await lireAttaques(admin)).find((a) => a.adresse !== null);
    expect(vue).toMatchObject({ adresse: ip, compte: null });
    for (const login of logins.slice(140)) {
      patienter(3);
      expect(await issue(rne, login, '14072009', ip), 'ralentie, pas refusée').toBe('entré');
    }
    await leverLimite(admin, { id: vue?.id ?? '' });
    expect(await essayer(3, rne, ici.login, ip)).toEqual(Array(3).fill('mot-de-passe'));
  });

  test('AUT-6 des identifiants inventés d’une adresse ne retardent personne qui ait un compte ; discret, la voie est la même', async () => {
    const [rne, discret, ip] = [await unEtablissement(), await unEtablissement(), uneIp()];
    await ecrire(systeme(discret), 'test.discret', (tx) => tx.update(etablissement).set({ messagesDiscrets: true }));
    for (const ou of [rne, discret]) {
      const issues: string[] = [];
      for (let i = 0; i < 130; i++) issues.push(await issue(ou, `cible${i}`, 'x', ip));
      expect(issues.filter((i) => i === 'login')).toHaveLength(121);
      expect(issues.at(-1)).toBe('attente-adresse');
    }
    const eleves = [...(await desEleves(rne, 10)), ...(await desEleves(discret, 1))];
    for (const login of eleves.slice(0, 10)) expect(await issue(rne, login, '14072009', ip)).toBe('entré');
    expect(await issue(discret, eleves[10] ?? '', '14072009', ip)).toBe('attente-adresse');
    const vues = await lireAttaques(await unCompte(rne, 'administrateur'));
    expect(vues.map((v) => [v.adresse, v.essais])).toEqual([[ip, 120]]);
  });

  test('AUT-6 voit ce qui l’attaque, en reçoit un seul courriel, et lève la limite', async () => {
    const [rne, ip] = [await unEtablissement(), uneIp()];
    const admin = await unCompte(rne, 'administrateur', { courriel: 'admin@example.org' });
    const [vise, second] = [await unEnseignant(rne, [], NEUF), await unEnseignant(rne, [], NEUF)];
    for (const { login } of [vise, second]) {
      for (let i = 0; i < 4; i++) await essayer(5, rne, login, uneIp());
      await essayer(6, rne, login, ip);
      expect(await issue(rne, login, BON, ip)).toBe('attente-compte');
    }
    const vues = await lireAttaques(admin);
    expect(vues.map((a) => [a.compte?.login, a.adresse, a.essais])).toEqual([
      [second.login, null, 20],
      [vise.login, null, 20],
    ]);
    const messages = await courriels(admin);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.texte).toContain(`/${rne}/parametres/connexions`);
    await leverLimite(admin, { id: vues[1]?.id ?? '' });
    expect(await issue(rne, vise.login, BON, ip)).toBe('entré');
    expect(await issue(rne, second.login, BON, ip)).toBe('attente-compte');
    expect(await lireAttaques(admin)).toHaveLength(1);
    await expect(leverLimite(admin, { id: vues[1]?.id ?? '' })).rejects.toMatchObject({ code: 'introuvable' });
  });

  test('AUT-6 les compteurs sont dans la base : un autre processus ralentit aussi, sans login ni adresse en clair', async () => {
    const rne = await unEtablissement();
    const [{ login }, ip] = [await unEnseignant(rne, [], NEUF), uneIp()];
    await essayer(6, rne, login, ip);
    vi.resetModules();
    const neuf = await import('@/lib/comptes/serveur/mutations-connexion');
    expect(neuf.authentifier).not.toBe(authentifier);
    const refus = await neuf.authentifier({ rne, login, motDePasse: BON, ip });
    expect(refus).toMatchObject({ ok: false, code: 'attente-compte' });
    const cles = await lire(systeme(rne), (tx) => tx.execute<{ key: string }>(sql`select key from limite`));
    expect(cles.length).toBeGreaterThan(0);
    for (const { key } of cles) expect(key).toMatch(/^[a-z-]+:[\w-]{43}(\.[\w-]{12,43})?$/);
  });
});
