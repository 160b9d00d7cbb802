import { describe, expect, test } from 'vitest';
import { direEtat, type EtatCourriel, raisonEchec } from './regles';

const INCONNUE = 'Boîte inconnue\u00a0: l’adresse n’existe pas, ou plus.';
const MAL_ECRITE = 'Adresse refusée\u00a0: elle est mal écrite.';
const INJOIGNABLE = 'Serveur d’envoi injoignable.';
const PROVISOIRE = 'Refus provisoire\u00a0: trop d’envois à la fois, ou attente imposée.';
const FILTRE = 'Message refusé par le filtre du destinataire.';
const EXPLOITANT = 'Le serveur d’envoi refuse Griotte\u00a0: prévenez la personne qui l’exploite.';

describe('Ce que répond une messagerie, en mots d’établissement', () => {
  test.each([
    ["EENVELOPE Can't send mail - all recipients were rejected: 550 5.1.1 <a@b.fr>: user unknown", INCONNUE],
    ['Message failed: 550 No such user here', INCONNUE],
    ['550 Requested action not taken: mailbox unavailable', INCONNUE],
    ['550 5.4.1 Recipient address rejected: Access denied', INCONNUE],
    ['Message failed: 550', INCONNUE],
    ['EENVELOPE No recipients defined', MAL_ECRITE],
    ['501 5.1.3 Bad recipient address syntax', MAL_ECRITE],
    ['Resend : validation_error Invalid `to` field. The email address needs to follow the format.', MAL_ECRITE],
    ['552 5.2.2 Mailbox full', 'Boîte de réception pleine.'],
    ['452 4.2.2 The email account is over quota', 'Boîte de réception pleine.'],
    ['554 5.7.1 Message rejected as spam', FILTRE],
    ['550 5.7.26 Unauthenticated email is not accepted', FILTRE],
    ['EAUTH Invalid login: 535 Authentication credentials invalid', EXPLOITANT],
    ['Resend : invalid_api_key API key is invalid', EXPLOITANT],
    ['Resend : validation_error The griotte.example domain is not verified', EXPLOITANT],
    ['ESOCKET connect ECONNREFUSED 127.0.0.1:25', INJOIGNABLE],
    ['EDNS getaddrinfo ENOTFOUND smtp.exemple.fr', INJOIGNABLE],
    ['ETIMEDOUT Greeting never received', INJOIGNABLE],
    ['Resend : application_error Unable to fetch data. The request could not be resolved.', INJOIGNABLE],
    ['Reached maximum number of retries after connection was closed', INJOIGNABLE],
    ['Resend : rate_limit_exceeded Too many requests.', PROVISOIRE],
    ['450 4.2.0 Greylisted, try again in 300 seconds', PROVISOIRE],
    ['421 Too many concurrent connections', PROVISOIRE],
    ['quelque chose d’inattendu', 'Refusé par le serveur de messagerie.'],
  ])('ACP-3 « %s »', (erreur, raison) => {
    expect(raisonEchec(erreur)).toBe(raison);
  });
});

describe('Où en est un message', () => {
  const ETAT: EtatCourriel = {
    id: '1',
    etat: 'attente',
    destinataire: 'a@example.org',
    deposeLe: new Date('2026-09-01T08:00:00Z'),
    envoyeLe: null,
    raison: null,
    prochainEssaiLe: null,
  };
  test('ACP-3 en attente, parti, à reprendre ou abandonné, à l’heure de France', () => {
    expect(direEtat(ETAT)).toBe('En attente d’envoi');
    expect(direEtat({ ...ETAT, etat: 'envoye', envoyeLe: new Date('2026-09-01T08:05:00Z') })).toBe(
      'Envoyé le 01/09/2026 10:05',
    );
    expect(direEtat({ ...ETAT, raison: INJOIGNABLE, prochainEssaiLe: new Date('2026-12-01T08:10:00Z') })).toBe(
      'Pas encore parti\u00a0: serveur d’envoi injoignable. Nouvel essai après le 01/12/2026 09:10.',
    );
    expect(direEtat({ ...ETAT, etat: 'echec', raison: INCONNUE })).toBe(
      'Non parti\u00a0: boîte inconnue\u00a0: l’adresse n’existe pas, ou plus.',
    );
  });
});
