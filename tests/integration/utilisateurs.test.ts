import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { PAR_PAGE } from '@/lib/listes';
import { schemaListe } from '@/lib/utilisateurs/schema';
import { listerUtilisateurs } from '@/lib/utilisateurs/serveur/queries-liste';
import { unApprenant, unCompte, unEnseignant, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import { changerEtablissement, unAdministrateur } from '@/tests/fabriques/personnel';

const lister = (admin: Acteur, filtre: Record<string, string> = {}) =>
  listerUtilisateurs(admin, schemaListe.parse(filtre));

const noms = async (admin: Acteur, filtre: Record<string, string> = {}) =>
  (await lister(admin, filtre)).lignes.map((l) => l.nom);

/** Deux établissements au même personnel : rien de l'un ne doit paraître dans l'autre. */
async function deuxEcoles(): Promise<Acteur> {
  const [admin, ailleurs] = [await unAdministrateur(), await unAdministrateur()];
  for (const { rne } of [ailleurs, admin]) {
    const [tga, groupe] = [
      await uneDivision(rne, { code: 'TGA1' }),
      await uneDivision(rne, { code: 'G1', nature: 'groupe' }),
    ];
    await unEnseignant(rne, [groupe.id, tga.id], { nom: 'LEMOINE', prenom: 'Éloïse', connecteLe: new Date() });
    await unCompte(rne, 'chef', { nom: 'Vasseur', prenom: 'Hélène', aPersonnaliser: true });
    await unCompte(rne, 'lecteur', { nom: 'Élan', prenom: 'Guy', origine: 'manuel', courriel: 'guy@example.org' });
    await unParent(rne, [await unApprenant(rne, { division: tga.id })]);
  }
  return admin;
}

describe('Tableau des utilisateurs', () => {
  test('UTI-1 montre le personnel de l’établissement, ni apprenant, ni parent, ni personne d’ailleurs', async () => {
    const admin = await deuxEcoles();
    const { lignes, comptes } = await lister(admin);
    expect(lignes.map((l) => [l.nom, l.profil, l.origine, l.discipline, l.classes, l.courriel, l.etat])).toEqual([
      ['Admin', 'administrateur', 'manuel', null, null, null, 'attente'],
      ['Élan', 'lecteur', 'manuel', null, null, 'guy@example.org', 'attente'],
      ['LEMOINE', 'enseignant', 'siecle', 'Économie-gestion', 'TGA1, G1', null, 'ouvert'],
      ['Vasseur', 'chef', 'siecle', null, null, null, 'attente'],
    ]);
    expect(comptes).toEqual({ service: 4, attente: 3, masques: 0 });
    expect(lignes.filter((l) => l.soi).map((l) => l.id)).toEqual([admin.compteId]);
    expect(JSON.stringify(lignes)).not.toMatch(/motDePasse|dateNaissance/);
  });

  test('UTI-1 un auteur venu d’un transfert n’est pas un utilisateur', async () => {
    const admin = await unAdministrateur();
    const ferme = new Date();
    await unCompte(admin.rne, 'enseignant', {
      ...{ nom: 'Ailleurs', origine: 'transfert', masqueLe: ferme, suspenduLe: ferme, dateNaissance: null },
    });
    expect(await noms(admin)).toEqual(['Admin']);
    expect(await noms(admin, { vue: 'masques' })).toEqual([]);
  });

  test('UTI-1 cherche par nom, prénom ou identifiant, sans souci des accents ni de la casse, ni de motif', async () => {
    const admin = await deuxEcoles();
    expect(await noms(admin, { nom: 'eloise lem' })).toEqual(['LEMOINE']);
    expect(await noms(admin, { nom: 'lemoine ÉLO' })).toEqual(['LEMOINE']);
    expect(await noms(admin, { nom: 'elan' })).toEqual(['Élan']);
    expect(await noms(admin, { nom: 'chef.' })).toEqual(['Vasseur']);
    expect(await noms(admin, { nom: '%' })).toEqual([]);
    expect(await noms(admin, { nom: "'; drop table compte; --" })).toEqual([]);
  });

  test('UTI-1 garde un profil, une origine, et compte dans chaque vue', async () => {
    const admin = await deuxEcoles();
    expect(await noms(admin, { profil: 'chef' })).toEqual(['Vasseur']);
    expect(await noms(admin, { origine: 'manuel' })).toEqual(['Admin', 'Élan']);
    expect(await noms(admin, { origine: 'siecle', vue: 'attente' })).toEqual(['Vasseur']);
    expect((await lister(admin, { profil: 'chef' })).comptes).toEqual({ service: 1, attente: 1, masques: 0 });
  });

  test('UTI-1 trie dans les deux sens ; une valeur inconnue dans l’adresse vaut celle par défaut', async () => {
    const admin = await deuxEcoles();
    expect(await noms(admin, { sens: 'decroissant' })).toEqual(['Vasseur', 'LEMOINE', 'Élan', 'Admin']);
    expect(await noms(admin, { tri: 'profil' })).toEqual(['Admin', 'Vasseur', 'LEMOINE', 'Élan']);
    expect((await noms(admin, { tri: 'connexion', sens: 'decroissant' }))[0]).toBe('LEMOINE');
    expect((await noms(admin, { tri: 'discipline' }))[0]).toBe('LEMOINE');
    expect(await noms(admin, { tri: 'motDePasse', sens: 'x', page: '-1', profil: 'parent', vue: 'x' })).toHaveLength(4);
  });

  test('UTI-1 dit l’état de chacun ; masqués, suspendus et sortis ont leur vue', async () => {
    const admin = await unAdministrateur();
    const ecole = admin.rne;
    await unCompte(ecole, 'chef', { nom: 'A', connecteLe: new Date(), aPersonnaliser: true });
    await unCompte(ecole, 'chef', { nom: 'B', suspenduLe: new Date(), sortiLe: '2026-01-01' });
    await unCompte(ecole, 'chef', { nom: 'C', masqueLe: new Date(), origine: 'manuel' });
    await unCompte(ecole, 'chef', { nom: 'D', sortiLe: '2999-01-01', connecteLe: new Date() });
    const etats = async (vue: string) => (await lister(admin, { vue })).lignes.map((l) => [l.nom, l.etat]);
    expect(await etats('service')).toEqual([
      ['A', 'a-personnaliser'],
      ['Admin', 'attente'],
      ['D', 'ouvert'],
    ]);
    expect(await etats('masques')).toEqual([
      ['B', 'suspendu'],
      ['C', 'masque'],
    ]);
  });

  test('UTI-1 tient 250 personnes, page par page, sans en perdre ni en répéter', async () => {
    const admin = await unAdministrateur();
    for (let i = 0; i < 249; i++) await unCompte(admin.rne, 'lecteur', { nom: 'Même', prenom: 'Nom' });
    const vus = new Set<string>();
    for (let page = 1; page <= 5; page++) {
      const { lignes, comptes } = await lister(admin, { page: String(page) });
      expect([lignes.length, comptes.service]).toEqual([PAR_PAGE, 250]);
      for (const l of lignes) vus.add(l.id);
    }
    expect(vus.size).toBe(250);
    expect((await lister(admin, { page: '6' })).lignes).toEqual([]);
  });

  test('UTI-4 la création se propose quand le nom et l’adresse de l’établissement sont là', async () => {
    const admin = await unAdministrateur();
    const propose = async () => (await lister(admin)).creation;
    expect(await propose()).toBe(true);
    await changerEtablissement(admin.rne, { courriel: null });
    expect(await propose()).toBe(false);
    await changerEtablissement(admin.rne, { courriel: 'lycee@example.org', nom: ' ' });
    expect(await propose()).toBe(false);
  });
});
