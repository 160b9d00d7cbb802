// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appeler } from '@/components/envoi/appeler';
import type { Resultat } from '@/lib/acces/refus';
import { AvisBrouillon } from './avis-brouillon';
import { useBrouillon } from './brouillon';
import { FournisseurCompte } from './compte';
import { listerGardees } from './rangement';

type Envoi = () => Promise<Resultat<null>>;
interface Props {
  compte?: string;
  sujet?: string;
  depart?: string;
  envoyer?: Envoi;
}

const enregistre: Envoi = async () => ({ ok: true, valeur: null });

function Formulaire({ sujet = 'note:neuve', depart = '', envoyer = enregistre }: Props) {
  const [titre, setTitre] = useState(depart);
  const brouillon = useBrouillon({
    sujet,
    titre: `Note « ${titre} »`,
    valeur: { titre, lu: 1 },
    empreinte: (v) => v.titre.trim(),
    reprendre: (v) => setTitre(v.titre),
  });
  return (
    <>
      <AvisBrouillon {...brouillon.avis} />
      <input aria-label="Titre" value={titre} onChange={(e) => setTitre(e.target.value)} />
      <button type="button" onClick={() => void appeler(brouillon.accompagner(envoyer), undefined)}>
        Enregistrer
      </button>
      <button type="button" onClick={brouillon.abandonner}>
        Annuler
      </button>
      {brouillon.commence && <p>Commencé</p>}
    </>
  );
}

const monter = ({ compte = 'moi', ...props }: Props = {}) =>
  render(
    <FournisseurCompte rne="0750001A" id={compte}>
      <Formulaire {...props} />
    </FournisseurCompte>,
  );
const gardees = (id = 'moi') => listerGardees({ rne: '0750001A', id });
const titre = () => screen.getByLabelText<HTMLInputElement>('Titre');
const bouton = (name: string) => screen.getByRole('button', { name });
const saisir = (value: string) => fireEvent.change(titre(), { target: { value } });
const presser = (name: string) => act(async () => void fireEvent.click(bouton(name)));
const attendre = () => act(() => void vi.advanceTimersByTime(500));
const avis = () => screen.queryByText('Brouillon retrouvé');

/** Ferme l'onglet sans attendre, puis rouvre la page. */
function rouvrir(props: Props = {}) {
  act(() => void dispatchEvent(new Event('pagehide')));
  cleanup();
  monter(props);
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-10-05T10:00:00Z') });
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('Gardien : le brouillon d’un formulaire', () => {
  test('SCE-2 ce qui était saisi à la fermeture de l’onglet se reprend', async () => {
    monter();
    expect(avis()).toBeNull();
    saisir('Accueil');
    rouvrir();
    expect([titre().value, screen.getByText(/05\/10\/2026/).textContent]).toEqual([
      '',
      expect.stringMatching(/^Une saisie du 05\/10\/2026.*n’a pas été enregistrée/),
    ]);
    await presser('Reprendre');
    expect(titre().value).toBe('Accueil');
    expect(screen.getByText(/Le brouillon est repris/).closest('[tabindex]')).toBe(document.activeElement);
    rouvrir();
    expect(bouton('Reprendre')).toBeTruthy();
  });

  test('SCE-2 effacé, enregistré ou annulé, il ne revient pas', async () => {
    for (const geste of ['Effacer', 'Enregistrer', 'Annuler']) {
      monter();
      saisir('Accueil');
      if (geste === 'Effacer') rouvrir();
      else attendre();
      expect(gardees()).toHaveLength(1);
      await presser(geste);
      rouvrir();
      expect([geste, avis(), gardees()]).toEqual([geste, null, []]);
      cleanup();
    }
  });

  test('SCE-2 annulé, ce qui se tape ensuite est un nouveau brouillon', async () => {
    monter();
    saisir('Accueil');
    await presser('Annuler');
    saisir('Accueil, suite');
    attendre();
    expect(gardees()).toMatchObject([{ titre: 'Note « Accueil, suite »' }]);
  });

  test('SCE-2 revenir à ce qui est enregistré n’est pas un brouillon', () => {
    monter({ depart: 'Lu' });
    saisir('Lus');
    attendre();
    expect([gardees().length, screen.queryByText('Commencé') !== null]).toEqual([1, true]);
    saisir('Lu ');
    attendre();
    expect([gardees().length, screen.queryByText('Commencé')]).toEqual([0, null]);
  });

  test('SCE-2 ni le brouillon d’un autre compte, ni celui d’un autre élément, ni celui de la semaine passée', () => {
    monter();
    saisir('Accueil');
    rouvrir({ compte: 'autre' });
    expect(avis()).toBeNull();
    rouvrir({ sujet: 'note:7' });
    expect(avis()).toBeNull();
    vi.setSystemTime(new Date('2026-10-12T10:00:01Z'));
    rouvrir();
    expect([avis(), gardees()]).toEqual([null, []]);
  });

  test('SCE-2 sans rangement dans le navigateur, le formulaire marche', () => {
    const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('plein', 'QuotaExceededError');
    });
    localStorage['griotte:garde:0750001A:moi:note:neuve'] = '{pas du JSON';
    monter();
    saisir('Accueil');
    attendre();
    expect([titre().value, refuse.mock.calls.length > 0, avis()]).toEqual(['Accueil', true, null]);
    refuse.mockRestore();
  });
});

describe('Gardien : l’envoi d’un brouillon dont la réponse se perd', () => {
  test('SCE-2 onglet fermé avant la réponse : un formulaire neuf dit qu’il est peut-être enregistré', async () => {
    monter({ envoyer: () => new Promise(() => {}) });
    saisir('Accueil');
    await presser('Enregistrer');
    rouvrir();
    expect(screen.getByText(/elle est peut-être enregistrée/)).toBeTruthy();
  });

  test('SCE-2 rouvert sur ce que le serveur avait enregistré, il ne dit rien et s’oublie', async () => {
    monter({ sujet: 'note:7', depart: 'Avant', envoyer: () => new Promise(() => {}) });
    saisir('Après');
    await presser('Enregistrer');
    rouvrir({ sujet: 'note:7', depart: 'Après' });
    expect([avis(), gardees()]).toEqual([null, []]);
  });

  test('SCE-2 refusé, il est un brouillon comme avant ; réseau coupé, il est parti sans réponse', async () => {
    const refuse: Envoi = async () => ({ ok: false, code: 'saisie', message: 'Non.' });
    monter({ envoyer: refuse });
    saisir('Accueil');
    await presser('Enregistrer');
    expect(gardees()).toMatchObject([{ partie: false }]);
    rouvrir({ envoyer: () => Promise.reject(new TypeError('réseau')) });
    await presser('Reprendre');
    await presser('Enregistrer');
    expect(gardees()).toMatchObject([{ partie: true, valeur: { titre: 'Accueil' } }]);
  });
});
