// @vitest-environment jsdom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import { Apprenants } from './apprenants';

const { modifier, pousser } = vi.hoisted(() => ({ modifier: vi.fn(), pousser: vi.fn() }));
vi.mock('../../../actions', () => ({ modifierApprenants: modifier }));
vi.mock('next/navigation', async (original) => ({ ...(await original()), useRouter: () => ({ push: pousser }) }));
vi.setConfig({ testTimeout: 40_000 });
configure({ asyncUtilTimeout: 10_000 });

const [EVALUATION, ZOE, YANIS] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const candidat = (id: string, nom: string) => ({
  ...{ id, nom, prenom: 'P', referentiel: 'GA' },
  division: { id: 'tga', code: 'TGA', niveau: 3 },
});
const PERTE = { ok: false, code: 'evaluation-resultats', message: '3 résultats seraient effacés.' };

const presser = (name: string) => userEvent.click(screen.getByRole('button', { name, hidden: true }));

beforeAll(() => {
  Element.prototype.scrollIntoView = () => {};
  // jsdom n'ouvre pas de fenêtre.
  HTMLDialogElement.prototype.showModal = function montrer() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function fermer() {
    this.open = false;
  };
});
afterEach(cleanup);

test('EVA-2 retirer ce qui porte des résultats se demande ; y renoncer n’efface rien, et la question revient', async () => {
  modifier.mockResolvedValueOnce(PERTE).mockResolvedValueOnce(PERTE).mockResolvedValue({ ok: true, valeur: undefined });
  const evaluation = { id: EVALUATION, titre: 'Commande', referentiel: 'GA', niveau: 3 } as EnTete;
  render(
    <Apprenants
      retour="/x/evaluations/1"
      {...{ evaluation }}
      inscrits={[ZOE, YANIS]}
      candidats={[candidat(ZOE, 'ZOE'), candidat(YANIS, 'YANIS')]}
      groupes={[]}
    />,
  );
  await userEvent.click(screen.getByRole('checkbox', { name: 'YANIS P' }));
  await presser('Valider la sélection');
  expect((await screen.findByText(PERTE.message)).closest('dialog')).not.toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();

  await presser('Revenir à la sélection');
  await waitFor(() => expect(screen.queryByText(PERTE.message)).toBeNull());
  await presser('Valider la sélection');
  await screen.findByText(PERTE.message);
  await presser('Retirer et effacer');
  await waitFor(() => expect(pousser).toHaveBeenCalledWith('/x/evaluations/1'));
  expect(modifier.mock.calls.map(([envoi]) => envoi)).toEqual(
    [false, false, true].map((confirme) => ({ id: EVALUATION, apprenants: [ZOE], confirme })),
  );
});
