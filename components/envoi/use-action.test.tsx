// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FournisseurCompte } from '@/components/gardien/compte';
import type { Resultat } from '@/lib/acces/refus';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import type { Action } from './appeler';
import { AvisEnvoi } from './avis-envoi';
import { BoutonAction } from './bouton-action';
import { ConfirmationAction } from './confirmation-action';
import { annoncerSession } from './reprise';
import { type Suites, useAction } from './use-action';

const inconnue = vi.hoisted(() => new Error('Server Action "a" was not found on the server.'));
vi.mock('next/navigation', () => ({
  unstable_isUnrecognizedActionError: (e: unknown) => e === inconnue,
  unstable_rethrow: (e: unknown) => {
    if (e instanceof Error && 'digest' in e && String(e.digest).startsWith('NEXT_')) throw e;
  },
}));

/** Une action que l'essai tient : il rend un résultat, ou lève, quand il veut. */
function uneActionTenue() {
  const envois: { saisie: string; rendre: (r: Resultat<string>) => void; lever: (e: unknown) => void }[] = [];
  const action: Action<string, string> = (saisie) =>
    new Promise((rendre, lever) => {
      envois.push({ saisie, rendre, lever });
    });
  return { action, envois };
}

function Ecran({ action, ...suites }: Suites<string, string> & { action: Action<string, string> }) {
  const envoi = useAction(action, suites);
  return (
    <>
      <button type="button" aria-busy={envoi.enCours} onClick={() => void envoi.envoyer('bonjour')}>
        Envoyer
      </button>
      <AvisEnvoi envoi={envoi} />
    </>
  );
}

const bouton = (name = 'Envoyer') => screen.getByRole('button', { name });
const rendu = (action: () => Promise<Resultat<string>>, suites: Suites<string, string> = {}) => {
  render(<Ecran action={action} {...suites} />);
  return userEvent.click(bouton());
};
const dit = async () => (await screen.findByRole('alert')).textContent ?? '';
const BIEN: Resultat<string> = { ok: true, valeur: 'reçu' };

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('useAction', () => {
  test('useAction : pendant l’envoi le bouton attend, et un second clic ne renvoie pas', async () => {
    const { action, envois } = uneActionTenue();
    const surFait = vi.fn();
    render(<Ecran action={action} fait="C’est fait." surFait={surFait} />);
    await userEvent.dblClick(bouton());
    expect(envois.map((e) => e.saisie)).toEqual(['bonjour']);
    expect(bouton().getAttribute('aria-busy')).toBe('true');
    await act(async () => envois[0]?.rendre(BIEN));
    expect((await screen.findByRole('status')).textContent).toContain('C’est fait.');
    expect(surFait.mock.calls).toEqual([['reçu', 'bonjour']]);
    await waitFor(() => expect(bouton().getAttribute('aria-busy')).toBe('false'));
    await userEvent.click(bouton());
    expect(envois).toHaveLength(2);
  });

  test('useAction : un refus se lit, sans « Réessayer » : c’est à corriger', async () => {
    const surEchec = vi.fn();
    await rendu(async () => ({ ok: false, code: 'saisie', message: 'Ce nom est pris.' }), { surEchec });
    expect(await dit()).toContain('Ce nom est pris.');
    expect(screen.queryByRole('button', { name: 'Réessayer' })).toBeNull();
    expect(surEchec).toHaveBeenCalledOnce();
  });

  test.each([
    ['connexion-perdue', new TypeError('Failed to fetch')],
    ['connexion-perdue', new Error('Connection closed.')],
    ['sans-reponse', new DOMException('Sans réponse', 'TimeoutError')],
    ['reponse-inattendue', new Error('An unexpected response was received from the server.')],
    ['session', new Error(TEXTES_ENVOI.session)],
    ['imprevu', Object.assign(new Error('Server error'), { digest: '2915' })],
    ['version', inconnue],
  ] as const)('useAction : %s se dit avec son texte, et la page reste', async (code, erreur) => {
    await rendu(() => Promise.reject(erreur));
    expect(await dit()).toContain(TEXTES_ENVOI[code]);
    expect(bouton()).toBeTruthy();
    const suite = code === 'version' ? 'Recharger la page' : 'Réessayer';
    expect(bouton(suite)).toBeTruthy();
    if (code === 'imprevu') expect(await dit()).toContain('2915');
  });

  test('useAction : une session terminée se dit pareil, que le premier filtre ou la porte le refuse', async () => {
    await rendu(() => Promise.reject(new Error(TEXTES_ENVOI.session)));
    const filtre = await dit();
    cleanup();
    await rendu(async () => ({ ok: false, code: 'session', message: TEXTES_ENVOI.session }));
    expect(await dit()).toBe(filtre);
    const lien = screen.getByRole('link', { name: /Se reconnecter/ });
    expect(lien.getAttribute('target')).toBe('_blank');
    expect(decodeURIComponent(lien.getAttribute('href') ?? '')).toMatch(/\/connexion\?suite=.*\/connexion\/retour$/);
  });

  test('useAction : reconnecté dans un autre onglet, l’envoi repart de lui-même', async () => {
    const { action, envois } = uneActionTenue();
    render(<Ecran action={action} fait="C’est fait." />);
    await userEvent.click(bouton());
    await act(async () => envois[0]?.lever(new Error(TEXTES_ENVOI.session)));
    await screen.findByRole('alert');
    act(() => annoncerSession());
    await waitFor(() => expect(envois).toHaveLength(2));
    await act(async () => envois[1]?.rendre(BIEN));
    expect(await screen.findByText('C’est fait.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('useAction : sous le compte d’un autre, connecté depuis dans ce navigateur, rien ne part', async () => {
    const { action, envois } = uneActionTenue();
    render(
      <FournisseurCompte rne="0750001A" id="moi">
        <Ecran action={action} />
      </FournisseurCompte>,
    );
    localStorage.setItem('griotte:compte', '0750001A:autre');
    await userEvent.click(bouton());
    expect(await dit()).toContain(TEXTES_ENVOI['autre-compte']);
    expect(envois).toHaveLength(0);
  });

  test('useAction : « Réessayer » renvoie la même saisie, et le focus reste où la suite se dira', async () => {
    const { action, envois } = uneActionTenue();
    render(<Ecran action={action} fait="C’est fait." />);
    await userEvent.click(bouton());
    await act(async () => envois[0]?.lever(new TypeError('Failed to fetch')));
    await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
    expect(envois.map((e) => e.saisie)).toEqual(['bonjour', 'bonjour']);
    await act(async () => envois[1]?.rendre(BIEN));
    const fait = await screen.findByText('C’est fait.');
    expect(document.activeElement?.contains(fait)).toBe(true);
  });

  test('useAction : une action qui emmène ailleurs n’est ni un échec, ni un fait à dire', async () => {
    const surFait = vi.fn();
    await rendu(() => Promise.reject(Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/a' })), {
      fait: 'C’est fait.',
      surFait,
    });
    await waitFor(() => expect(bouton().getAttribute('aria-busy')).toBe('false'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByText('C’est fait.')).toBeNull();
    expect(surFait).not.toHaveBeenCalled();
  });

  test('useAction : une exception de la page dans les suites se voit, et le bouton revit', async () => {
    const journal = vi.spyOn(console, 'error').mockImplementation(() => {});
    await rendu(async () => BIEN, {
      surFait: () => {
        throw new RangeError('date impossible');
      },
    });
    expect(await dit()).toContain('RangeError, date impossible');
    expect(journal).toHaveBeenCalledOnce();
    await waitFor(() => expect(bouton().getAttribute('aria-busy')).toBe('false'));
  });
});

describe('Un bouton qui agit', () => {
  test('BoutonAction : agit d’un clic, et ce qui l’en empêche se lit dessous', async () => {
    const { action, envois } = uneActionTenue();
    render(
      <BoutonAction action={action} saisie="une fiche" fait="Réactivée.">
        Réactiver
      </BoutonAction>,
    );
    await userEvent.click(bouton('Réactiver'));
    await act(async () => envois[0]?.lever(new TypeError('Failed to fetch')));
    expect(await dit()).toContain(TEXTES_ENVOI['connexion-perdue']);
    await userEvent.click(bouton('Réessayer'));
    await act(async () => envois[1]?.rendre(BIEN));
    expect(await screen.findByText('Réactivée.')).toBeTruthy();
    expect(envois.map((e) => e.saisie)).toEqual(['une fiche', 'une fiche']);
  });

  test('ConfirmationAction : la question reste ouverte sur un échec, se ferme quand c’est fait', async () => {
    HTMLDialogElement.prototype.showModal = function montrer() {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function fermer() {
      this.open = false;
    };
    const { action, envois } = uneActionTenue();
    render(
      <ConfirmationAction
        action={action}
        saisie="f1"
        libelle="Supprimer"
        titre="Supprimer ?"
        confirmer="Oui, supprimer"
      >
        Sans retour.
      </ConfirmationAction>,
    );
    await userEvent.click(bouton('Supprimer'));
    await userEvent.click(bouton('Oui, supprimer'));
    await act(async () => envois[0]?.lever(new TypeError('Failed to fetch')));
    expect(screen.getByRole('dialog').textContent).toContain(TEXTES_ENVOI['connexion-perdue']);
    await userEvent.click(bouton('Annuler'));
    await userEvent.click(bouton('Supprimer'));
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(bouton('Oui, supprimer'));
    await act(async () => envois[1]?.rendre(BIEN));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
