// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import { EnvoiTenu } from '@/tests/fabriques/envoi-tenu';
import { FormulaireDepot } from './formulaire-depot';

const pousser = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: pousser }),
  unstable_isUnrecognizedActionError: () => false,
  unstable_rethrow: () => {},
}));

const champs = [{ nom: 'sts', libelle: 'Fichier des enseignants', aide: 'sts_emp' }];
const champ = () => screen.getByLabelText<HTMLInputElement>('Fichier des enseignants');
const deposer = async () => {
  await userEvent.upload(champ(), new File(['<STS_EDT/>'], 'sts_emp.xml', { type: 'text/xml' }));
  await userEvent.click(screen.getByRole('button', { name: 'Analyse du fichier' }));
};

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', EnvoiTenu);
  Element.prototype.scrollIntoView = () => {};
  pousser.mockClear();
  render(<FormulaireDepot rne="0999777P" genre="enseignants" champs={champs} bouton="Analyse du fichier" principal />);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('Dépôt des fichiers', () => {
  test('IMP-1 suit l’envoi puis la lecture, et ouvre l’analyse', async () => {
    await deposer();
    const envoi = EnvoiTenu.dernier;
    expect(envoi.url).toBe('/0999777P/import/analyse');
    expect((envoi.corps as FormData).get('genre')).toBe('enseignants');
    act(() => envoi.upload.onprogress?.({ loaded: 30, total: 120 }));
    expect(screen.getByRole('progressbar', { name: 'Envoi' })).toHaveProperty('value', 30);
    envoi.dire({ etape: 'lecture', fichier: 'sts_emp.xml', octets: 50, total: 100 });
    expect(screen.getByRole('progressbar', { name: 'Lecture de sts_emp.xml' })).toHaveProperty('max', 100);
    await envoi.finir({ etape: 'analyse' }, { fin: { id: 'abc' } });
    await waitFor(() => expect(pousser).toHaveBeenCalledWith('/0999777P/import/abc'));
  });

  test('IMP-5 un refus dit le fichier, la ligne et le remède, et garde le fichier choisi', async () => {
    await deposer();
    const refus = {
      titre: 'Ce fichier ne peut pas être importé',
      message: 'Refaites l’export.',
      fichier: 'a.xml',
      ligne: 12,
    };
    await EnvoiTenu.dernier.finir({ refus });
    const alerte = screen.getByRole('alert').textContent;
    expect(alerte).toContain('a.xml, ligne 12');
    expect(alerte).toContain('Refaites l’export.');
    expect(champ().files?.[0]?.name).toBe('sts_emp.xml');
    expect(screen.getByRole('button', { name: 'Analyse du fichier' })).toHaveProperty('disabled', false);
  });

  test('IMP-5 une porte fermée donne son texte, une coupure se dit, une annulation se tait', async () => {
    await deposer();
    Object.assign(EnvoiTenu.dernier, {
      status: 401,
      entetes: { 'x-refus': 'session' },
      responseText: TEXTES_ENVOI.session,
    });
    await act(async () => EnvoiTenu.dernier.onload?.());
    expect(screen.getByRole('alert').textContent).toContain(TEXTES_ENVOI.session);
    await userEvent.click(screen.getByRole('button', { name: 'Analyse du fichier' }));
    await act(async () => EnvoiTenu.dernier.onerror?.());
    expect(screen.getByRole('alert').textContent).toContain(TEXTES_ENVOI['connexion-perdue']);
    await userEvent.click(screen.getByRole('button', { name: 'Analyse du fichier' }));
    await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(champ().files).toHaveLength(1);
  });

  test('IMP-5 sans fichier, rien ne part', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Analyse du fichier' }));
    expect(screen.getByRole('alert').textContent).toContain('Choisissez un fichier');
    expect(pousser).not.toHaveBeenCalled();
  });
});
