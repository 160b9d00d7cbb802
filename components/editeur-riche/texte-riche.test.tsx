// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { TexteRiche } from './texte-riche';

afterEach(cleanup);

it('SCE-4 un texte enrichi se lit avec ses listes, ses retours à la ligne et ses liens', () => {
  const { container } = render(
    <TexteRiche html='<p>Un <strong>mot</strong><br>suite</p><ol><li><p>pas</p></li></ol><p><a href="https://ex.fr/">site</a></p>' />,
  );
  expect(container.querySelector('strong')?.textContent).toBe('mot');
  expect(container.querySelectorAll('ol > li > p, br')).toHaveLength(2);
  const lien = screen.getByRole('link', { name: 'site' });
  expect(lien.getAttribute('rel')).toBe('noopener noreferrer nofollow');
});

it('SCE-4 un HTML qui n’a pas été nettoyé ne fait rien d’autre que du texte', () => {
  const { container } = render(
    <TexteRiche html='<p onclick="x()">a<img src=x onerror=y></p><a href="javascript:z">b</a>' />,
  );
  expect(container.innerHTML).toBe('<div class="texte-riche"><p>a</p><p>b</p></div>');
});
