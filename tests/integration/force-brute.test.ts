import './base';
import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { connecter } from '@/app/[rne]/connexion/actions';
import { lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { entrer, issue, NEUF, uneIp } from '@/tests/fabriques/connexion';
import { unApprenant, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';

vi.mock('next/headers', () => ({
  cookies: async () => ({ has: () => true, set: () => {} }),
  headers: async () => new Headers(),
}));

describe('Force brute', () => {
  test('AUT-6 dit « login inconnu » ou « mot de passe non valide », et rien du profil', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { compte: NEUF });
    expect(await entrer(rne, 'personne', 'x')).toEqual({ ok: false, code: 'login' });
    expect(await entrer(rne, eleve.login, 'x')).toEqual({ ok: false, code: 'mot-de-passe' });
    expect(await entrer('0000000A', eleve.login, 'x')).toEqual({ ok: false, code: 'login' });
    expect(await entrer('n’importe quoi', eleve.login, 'x')).toEqual({ ok: false, code: 'login' });
  });

  test('AUT-6 après cinq échecs le compte attend, même avec le bon mot de passe, d’où qu’on vienne', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const login = 'jean.petit';
    await unEnseignant(rne, [], { ...NEUF, login });
    await unEnseignant(autre, [], { ...NEUF, login });
    for (let i = 0; i < 5; i++) expect(await issue(rne, login, `faux${i}`)).toBe('mot-de-passe');
    const refus = await entrer(rne, login, '2009-07-14');
    expect(refus).toMatchObject({ ok: false, code: 'attente-compte' });
    expect(!refus.ok && refus.secondes).toBeGreaterThan(14 * 60);
    expect(!refus.ok && refus.secondes).toBeLessThanOrEqual(15 * 60);
    expect(await issue(autre, login, '2009-07-14'), 'le même login ailleurs n’attend pas').toBe('entré');
  });

  test('AUT-6 une salve d’essais simultanés n’en passe pas plus', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    const issues = await Promise.all(Array.from({ length: 20 }, (_, i) => issue(rne, prof.login, `faux${i}`)));
    expect(issues.filter((i) => i === 'mot-de-passe')).toHaveLength(5);
    expect(issues.filter((i) => i === 'attente-compte')).toHaveLength(15);
  });

  test('AUT-6 une connexion réussie efface les échecs du compte', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    for (let tour = 0; tour < 3; tour++) {
      for (let i = 0; i < 4; i++) expect(await issue(rne, prof.login, 'faux')).toBe('mot-de-passe');
      expect(await issue(rne, prof.login, '2009-07-14')).toBe('entré');
    }
  });

  test('AUT-6 soixante échecs d’une adresse la font attendre, pour tous les comptes ; une réussite n’y compte pas', async () => {
    const [rne, adresse] = [await unEtablissement(), uneIp()];
    const prof = await unEnseignant(rne, [], NEUF);
    for (let i = 0; i < 59; i++) expect(await issue(rne, `inconnu${i}`, 'x', adresse)).toBe('login');
    for (let i = 0; i < 3; i++) expect(await issue(rne, prof.login, '2009-07-14', adresse)).toBe('entré');
    expect(await issue(rne, 'inconnu', 'x', adresse)).toBe('login');
    expect(await entrer(rne, prof.login, '2009-07-14', adresse)).toMatchObject({
      code: 'attente-adresse',
      secondes: expect.any(Number),
    });
    expect(await issue(rne, prof.login, '2009-07-14')).toBe('entré');
  });

  test('AUT-6 les limites sont dans la base : un autre processus refuse aussi', async () => {
    const rne = await unEtablissement();
    const prof = await unEnseignant(rne, [], NEUF);
    for (let i = 0; i < 5; i++) await entrer(rne, prof.login, 'faux');
    vi.resetModules();
    const neuf = await import('@/lib/comptes/serveur/mutations-connexion');
    expect(neuf.authentifier).not.toBe(authentifier);
    const refus = await neuf.authentifier({ rne, login: prof.login, motDePasse: '2009-07-14', ip: uneIp() });
    expect(refus).toMatchObject({ ok: false, code: 'attente-compte' });
    const cles = await lire(systeme(rne), (tx) => tx.execute<{ key: string }>(sql`select key from limite`));
    expect(cles.length).toBeGreaterThan(0);
    for (const { key } of cles) expect(key).toMatch(/^(compte|adresse|oubli):[\w-]{43}$/);
  });

  test('AUT-6 une panne ne dit rien au navigateur : ni requête, ni identifiant, ni mot de passe', async () => {
    const rne = await unEtablissement();
    const ecrit = vi.spyOn(console, 'error').mockImplementation(() => {});
    const panne = await connecter({ rne, login: 'jeanne\u0000dupont', motDePasse: 'secret-tape' });
    const journal = ecrit.mock.calls.flat().join('\n');
    ecrit.mockRestore();
    expect(panne).toMatchObject({ ok: false, code: 'imprevu' });
    for (const texte of [JSON.stringify(panne), journal])
      expect(texte).not.toMatch(/select|secret-tape|jeanne|params/i);
    expect(journal).toMatch(/connexion/);
  });
});
