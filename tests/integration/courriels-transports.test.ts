import './base';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { messageProvisoire } from '@/lib/comptes/serveur/textes-provisoire';
import { composer } from '@/lib/courriels/regles-gabarit';
import { deposer } from '@/lib/courriels/serveur/mutations';
import { expedier } from '@/lib/courriels/serveur/travaux-expedition';
import { env } from '@/lib/env';
import { avancerLHeure, boite, parResend, parSmtp, poster, sansServeur } from '@/tests/fabriques/courriels';
import { unEtablissement } from '@/tests/fabriques/etablissement';

afterEach(sansServeur);

describe('Transports', () => {
  test('AUT-7 SMTP : expéditeur, sujet et texte accentués, identifiant stable', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp();
    const [id] = await poster(rne, 'jeanne@example.org');
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    const [recu] = recus;
    expect(recu?.entetes).toMatchObject({
      from: 'Griotte <ne-pas-repondre@griotte.example>',
      to: 'jeanne@example.org',
      subject: '=?UTF-8?Q?Votre_=C3=A9l=C3=A8ve?=',
      'message-id': `<${id}@griotte>`,
    });
    expect(recu?.texte.replaceAll('\r\n', '\n').trim()).toBe('Réussite : 100 %\n.\nCœur');
  });

  test('AUT-7 un message a ses deux formes, par SMTP, par Resend et en fichiers', async () => {
    const rne = await unEtablissement();
    const message = { ...composer({ sujet: 'Été', etablissement: 'Lycée', blocs: ['Déjà prêt.'] }), compteId: null };
    const envoyer = async () => {
      const id = await ecrire(systeme(rne), 'test.courriel', (tx) =>
        deposer(tx, systeme(rne), { ...message, destinataire: 'a@example.org' }),
      );
      expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
      return id;
    };
    const id = await envoyer();
    const dossier = join(env().GRIOTTE_DONNEES, 'courriels');
    expect(readFileSync(join(dossier, `${id}.txt`), 'utf8')).toContain('Déjà prêt.');
    expect(readFileSync(join(dossier, `${id}.html`), 'utf8')).toBe(message.html);
    const { recus } = await parSmtp();
    await envoyer();
    expect(recus[0]?.entetes['content-type']).toMatch(/^multipart\/alternative/);
    expect(recus[0]?.texte.replaceAll('\r\n', '\n').trim()).toBe(message.texte.trim());
    expect(recus[0]?.html?.replaceAll('\r\n', '\n').trim()).toBe(message.html?.trim());
    const { demandes } = await parResend();
    await envoyer();
    expect(demandes[0]?.corps).toMatchObject({ text: message.texte, html: message.html });
    expect((await boite(rne)).map((c) => [c.texte, c.html])).toEqual(Array(3).fill([null, null]));
  });

  test('AUT-7 SMTP : une seule connexion pour tout un lot, une autre après un refus', async () => {
    const rne = await unEtablissement();
    const serveur = await parSmtp({ refuser: (a) => a.startsWith('faux') });
    await poster(rne, 'un@example.org', 'deux@example.org', 'trois@example.org');
    expect(await expedier(rne)).toEqual({ partis: 3, echecs: 0 });
    expect(serveur.connexions()).toBe(1);
    await poster(rne, 'quatre@example.org', 'faux@example.org', 'cinq@example.org');
    expect(await expedier(rne)).toEqual({ partis: 2, echecs: 1 });
    expect(serveur.connexions()).toBeLessThanOrEqual(3);
  });

  test('AUT-7 Resend demande de ralentir : on attend, et le message part sans compter d’échec', async () => {
    const rne = await unEtablissement();
    let trop = 2;
    const { demandes } = await parResend(() => (trop-- > 0 ? 'cadence' : null));
    const [id] = await poster(rne, 'jeanne@example.org');
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    expect(demandes.map((d) => d.entetes['idempotency-key'])).toEqual([id, id, id]);
    expect(await boite(rne)).toMatchObject([{ etat: 'envoye', essais: 0 }]);
  });

  test('AUT-7 Resend demande de ralentir sans fin : l’envoi est à reprendre', async () => {
    const rne = await unEtablissement();
    const { demandes } = await parResend(() => 'cadence');
    await poster(rne, 'jeanne@example.org');
    expect(await expedier(rne)).toEqual({ partis: 0, echecs: 1 });
    expect(demandes).toHaveLength(5);
  });

  test('AUT-7 un destinataire qui tente d’ajouter un en-tête n’en ajoute pas', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp();
    await poster(rne, 'a@example.org\r\nBcc: b@example.org');
    await expedier(rne);
    for (const recu of recus) expect(recu.entetes).not.toHaveProperty('bcc');
    expect(recus.map((r) => r.destinataire)).not.toContain('b@example.org');
  });

  test('AUT-7 Resend : clé, clé d’idempotence, message ; il passe avant SMTP', async () => {
    const rne = await unEtablissement();
    const smtp = await parSmtp();
    const { demandes } = await parResend();
    const [id] = await poster(rne, 'jeanne@example.org');
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 0 });
    expect(demandes).toMatchObject([
      {
        methode: 'POST',
        chemin: '/emails',
        entetes: { authorization: 'Bearer re_cle_d_essai', 'idempotency-key': id },
        corps: {
          from: 'Griotte <ne-pas-repondre@griotte.example>',
          to: 'jeanne@example.org',
          subject: 'Votre élève',
          text: 'Réussite : 100 %\n.\nCœur',
        },
      },
    ]);
    expect(smtp.recus).toHaveLength(0);
  });

  test('AUT-7 Resend refuse ou ne répond pas : l’envoi est à reprendre, les autres partent', async () => {
    const rne = await unEtablissement();
    const { fermer } = await parResend((a) => (a.startsWith('faux') ? 'adresse' : null));
    await poster(rne, 'faux@example.org', 'vrai@example.org');
    expect(await expedier(rne)).toEqual({ partis: 1, echecs: 1 });
    expect(await boite(rne)).toMatchObject([
      { etat: 'attente', essais: 1, erreur: expect.stringMatching(/^Resend : validation_error/) },
      { etat: 'envoye' },
    ]);
    await fermer();
    await avancerLHeure(rne);
    expect(await expedier(rne)).toEqual({ partis: 0, echecs: 1 });
  });

  test('AUT-7 UTI-3 ACP-3 chaque motif porte l’adresse, l’identifiant et le mot de passe, dans ses deux formes', () => {
    const MOTIFS = ['creation', 'oubli', 'reinitialisation', 'acces-parent'] as const;
    const ecrits = MOTIFS.map((motif) =>
      messageProvisoire({
        motif,
        rne: '0999001W',
        nomEtablissement: 'Lycée Rosa',
        login: 'jeanne.dupont',
        motDePasse: 'abcd2345',
      }),
    );
    for (const m of ecrits) {
      for (const dit of [
        'http://localhost:3000/0999001W',
        'jeanne.dupont',
        'abcd2345',
        'Lycée Rosa',
        'Seul le dernier',
      ]) {
        expect(m.texte).toContain(dit);
        expect(m.html).toContain(dit);
      }
      expect(m.sujet).not.toContain('abcd2345');
    }
    expect(new Set(ecrits.map((m) => m.sujet)).size).toBe(MOTIFS.length);
    expect(ecrits.map((m) => m.urgent)).toEqual([true, true, true, false]);
    expect(ecrits[1]?.texte).toContain('ne faites rien');
  });
});
