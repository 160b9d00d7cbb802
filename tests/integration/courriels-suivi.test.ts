import './base';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { renvoyer } from '@/lib/comptes/serveur/mutations-renvoi';
import { etatsCourriels } from '@/lib/courriels/serveur/queries';
import { expedier } from '@/lib/courriels/serveur/travaux-expedition';
import { boite, parSmtp, sansServeur } from '@/tests/fabriques/courriels';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';

afterEach(sansServeur);

describe('Suivre et renvoyer', () => {
  const admin = (rne: string) => unCompte(rne, 'administrateur', { courriel: 'admin@example.org' });
  const ecrireA = (c: Acteur, motif: 'creation' | 'acces-parent' = 'creation') =>
    ecrire(systeme(c.rne), 'test.provisoire', (tx) =>
      deposerProvisoire(tx, systeme(c.rne), { id: c.compteId, login: c.login, courriel: c.courriel ?? '' }, motif),
    );
  const suivre = (a: Acteur, ...qui: Acteur[]) =>
    lire(a, (tx) =>
      etatsCourriels(
        tx,
        a,
        qui.map((q) => q.compteId),
      ),
    );

  test('ACP-3 l’état du dernier message de chacun, en mots d’établissement', async () => {
    const rne = await unEtablissement();
    const a = await admin(rne);
    const [parti, refuse, attend, sans] = [
      await unCompte(rne, 'parent', { courriel: 'parti@example.org' }),
      await unCompte(rne, 'parent', { courriel: 'refuse@example.org' }),
      await unCompte(rne, 'parent', { courriel: 'attend@example.org' }),
      await unCompte(rne, 'parent'),
    ];
    await parSmtp({ refuser: (x) => x.startsWith('refuse') });
    for (const c of [parti, parti, refuse]) await ecrireA(c, 'acces-parent');
    await expedier(rne);
    await ecrireA(attend, 'acces-parent');
    const etats = await suivre(a, parti, refuse, attend, sans);
    expect(etats.get(parti.compteId)).toMatchObject({ etat: 'envoye', envoyeLe: expect.any(Date), raison: null });
    expect(etats.get(refuse.compteId)).toMatchObject({
      etat: 'attente',
      raison: 'Boîte inconnue\u00a0: l’adresse n’existe pas, ou plus.',
      prochainEssaiLe: expect.any(Date),
    });
    expect(etats.get(attend.compteId)).toMatchObject({ etat: 'attente', raison: null, prochainEssaiLe: null });
    expect(etats.has(sans.compteId)).toBe(false);
    expect(await suivre(a)).toEqual(new Map());
  });

  test('AUT-2 un autre établissement n’en voit rien et ne renvoie rien', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const parent = await unCompte(rne, 'parent', { courriel: 'p@example.org' });
    const ailleurs = await admin(autre);
    await ecrireA(parent);
    expect(await suivre(ailleurs, parent)).toEqual(new Map());
    const [c] = await boite(rne);
    for (const cible of [{ compteId: parent.compteId }, { courrielId: c?.id ?? '' }]) {
      await expect(renvoyer(ailleurs, cible)).rejects.toMatchObject({ code: 'introuvable' });
    }
    expect(await boite(rne)).toHaveLength(1);
  });

  test('ACP-3 renvoyer ce qui est parti ou abandonné : un autre message, un autre mot de passe, à l’adresse du jour', async () => {
    const rne = await unEtablissement();
    const a = await admin(rne);
    const parent = await unCompte(rne, 'parent', { courriel: 'fausse@example.org' });
    const { recus } = await parSmtp({ refuser: (x) => x.startsWith('fausse') });
    const premier = await ecrireA(parent, 'acces-parent');
    await expedier(rne);
    await ecrire(a, 'test.adresse', (tx) =>
      tx.update(compte).set({ courriel: 'bonne@example.org' }).where(eq(compte.id, parent.compteId)),
    );
    await renvoyer(a, { compteId: parent.compteId });
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    expect(await boite(rne)).toMatchObject([
      { etat: 'echec', texte: null, html: null, destinataire: 'fausse@example.org' },
      { etat: 'envoye', destinataire: 'bonne@example.org' },
    ]);
    expect(recus).toHaveLength(1);
    expect(recus[0]?.texte).toContain('vous donne accès');
    expect(recus[0]?.texte).not.toContain(premier);
    const [, envoye] = await boite(rne);
    await renvoyer(a, { courrielId: envoye?.id ?? '' });
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    expect(await boite(rne)).toHaveLength(3);
  });

  test('ACP-3 renvoyer ce qui n’a pas encore été essayé ne l’écrit pas deux fois', async () => {
    const rne = await unEtablissement();
    const a = await admin(rne);
    const parent = await unCompte(rne, 'parent', { courriel: 'p@example.org' });
    const motDePasse = await ecrireA(parent);
    await renvoyer(a, { compteId: parent.compteId });
    const envois = await boite(rne);
    expect(envois).toMatchObject([{ etat: 'attente' }]);
    expect(envois[0]?.texte).toContain(motDePasse);
  });

  test('ACP-3 renvoyer se refuse : compte fermé, sans adresse, jamais écrit, apprenant, autre que l’administrateur', async () => {
    const rne = await unEtablissement();
    const a = await admin(rne);
    const refus = (c: Acteur, par = a) =>
      renvoyer(par, { compteId: c.compteId }).then(
        () => 'fait',
        (e: unknown) => (e instanceof Refus ? e.code : String(e)),
      );
    const [prof, masque, sans, jamais, eleve] = [
      await unCompte(rne, 'enseignant', { courriel: 'p@example.org' }),
      await unCompte(rne, 'enseignant', { courriel: 'p@example.org', masqueLe: new Date() }),
      await unCompte(rne, 'enseignant'),
      await unCompte(rne, 'enseignant', { courriel: 'p@example.org' }),
      await unCompte(rne, 'apprenant', { courriel: 'p@example.org' }),
    ];
    for (const c of [prof, masque, sans, eleve]) await ecrireA(c);
    const avant = (await boite(rne)).length;
    expect(await Promise.all([masque, sans, jamais, eleve].map((c) => refus(c)))).toEqual([
      'utilisateur-ferme',
      'utilisateur-sans-adresse',
      'introuvable',
      'introuvable',
    ]);
    expect(await refus(prof, prof)).toBe('interdit');
    expect(await boite(rne)).toHaveLength(avant);
    expect(await refus(prof)).toBe('fait');
  });
});
