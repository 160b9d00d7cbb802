import './base';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { connexionProprietaire, NOM_DE_CE_PROCESSUS } from '@/db/connexion';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposer } from '@/lib/courriels/serveur/mutations';
import { expedier, reprise } from '@/lib/courriels/serveur/travaux-expedition';
import { definirEnv, env } from '@/lib/env';
import { avancerLHeure, boite, parResend, parSmtp, poster, sansServeur } from '@/tests/fabriques/courriels';
import { unEtablissement } from '@/tests/fabriques/etablissement';

afterEach(sansServeur);

const evenements = async (rne: string) => {
  const lignes = await lire(systeme(rne), (tx) =>
    tx.execute<{ l: string }>(sql`select row_to_json(j)::text as l from journal j where evenement like 'courriel%'`),
  );
  return lignes.map((e) => e.l);
};

describe('Boîte d’envoi', () => {
  test('AUT-7 un message déposé part avec la transaction qui le demande, ou pas du tout', async () => {
    const rne = await unEtablissement();
    const message = { sujet: 'S', texte: 'T', destinataire: 'a@example.org', compteId: null };
    const panne = ecrire(systeme(rne), 'test.panne', async (tx) => {
      await deposer(tx, systeme(rne), message);
      throw new Error('panne');
    });
    await expect(panne).rejects.toThrow('panne');
    expect(await boite(rne)).toHaveLength(0);
    await poster(rne, 'a@example.org');
    expect(await boite(rne)).toMatchObject([{ etat: 'attente', essais: 0, destinataire: 'a@example.org' }]);
  });

  test('AUT-7 sans Resend ni SMTP, un fichier par message, lisible du seul propriétaire', async () => {
    const rne = await unEtablissement();
    const [id] = await poster(rne, 'jeanne@example.org');
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    const chemin = join(env().GRIOTTE_DONNEES, 'courriels', `${id}.txt`);
    expect(readFileSync(chemin, 'utf8')).toBe(
      'De : Griotte <ne-pas-repondre@griotte.example>\nÀ : jeanne@example.org\nSujet : Votre élève\n\nRéussite : 100 %\n.\nCœur',
    );
    expect(statSync(chemin).mode & 0o777).toBe(0o600);
  });

  test('AUT-7 parti, le texte est vidé : il pouvait porter un mot de passe', async () => {
    const rne = await unEtablissement();
    await poster(rne, 'jeanne@example.org');
    await expedier(rne);
    const [parti] = await boite(rne);
    expect(parti).toMatchObject({ etat: 'envoye', texte: null, erreur: null, envoyeLe: expect.any(Date) });
    expect(await expedier(rne)).toEqual({ partis: 0, echecs: 0 });
  });

  test('AUT-7 n’envoie que les messages de son établissement', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    await poster(rne, 'ici@example.org');
    await poster(autre, 'ailleurs@example.org');
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    expect(await boite(autre)).toMatchObject([{ etat: 'attente' }]);
  });

  test('AUT-7 ne laisse au journal ni adresse ni texte, et rien du tout quand rien n’est à envoyer', async () => {
    const rne = await unEtablissement();
    await expedier(rne);
    expect(await evenements(rne)).toEqual([]);
    const [id] = await poster(rne, 'jeanne@example.org');
    await expedier(rne);
    const lignes = (await evenements(rne)).join('\n');
    expect(lignes).toContain(`"cible":"${id}"`);
    expect(lignes).not.toMatch(/jeanne|Réussite|élève/);
  });
});

describe('Ordre et arrêt', () => {
  test('AUT-7 un message attendu à l’écran passe devant un envoi en nombre', async () => {
    const rne = await unEtablissement();
    const { demandes } = await parResend();
    await poster(rne, ...Array.from({ length: 25 }, (_, i) => `p${i}@example.org`));
    const message = { sujet: 'S', texte: 'T', destinataire: 'oubli@example.org', compteId: null, urgent: true };
    await ecrire(systeme(rne), 'test.courriel', (tx) => deposer(tx, systeme(rne), message));
    expect(await expedier(rne)).toEqual({ partis: 20, echecs: 0 });
    expect(demandes[0]?.corps.to).toBe('oubli@example.org');
    expect(await expedier(rne)).toEqual({ partis: 6, echecs: 0 });
  });

  test('AUT-7 arrêté au milieu d’un lot, le reste est rendu aussitôt', async () => {
    const rne = await unEtablissement();
    const arret = new AbortController();
    const { recus } = await parSmtp({ recevoir: async () => void (recus.length === 2 && arret.abort()) });
    await poster(rne, ...Array.from({ length: 6 }, (_, i) => `p${i}@example.org`));
    expect(await expedier(rne, arret.signal)).toEqual({ partis: 2, echecs: 0 });
    expect(await expedier(rne)).toEqual({ partis: 4, echecs: 0 });
    expect(recus.map((r) => r.destinataire)).toEqual(Array.from({ length: 6 }, (_, i) => `p${i}@example.org`));
  });
});

describe('Échecs', () => {
  test('AUT-7 un envoi manqué est daté et repris de plus en plus tard, puis abandonné au huitième, texte vidé', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ refuser: () => true });
    await poster(rne, 'faux@example.org');
    const attentes: number[] = [];
    for (let essai = 1; essai <= 8; essai++) {
      expect(await expedier(rne)).toEqual({ partis: 0, echecs: 1 });
      expect(await expedier(rne), 'pas avant l’heure').toEqual({ partis: 0, echecs: 0 });
      const [c] = await boite(rne);
      expect(c).toMatchObject({
        essais: essai,
        etat: essai < 8 ? 'attente' : 'echec',
        erreur: expect.stringMatching(/550/),
      });
      expect(c?.texte === null).toBe(essai === 8);
      attentes.push(Math.round((Number(c?.prochainEssaiLe) - Date.now()) / 60_000));
      await avancerLHeure(rne);
    }
    expect(attentes.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(await expedier(rne)).toEqual({ partis: 0, echecs: 0 });
    expect(recus).toHaveLength(0);
    expect(reprise(20)).toBe(128);
  });

  test('AUT-7 une mauvaise adresse n’arrête pas les autres, et part quand elle devient bonne', async () => {
    const rne = await unEtablissement();
    let mauvaise = 'deux@example.org';
    const { recus } = await parSmtp({ refuser: (a) => a === mauvaise });
    await poster(rne, 'un@example.org', 'deux@example.org', 'trois@example.org');
    expect(await expedier(rne)).toEqual({ partis: 2, echecs: 1 });
    expect(recus.map((r) => r.destinataire)).toEqual(['un@example.org', 'trois@example.org']);
    mauvaise = '';
    await avancerLHeure(rne);
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    expect((await boite(rne)).map((c) => [c.etat, c.texte, c.erreur])).toEqual(Array(3).fill(['envoye', null, null]));
  });

  test('AUT-7 un serveur injoignable n’est qu’un envoi à reprendre', async () => {
    const rne = await unEtablissement();
    definirEnv({ SMTP_URL: 'smtp://127.0.0.1:1' }); // un port réservé, où rien n’écoute ni n’écoutera
    await poster(rne, 'un@example.org', 'deux@example.org');
    expect(await expedier(rne)).toEqual({ partis: 0, echecs: 2 });
    expect(await boite(rne)).toMatchObject(
      Array(2).fill({ etat: 'attente', essais: 1, erreur: expect.stringMatching(/ECONNREFUSED/) }),
    );
  });

  test('AUT-7 des envois simultanés n’envoient rien deux fois', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ recevoir: () => new Promise((ok) => setTimeout(ok, 5)) });
    await poster(rne, ...Array.from({ length: 12 }, (_, i) => `p${i}@example.org`));
    const bilans = await Promise.all([expedier(rne), expedier(rne), expedier(rne)]);
    expect(bilans.reduce((n, b) => n + b.partis, 0)).toBe(12);
    expect(recus).toHaveLength(12);
    expect(new Set(recus.map((r) => r.destinataire)).size).toBe(12);
  });

  test('AUT-7 la base redémarre pendant un envoi : tout part, une fois', async () => {
    const rne = await unEtablissement();
    const proprietaire = connexionProprietaire();
    const couper = async () => {
      await proprietaire`
        select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${NOM_DE_CE_PROCESSUS}`;
      await new Promise((ok) => setTimeout(ok, 50));
    };
    const { recus } = await parSmtp({ recevoir: async () => void (recus.length === 2 && (await couper())) });
    await poster(rne, 'un@example.org', 'deux@example.org', 'trois@example.org');
    expect(await expedier(rne)).toEqual({ partis: 3, echecs: 0 });
    expect(recus.map((r) => r.destinataire.split('@')[0])).toEqual(['un', 'deux', 'trois']);
    await proprietaire.end();
  });

  test('AUT-7 un envoi resté en plan est repris plus tard, sans renvoyer ceux qui étaient partis', async () => {
    const rne = await unEtablissement();
    let muet = true;
    const suspendre = () => new Promise<void>((ok) => (muet && recus.length === 2 ? undefined : ok()));
    const { recus, raccrocher } = await parSmtp({ recevoir: suspendre });
    await poster(rne, 'un@example.org', 'deux@example.org', 'trois@example.org');
    const enPlan = expedier(rne).catch(() => null);
    await expect.poll(() => recus.length).toBe(2);
    expect(await expedier(rne), 'les messages pris ne sont à personne d’autre').toEqual({ partis: 0, echecs: 0 });
    muet = false;
    await avancerLHeure(rne);
    expect(await expedier(rne)).toEqual({ partis: 2, echecs: 0 });
    expect(recus.map((r) => r.destinataire.split('@')[0])).toEqual(['un', 'deux', 'deux', 'trois']);
    const deux = recus.filter((r) => r.destinataire.startsWith('deux'));
    expect(deux[0]?.entetes['message-id']).toBe(deux[1]?.entetes['message-id']);
    expect((await boite(rne)).map((c) => c.etat)).toEqual(['envoye', 'envoye', 'envoye']);
    raccrocher();
    await enPlan;
  });
});
