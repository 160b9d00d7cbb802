import { describe, expect, test } from 'vitest';
import type { EtatCourriel } from '@/lib/courriels/regles';
import { compterMessages, type EleveLu, enEchec, etatAcces, type ParentLu, reinitialisable } from './regles';

const parent = (id: string, options: Partial<ParentLu> = {}): ParentLu => ({
  id,
  civilite: null,
  nom: id,
  prenom: 'Eva',
  login: `eva.${id}`,
  courriel: `${id}@example.org`,
  accesEnvoyeLe: null,
  connecteLe: null,
  message: null,
  ...options,
});

const eleve = (parents: ParentLu[], suivi = true): EleveLu => ({
  id: 'e',
  nom: 'ABEL',
  prenom: 'Lou',
  majeur: !suivi,
  suivi,
  parents,
});

const message = (etat: EtatCourriel['etat'], raison: string | null = null): EtatCourriel => ({
  id: 'm',
  etat,
  destinataire: 'a@example.org',
  deposeLe: new Date(),
  envoyeLe: etat === 'envoye' ? new Date() : null,
  raison,
  prochainEssaiLe: null,
});

describe('Accès d’un parent', () => {
  test('ACP-2 son état va de l’accès fermé au message parti, et s’arrête à la majorité', () => {
    const etat = (p: Partial<ParentLu>, ouvert: boolean, suivi = true) => etatAcces(parent('a', p), { suivi }, ouvert);
    expect(etat({}, false).etat).toBe('ferme');
    expect(etat({}, true).etat).toBe('preparation');
    expect(etat({ courriel: null }, true).etat).toBe('sans-adresse');
    expect(etat({ accesEnvoyeLe: new Date(0) }, false)).toEqual({ etat: 'envoye', le: new Date(0) });
    const echec = message('echec', 'Boîte inconnue.');
    expect(etat({ accesEnvoyeLe: new Date(), message: echec }, true)).toEqual({ etat: 'message', message: echec });
    expect(etat({ accesEnvoyeLe: new Date(), message: echec }, true, false).etat).toBe('majeur');
  });

  test('ACP-3 se renvoie un message refusé, tout de suite ou pour finir ; pas celui qui attend son premier essai', () => {
    const dit = (m: EtatCourriel | null) => enEchec(parent('a', { message: m }));
    expect([dit(message('echec', 'x')), dit(message('attente', 'x'))]).toEqual([true, true]);
    expect([dit(message('attente')), dit(message('envoye')), dit(null)]).toEqual([false, false, false]);
  });

  test('ACP-3 une personne, un message, même avec plusieurs enfants ; ni sans adresse, ni déjà reçu, ni majeur', () => {
    const commun = parent('a');
    const eleves = [
      eleve([commun, parent('b'), parent('c', { courriel: null })]),
      eleve([commun, parent('d', { accesEnvoyeLe: new Date() })]),
      eleve([parent('e')], false),
    ];
    expect(compterMessages(eleves)).toBe(2);
  });

  test('ACP-5 se réinitialise qui a une adresse et un accès, donné à la classe ou déjà reçu', () => {
    expect(reinitialisable(parent('a'), { suivi: true }, true)).toBe(true);
    expect(reinitialisable(parent('a'), { suivi: true }, false)).toBe(false);
    expect(reinitialisable(parent('a', { accesEnvoyeLe: new Date() }), { suivi: true }, false)).toBe(true);
    expect(reinitialisable(parent('a', { courriel: null }), { suivi: true }, true)).toBe(false);
    expect(reinitialisable(parent('a'), { suivi: false }, true)).toBe(false);
  });
});
