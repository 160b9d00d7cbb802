// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { adapterCollage } from './collage';
import { adresseLien } from './config';
import { EditeurRiche } from './editeur-riche';

afterEach(cleanup);

function Formulaire({ initial }: { initial: string }) {
  const [valeur, setValeur] = useState(initial);
  return (
    <>
      <EditeurRiche libelle="Contexte" aide="En bref." erreur="Trop long." valeur={valeur} onChange={setValeur} />
      <output>{valeur}</output>
    </>
  );
}

it('SCE-2 les cellules d’un tableau collé restent séparées', () => {
  expect(adapterCollage('<table><tr><td>A</td><td>B</td></tr></table>')).toContain('<td>A</td><td> B</td>');
});

it('SCE-2 avant que l’éditeur arrive, ce qu’on écrit est gardé en paragraphes, et ce qui est écrit reste lisible', () => {
  render(<Formulaire initial="<p>un<br>deux</p>" />);
  const champ = screen.getByLabelText<HTMLTextAreaElement>('Contexte');
  expect(champ.value).toBe('un\ndeux');
  expect(champ.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(champ, { target: { value: 'a < b \n\n' } });
  expect(champ.value).toBe('a < b \n\n');
  expect(screen.getByRole('status').textContent).toBe('<p>a &lt; b</p>');
});

it('SCE-2 un texte mis en forme attend l’éditeur : il ne s’aplatit pas par mégarde', () => {
  render(<Formulaire initial="<p><strong>un</strong></p>" />);
  expect(screen.getByLabelText<HTMLTextAreaElement>('Contexte').readOnly).toBe(true);
});

it('SCE-2 les listes collées de Word redeviennent des listes, les titres du gras', () => {
  const element = (niveau: number, puce: string, texte: string) =>
    `<p style="mso-list:l0 level${niveau} lfo1"><span style="mso-list:Ignore">${puce}</span>${texte}</p>`;
  const html = `<h2>T</h2>${element(1, '·', 'un')}${element(2, 'a)', 'sous')}${element(1, '·', 'deux')}<p>fin</p>`;
  expect(adapterCollage(html)).toBe(
    '<p><strong>T</strong></p><ul><li>un<ol><li>sous</li></ol></li><li>deux</li></ul><p>fin</p>',
  );
});

it.each([
  ['www.exemple.fr', 'https://www.exemple.fr/'],
  [' http://exemple.fr/a?b=c ', 'http://exemple.fr/a?b=c'],
  ['javascript:alert(1)', undefined],
  ['mailto:a@exemple.fr', undefined],
  ['pas une adresse', undefined],
  ['bonjour', undefined],
])('SCE-2 l’adresse %j devient %j', (saisie, gardee) => {
  expect(adresseLien(saisie)).toBe(gardee);
});
