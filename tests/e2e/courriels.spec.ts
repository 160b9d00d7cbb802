import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { courrielA, identifiants, navigateur, premiereConnexion, sansFauteAxe, tientEnLargeur } from './outils';

const ADRESSE = 'agnes.merise@example.org';
const dossier = resolve(process.env.GRIOTTE_DONNEES ?? '', 'courriels');

/** La forme HTML du message écrit à cette adresse. */
function formeHtml(): string {
  const nom = readdirSync(dossier).find(
    (n) => n.endsWith('.txt') && readFileSync(resolve(dossier, n), 'utf8').includes(`À : ${ADRESSE}`),
  );
  return readFileSync(resolve(dossier, (nom ?? '').replace(/txt$/, 'html')), 'utf8');
}

test('AUT-7 mot de passe oublié : le message part, se lit partout, et ouvre le compte', async ({ browser }) => {
  const rne = await unEtablissement({ nom: 'Lycée des Merisiers' });
  const prof = await unCompte(rne, 'enseignant', { courriel: ADRESSE, login: 'agnes.merise' });
  const { page, erreurs } = await navigateur(browser);
  await page.goto(`/${rne}/mot-de-passe-oublie`);
  await page.getByLabel('Identifiant').fill(prof.login);
  await page.getByRole('button', { name: /mot de passe/i }).click();
  await expect(page.getByText('Message envoyé')).toBeVisible();
  const acces = identifiants(await courrielA(ADRESSE));
  expect(acces.login).toBe('agnes.merise');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('about:blank'); // pas dans une page de Griotte, dont la politique de contenu ôterait ses styles
    await page.setContent(formeHtml());
    await expect(page.getByText(acces.motDePasse)).toBeVisible();
    await expect(page.getByRole('link')).toHaveAttribute('href', new RegExp(`/${rne}$`));
    await sansFauteAxe(page);
    await tientEnLargeur(page);
  }
  await premiereConnexion(page, rne, acces.login, acces.motDePasse, 'burlat-2026');
  expect(erreurs).toEqual([]);
});

test('AUT-7 sans secret configuré, la porte des travaux n’existe pas', async ({ request }) => {
  expect((await request.get('/api/travaux')).status()).toBe(404);
  expect((await request.post('/api/travaux', { headers: { authorization: 'Bearer ' } })).status()).toBe(404);
});
