// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { SelectNatif } from '@/components/ui/select-natif';
import type { Resultat } from '@/lib/acces/refus';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import { retenirSaisies } from './avant-scripts';
import { Formulaire, useFormulaire } from './formulaire';

vi.mock('next/navigation', () => ({ unstable_isUnrecognizedActionError: () => false, unstable_rethrow: () => {} }));

const schema = z.object({
  titre: z.string().trim().min(1, 'Donnez un titre.'),
  lieu: z.string().min(1, 'Choisissez un lieu.'),
  rythme: z.string(),
  visible: z.boolean(),
  items: z.array(z.string()).min(1, 'Choisissez un item.'),
});
type Saisie = z.infer<typeof schema>;

const PLEINE: Saisie = { titre: 'Accueil', lieu: 'ici', rythme: 'matin', visible: true, items: ['C1'] };
const LIEUX = [{ valeur: 'ici', libelle: 'Ici' }];
const RYTHMES = ['matin', 'soir'].map((valeur) => ({ valeur, libelle: valeur }));

type Props = {
  action: (saisie: { saisie: Saisie }) => Promise<Resultat<void>>;
  valeurs?: Saisie;
  verifier?: z.ZodType<Saisie, Saisie>;
  vider?: boolean;
  preparer?: (saisie: Saisie) => { saisie: Saisie };
};

function Essai({ action, valeurs = PLEINE, verifier = schema, vider, preparer = (saisie) => ({ saisie }) }: Props) {
  const f = useFormulaire(action, {
    valeurs,
    schema: async () => verifier,
    preparer,
    racine: 'saisie',
    fait: 'C’est enregistré.',
    vider,
  });
  const items = f.champ('items');
  return (
    <Formulaire de={f} bouton="Enregistrer">
      <Champ libelle="Titre" {...f.lier('titre')} />
      <SelectNatif libelle="Lieu" invite="Choisir" options={LIEUX} {...f.lier('lieu')} />
      <GroupeRadios legende="Rythme" options={RYTHMES} {...f.lierRadios('rythme')} />
      <CaseACocher libelle="Visible" {...f.lier('visible')} />
      <button type="button" data-erreur={items.erreur} onClick={() => items.changer([...items.valeur, 'C2'])}>
        {`Items : ${items.valeur.join(' ')} ${items.erreur ?? ''}`}
      </button>
    </Formulaire>
  );
}

/** Des champs contrôlés, comme ceux dont d'autres dépendent. */
function Tenu({ action }: { action: (s: { titre: string; lieu: string; rythme: string }) => Promise<Resultat<void>> }) {
  const f = useFormulaire(action, { valeurs: { titre: 'Accueil', lieu: 'ici', rythme: 'matin' } });
  const [intitule, lieu, rythme] = [f.champ('titre'), f.champ('lieu'), f.champ('rythme')];
  const lieux = [...LIEUX, { valeur: 'là', libelle: 'Là' }];
  return (
    <Formulaire de={f} bouton="Enregistrer">
      <Champ libelle="Titre" value={intitule.valeur} onChange={(e) => intitule.changer(e.target.value)} />
      <SelectNatif libelle="Lieu" options={lieux} value={lieu.valeur} onChange={(e) => lieu.changer(e.target.value)} />
      <GroupeRadios
        legende="Rythme"
        options={RYTHMES}
        valeur={rythme.valeur}
        onChange={(e) => rythme.changer(e.target.value)}
      />
    </Formulaire>
  );
}

const titre = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Titre' });
const envoyer = () => userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
const BIEN: Resultat<void> = { ok: true, valeur: undefined };
const refus = (champs: Record<string, string>): Resultat<void> => ({
  ok: false,
  code: 'saisie',
  message: 'Certains champs sont à corriger.',
  champs,
});

beforeAll(() => {
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Formulaire', () => {
  test('Formulaire : ce qui est saisi, vérifié, part tel que l’action l’attend, une fois', async () => {
    const action = vi.fn(async () => BIEN);
    render(<Essai action={action} />);
    await userEvent.clear(titre());
    await userEvent.type(titre(), ' Atelier ');
    await userEvent.click(screen.getByRole('radio', { name: 'soir' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Visible' }));
    await userEvent.click(screen.getByRole('button', { name: /Items/ }));
    await userEvent.dblClick(screen.getByRole('button', { name: 'Enregistrer' }));
    expect((await screen.findByRole('status')).textContent).toContain('C’est enregistré.');
    const attendue = { titre: 'Atelier', lieu: 'ici', rythme: 'soir', visible: false, items: ['C1', 'C2'] };
    expect(action.mock.calls).toEqual([[{ saisie: attendue }]]);
    await userEvent.type(titre(), '!');
    expect(screen.queryByText('C’est enregistré.')).toBeNull();
  });

  test('Formulaire : une règle non tenue se lit sous son champ, rien ne part, le focus va au premier de l’écran', async () => {
    const action = vi.fn(async () => BIEN);
    render(<Essai action={action} valeurs={{ ...PLEINE, titre: '', lieu: '', items: [] }} />);
    await envoyer();
    const fautif = await screen.findByRole('textbox', { description: 'Donnez un titre.' });
    await waitFor(() => expect(document.activeElement).toBe(fautif));
    expect(screen.getByRole('combobox', { description: 'Choisissez un lieu.' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Choisissez un item/ })).toBeTruthy();
    expect(action).not.toHaveBeenCalled();
  });

  test('Formulaire : le refus du serveur se pose sur son champ, et s’efface quand on le reprend', async () => {
    render(<Essai action={async () => refus({ 'saisie.lieu': 'Ce lieu est fermé.' })} />);
    await envoyer();
    const lieu = await screen.findByRole('combobox', { description: 'Ce lieu est fermé.' });
    await waitFor(() => expect(document.activeElement).toBe(lieu));
    expect(screen.getByRole('alert').textContent).toContain('Certains champs sont à corriger.');
    await userEvent.selectOptions(lieu, 'Ici');
    await waitFor(() => expect(screen.queryByText('Ce lieu est fermé.')).toBeNull());
  });

  test('Formulaire : le refus d’un élément est celui de sa liste ; celui d’aucun champ se lit avec le message', async () => {
    render(<Essai action={async () => refus({ 'saisie.items.3': 'Item retiré.', version: 'Périmé.' })} />);
    await envoyer();
    expect(await screen.findByRole('button', { name: /Item retiré\./ })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('Certains champs sont à corriger. Périmé.');
  });

  test('Formulaire : la connexion perdue laisse la saisie, et « Réessayer » renvoie ce qui est alors à l’écran', async () => {
    const action = vi.fn(async (): Promise<Resultat<void>> => BIEN);
    action.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    render(<Essai action={action} />);
    await userEvent.type(titre(), ' bis');
    await envoyer();
    expect((await screen.findByRole('alert')).textContent).toContain(TEXTES_ENVOI['connexion-perdue']);
    expect(titre().value).toBe('Accueil bis');
    await userEvent.type(titre(), ' ter');
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByText('C’est enregistré.')).toBeTruthy();
    expect(action).toHaveBeenLastCalledWith({ saisie: { ...PLEINE, titre: 'Accueil bis ter' } });
  });

  test('Formulaire : une règle qui lève se voit à la console et laisse le serveur trancher', async () => {
    const journal = vi.spyOn(console, 'error').mockImplementation(() => {});
    const casse = schema.refine(() => {
      throw new RangeError('Invalid time value');
    });
    render(<Essai action={async () => BIEN} verifier={casse} />);
    await envoyer();
    expect(await screen.findByText('C’est enregistré.')).toBeTruthy();
    expect(journal).toHaveBeenCalled();
  });

  test('Formulaire : une exception en préparant l’envoi se dit, et le bouton revit', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const casse = () => {
      throw new RangeError('Invalid time value');
    };
    render(<Essai action={async () => BIEN} preparer={casse} />);
    await envoyer();
    expect((await screen.findByRole('alert')).textContent).toContain('RangeError, Invalid time value');
    const bouton = screen.getByRole('button', { name: 'Enregistrer' });
    await waitFor(() => expect(bouton.getAttribute('aria-busy')).toBeNull());
  });

  test('Formulaire : ce que la page apporte ensuite s’affiche, sauf sur une saisie commencée', async () => {
    const { rerender } = render(<Essai action={async () => BIEN} />);
    await userEvent.type(titre(), ' bis');
    rerender(<Essai action={async () => BIEN} valeurs={{ ...PLEINE, titre: 'Autre', rythme: 'soir' }} />);
    expect(titre().value).toBe('Accueil bis');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'soir' }).checked).toBe(true);
    await envoyer();
    await screen.findByText('C’est enregistré.');
    rerender(<Essai action={async () => BIEN} valeurs={{ ...PLEINE, titre: 'ACCUEIL BIS' }} />);
    await waitFor(() => expect(titre().value).toBe('ACCUEIL BIS'));
  });

  test('Formulaire : ce qui se tape pendant l’envoi reste une saisie commencée', async () => {
    let rendre = (_: Resultat<void>) => {};
    const action = () =>
      new Promise<Resultat<void>>((ok) => {
        rendre = ok;
      });
    const { rerender } = render(<Essai action={action} />);
    await envoyer();
    await userEvent.type(titre(), ' suite');
    await act(async () => rendre(BIEN));
    rerender(<Essai action={action} valeurs={{ ...PLEINE, titre: 'ACCUEIL' }} />);
    expect(titre().value).toBe('Accueil suite');
  });

  test('Formulaire : vidé une fois envoyé, s’il le demande', async () => {
    render(<Essai action={async () => BIEN} valeurs={{ ...PLEINE, titre: 'départ' }} vider />);
    await userEvent.type(titre(), ' écrit');
    await envoyer();
    await screen.findByText('C’est enregistré.');
    await waitFor(() => expect(titre().value).toBe('départ'));
  });

  test('Formulaire : rendu par le serveur avec ses valeurs, envoyé hors de l’adresse, et ce qui y est tapé avant les scripts reste', async () => {
    const action = vi.fn(async () => BIEN);
    const page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = renderToString(<Essai action={action} />);
    expect(page.querySelector('form')?.method).toBe('post');
    expect(titre().value).toBe('Accueil');
    titre().value = 'Tapé tôt';
    screen.getByRole<HTMLInputElement>('radio', { name: 'soir' }).checked = true;
    retenirSaisies();
    const racine = await act(async () => hydrateRoot(page, <Essai action={action} />));
    expect(titre().value).toBe('Tapé tôt');
    await envoyer();
    await screen.findByText('C’est enregistré.');
    expect(action.mock.calls).toEqual([[{ saisie: { ...PLEINE, titre: 'Tapé tôt', rythme: 'soir' } }]]);
    act(() => racine.unmount());
    page.remove();
  });

  test('Formulaire : ce qui est tapé avant les scripts reste aussi dans les champs que la page tient', async () => {
    const action = vi.fn(async () => BIEN);
    const page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = renderToString(<Tenu action={action} />);
    titre().value = 'Tapé tôt';
    screen.getByRole<HTMLSelectElement>('combobox').value = 'là';
    retenirSaisies();
    const soir = screen.getByRole<HTMLInputElement>('radio', { name: 'soir' });
    soir.checked = true; // et ceci pendant que les scripts arrivent
    soir.dispatchEvent(new Event('change', { bubbles: true }));
    const racine = await act(async () => hydrateRoot(page, <Tenu action={action} />));
    expect([titre().value, soir.checked]).toEqual(['Tapé tôt', true]);
    await envoyer();
    await waitFor(() => expect(action.mock.calls).toEqual([[{ titre: 'Tapé tôt', lieu: 'là', rythme: 'soir' }]]));
    act(() => racine.unmount());
    page.remove();
  });
});
