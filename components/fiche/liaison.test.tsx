// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { afterEach, describe, expect, it } from 'vitest';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { lier, reporterErreurs } from './liaison';

type Saisie = { titre: string; lieu: string };
const LIEUX = [{ valeur: 'ici', libelle: 'Ici' }];

function Essai({ recevoir }: { recevoir: (saisie: Saisie) => void }) {
  const formulaire = useForm<Saisie>({ defaultValues: { titre: '', lieu: '' } });
  const refuser = () => reporterErreurs(formulaire, { lieu: 'Ce lieu est fermé.' });
  return (
    <form onSubmit={formulaire.handleSubmit(recevoir)} noValidate>
      <Champ libelle="Titre" {...lier(formulaire, 'titre')} />
      <SelectNatif libelle="Lieu" invite="Choisir" options={LIEUX} {...lier(formulaire, 'lieu')} />
      <Bouton type="submit">Enregistrer</Bouton>
      <Bouton onClick={refuser}>Refuser</Bouton>
    </form>
  );
}

afterEach(cleanup);

describe('Les champs de la fiche', () => {
  it('PAS-2 ce qui est saisi arrive à l’envoi', async () => {
    const recus: Saisie[] = [];
    render(<Essai recevoir={(saisie) => recus.push(saisie)} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Titre' }), 'Accueil');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Lieu' }), 'Ici');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(recus).toEqual([{ titre: 'Accueil', lieu: 'ici' }]);
  });

  it('PAS-2 le refus du serveur décrit son champ et y place le curseur', async () => {
    render(<Essai recevoir={() => {}} />);
    await userEvent.click(screen.getByRole('button', { name: 'Refuser' }));
    const lieu = await screen.findByRole('combobox', { description: 'Ce lieu est fermé.' });
    expect(lieu.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(lieu);
  });
});
