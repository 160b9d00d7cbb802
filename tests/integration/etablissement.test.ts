import './base';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { courriel } from '@/db/schema/exploitation';
import { lire } from '@/db/tenant';
import { acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { cleRne } from '@/lib/etablissement/regles-rne';
import { creerEtablissement, reprendreCreation } from '@/lib/etablissement/serveur/mutations';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { photographier } from '@/tests/fabriques/photo';

let dernier = 9_970_000 + Math.floor(Math.random() * 9_000);
const unRne = (lettre?: string) => {
  const sept = String(dernier++);
  return `${sept}${lettre ?? cleRne(sept)}`;
};
const fausseLettre = (rne: string) => `${rne.slice(0, 7)}${rne.endsWith('A') ? 'B' : 'A'}`;

const creer = (rne: string, options: { nom?: string; forcer?: boolean } = {}) =>
  creerEtablissement({ rne, nom: 'Lycée des Cerises', courriel: 'secretariat@example.org', ...options });

const lignes = (rne: string) =>
  lire(systeme(rne), async (tx) => ({
    etablissements: await tx.select().from(etablissement),
    comptes: await tx.select().from(compte),
    courriels: await tx.select().from(courriel),
  }));

describe('Création d’un établissement', () => {
  test('AUT-1 AUT-3 l’établissement et son administrateur, dont le login est le RNE, et rien d’autre', async () => {
    const rne = unRne();
    const cree = await creer(` ${rne.toLowerCase()} `);
    expect(cree).toEqual({ login: rne, motDePasse: expect.stringMatching(/^\w{10}$/) });
    const { etablissements, comptes } = await lignes(rne);
    expect(etablissements).toMatchObject([
      { rne, nom: 'Lycée des Cerises', courriel: 'secretariat@example.org', anneeCourante: null },
    ]);
    expect(comptes).toMatchObject([
      { rne, login: rne, profil: 'administrateur', origine: 'manuel', aPersonnaliser: true, motDePasse: null },
    ]);
    expect(await lireEtablissement(rne)).toMatchObject({ rne, nom: 'Lycée des Cerises' });
  });

  test('AUT-4 le mot de passe temporaire ouvre une session à personnaliser, et il est envoyé par courriel', async () => {
    const { login: rne, motDePasse } = await creer(unRne());
    const { courriels, comptes } = await lignes(rne);
    expect(courriels).toMatchObject([
      { destinataire: 'secretariat@example.org', etat: 'attente', compteId: comptes[0]?.id },
    ]);
    for (const dit of [motDePasse, rne, 'Lycée des Cerises']) expect(courriels[0]?.texte).toContain(dit);
    const entre = await authentifier({ rne, login: rne, motDePasse, ip: '10.9.9.1' });
    expect(entre).toMatchObject({ ok: true, jeton: { aPersonnaliser: true } });
    expect(entre.ok && (await acteurDuJeton(entre.jeton))).toMatchObject({ rne, profil: 'administrateur' });
  });

  test('AUT-1 refuse ce qui n’a pas la forme d’un RNE, même en forçant', async () => {
    for (const faux of ['', '0999001', '099900AW', '0999001WW', '09990O1W', 'lycée', "'; drop table compte"]) {
      await expect(creer(faux, { forcer: true })).rejects.toThrow(
        /n’est pas un code RNE : il faut sept chiffres et une lettre/,
      );
    }
  });

  test('AUT-1 refuse une lettre-clé fausse en donnant la bonne, sauf à forcer', async () => {
    const bon = unRne();
    const faux = fausseLettre(bon);
    await expect(creer(faux)).rejects.toThrow(`La lettre de « ${faux} » devrait être ${bon.slice(7)}`);
    expect(await lireEtablissement(faux)).toBeNull();
    expect((await creer(faux, { forcer: true })).login).toBe(faux);
  });

  test('AUT-1 refuse de créer deux fois le même, et n’y change rien', async () => {
    const [rne, temoin] = [unRne(), unRne()];
    await creer(rne);
    await creer(temoin);
    const avant = [await photographier(rne), await photographier(temoin)];
    await expect(creer(rne, { nom: 'Autre', forcer: true })).rejects.toThrow(
      `L’établissement ${rne} existe déjà : « Lycée des Cerises »`,
    );
    expect([await photographier(rne), await photographier(temoin)]).toEqual(avant);
  });

  test('AUT-1 refuse un nom vide et une adresse qui n’en est pas une, sans rien écrire', async () => {
    const rne = unRne();
    await expect(creer(rne, { nom: '  ' })).rejects.toThrow('Donnez le nom');
    for (const courriel of ['', 'secretariat', 'a@b', 'a b@example.org'])
      await expect(creerEtablissement({ rne, nom: 'Lycée', courriel })).rejects.toThrow('n’est pas valable');
    expect(await lireEtablissement(rne)).toBeNull();
  });

  test('AUT-4 une création restée sans suite se reprend, jusqu’à ce que l’administrateur se connecte', async () => {
    const rne = unRne();
    await expect(reprendreCreation({ rne, nom: 'L', courriel: 'a@example.org' })).rejects.toThrow(
      'n’existe pas encore',
    );
    const { motDePasse: ancien } = await creer(rne);
    const { motDePasse } = await reprendreCreation({ rne, nom: 'Lycée juste', courriel: 'juste@example.org' });
    const { courriels, comptes } = await lignes(rne);
    expect(courriels.map((c) => c.destinataire)).toEqual(['juste@example.org']);
    expect([comptes.length, comptes[0]?.courriel]).toEqual([1, 'juste@example.org']);
    expect(await authentifier({ rne, login: rne, motDePasse: ancien, ip: '10.9.9.2' })).toMatchObject({ ok: false });
    expect(await authentifier({ rne, login: rne, motDePasse, ip: '10.9.9.2' })).toMatchObject({ ok: true });
    await expect(creer(rne)).rejects.toThrow('existe déjà');
    await expect(reprendreCreation({ rne, nom: 'L', courriel: 'a@example.org' })).rejects.toThrow('déjà connecté');
  });

  test('AUT-1 un code inconnu, ou qui n’est pas un RNE, ne donne aucun établissement', async () => {
    expect(await lireEtablissement(unRne())).toBeNull();
    expect(await lireEtablissement('connexion')).toBeNull();
    expect(await lireEtablissement("' or 1=1 --")).toBeNull();
  });
});
