// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FournisseurCompte } from '@/components/gardien/compte';
import { listerGardees } from '@/components/gardien/rangement';
import { FournisseurPresentation } from '@/components/maitrise/presentation';
import type { Resultat } from '@/lib/acces/refus';
import { presenter } from '@/lib/parametres/regles-degres';
import type { VersionFiche } from '@/lib/passeport/schema';
import type { SaisieEvaluation } from '@/lib/passeport/schema-evaluation';
import { EvaluationEnCours, Evaluer } from './evaluation-en-cours';

const aller = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: aller, refresh: () => {} }),
  unstable_isUnrecognizedActionError: () => false,
  unstable_rethrow: () => {},
}));

type Rendu = Resultat<{ collegues: [] }>;
const evaluer = vi.fn<(saisie: SaisieEvaluation) => Promise<Rendu>>();
const ID = '0197f000-0000-7000-8000-000000000001';
const V1: VersionFiche = { numero: 1, choix: '1.1.1|' };
const etat = (contexte: string) => ({
  ...{ titre: 'Courrier', faiteLe: '2026-10-12', lieu: 'pfmp', organisation: '', pfmp: [], pieces: [] },
  textes: { contexte },
});

function Fiche({ version = V1, contexte = 'Au quai.' }: { version?: VersionFiche; contexte?: string }) {
  const [rattachement, intitules] = [['1.1.1 Trier'], { 'textes.contexte': 'Contexte' }];
  return (
    <FournisseurCompte rne="0750001A" id="moi">
      <FournisseurPresentation valeur={presenter([])}>
        <EvaluationEnCours
          id={ID}
          titre="Courrier"
          actions={{ evaluer, corriger: async () => ({ ok: true, valeur: undefined }) }}
          version={version}
          etats={{ bacpro: etat(contexte), bep: etat('') }}
          rattachements={{ bacpro: rattachement, bep: [] }}
          intitules={{ bacpro: intitules, bep: intitules }}
        >
          <Evaluer partie="bacpro" suite={{ href: '/suivante', titre: 'Accueil' }} />
        </EvaluationEnCours>
      </FournisseurPresentation>
    </FournisseurCompte>
  );
}

const appreciation = () => screen.findByLabelText<HTMLTextAreaElement>('Appréciation');
const bouton = (name: string) => screen.getByRole('button', { name });
const presser = (name: string) => act(async () => void fireEvent.click(bouton(name)));
const gardees = () => listerGardees({ rne: '0750001A', id: 'moi' });

vi.setConfig({ testTimeout: 20_000 });

// Ce qui se charge à l'usage est là d'avance : l'essai ne mesure pas un chargement.
beforeAll(() =>
  Promise.all([
    import('./formulaire-evaluation'),
    import('./avis-changee'),
    import('@/lib/passeport/schema-evaluation'),
    import('@hookform/resolvers/zod'),
  ]),
);
beforeEach(() => {
  localStorage.clear();
  Element.prototype.scrollIntoView = () => {};
  evaluer.mockResolvedValue({ ok: true, valeur: { collegues: [] } });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

test('PAE-2 une touche choisit le résultat, Ctrl + Entrée enregistre et mène à la fiche suivante', async () => {
  render(<Fiche />);
  const texte = await appreciation();
  fireEvent.keyDown(document.body, { key: '2' });
  fireEvent.change(texte, { target: { value: 'Plus précis.' } });
  fireEvent.keyDown(texte, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(aller).toHaveBeenCalledWith('/suivante'));
  expect(evaluer.mock.calls).toEqual([
    [{ id: ID, version: V1, partie: 'bacpro', degre: 'partielle', appreciation: 'Plus précis.' }],
  ]);
  expect(gardees()).toEqual([]);
});

test('PAE-2 « Enregistrer » reste sur la fiche, dont la saisie repart vide ; sans rien saisir, le champ le dit', async () => {
  render(<Fiche />);
  const texte = await appreciation();
  await presser('Enregistrer');
  expect(await screen.findByText('Choisissez un résultat, ou écrivez une appréciation.')).toBeTruthy();
  expect(evaluer).not.toHaveBeenCalled();
  fireEvent.change(texte, { target: { value: 'Soigné.' } });
  await presser('Enregistrer');
  expect(await screen.findByText('Votre évaluation est enregistrée.')).toBeTruthy();
  expect((await appreciation()).value).toBe('');
  expect(aller).not.toHaveBeenCalled();
});

test('PAE-2 connexion perdue : la saisie reste à l’écran et sur l’appareil, et se renvoie', async () => {
  evaluer.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  render(<Fiche />);
  fireEvent.change(await appreciation(), { target: { value: 'Soigné.' } });
  await presser('Enregistrer');
  expect(await screen.findByText(/La connexion a été perdue/)).toBeTruthy();
  expect((await appreciation()).value).toBe('Soigné.');
  expect(gardees().map((g) => [g.titre, g.partie])).toEqual([['Évaluation de la fiche «\u00a0Courrier\u00a0»', true]]);
  await presser('Réessayer');
  await waitFor(() => expect(evaluer).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(gardees()).toEqual([]));
});

test('PAE-2 la fiche change pendant la saisie : ce qui a changé se montre mot à mot, la saisie reste', async () => {
  const { rerender } = render(<Fiche />);
  fireEvent.change(await appreciation(), { target: { value: 'Soigné.' } });
  rerender(<Fiche version={{ ...V1, numero: 2 }} contexte="Au quai nord." />);
  expect((await screen.findByRole('alert')).querySelector('ins')?.textContent).toContain('quai nord.');
  expect((await appreciation()).value).toBe('Soigné.');
  await presser('Enregistrer quand même');
  await waitFor(() => expect(evaluer.mock.calls[0]?.[0].version.numero).toBe(2));
});
