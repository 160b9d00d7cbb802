import { expect, test } from '@playwright/test';
import { QUOTA_OCTETS } from '@/lib/abonnement/regles';
import { schemaCommande, schemaDiplome } from '@/lib/abonnement/schema';
import { abonner, enregistrerCommande } from '@/lib/abonnement/serveur/mutations';
import { occuper } from '@/tests/fabriques/depot';
import { unCompte, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { pageConnectee, verifierPage } from './outils';

const GA = 'BACPRO-GA';

test('ABO-1, ABO-2, ABO-3 l’administrateur lit son compte, ses commandes et son espace disque', async ({ browser }) => {
  const rne = await unEtablissement({ nom: 'Lycée des Aulnes' });
  const { page, erreurs } = await pageConnectee(browser, await unCompte(rne, 'administrateur'));
  await page.goto(`/${rne}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Informations abonnement/ })
    .click();
  await verifierPage(page, 'Informations abonnement');
  await expect(page.getByText('Aucune commande')).toBeVisible();
  await expect(page.getByText('Aucun diplôme')).toBeVisible();

  await uneDivision(rne, { referentiel: 'BACPRO-AGORA' });
  await abonner(schemaDiplome.parse({ rne, diplome: GA, du: '2026-09-01', au: '2099-08-31' }));
  const commande = { rne, reference: 'C-2026-12', objet: 'Espace supplémentaire', montant: '120,00', le: '2026-11-20' };
  await enregistrerCommande(schemaCommande.parse({ ...commande, diplome: GA, octets: '1Go' }));
  await occuper(rne, QUOTA_OCTETS);
  await page.reload();
  await verifierPage(page, 'Informations abonnement');

  const compte = page.getByRole('main').locator('dl');
  await expect(compte.first()).toContainText(rne);
  await expect(compte.first()).toContainText('Lycée des Aulnes');
  await expect(compte.last()).toContainText('lycee@example.org');
  const ligne = page.getByRole('row', { name: /C-2026-12/ });
  await expect(ligne).toContainText(/20\/11\/2026.*Espace supplémentaire.*Gestion-Administration.*1\sGo.*120,00\s€/);
  const ga = page.getByRole('listitem').filter({ hasText: 'Gestion-Administration' });
  await expect(ga).toContainText('Abonné du 01/09/2026 au 31/08/2099');
  const espace = ga.getByRole('progressbar', { name: 'Espace utilisé' });
  await expect(espace).toHaveAttribute('aria-valuetext', /^75\s%, 3\sGo sur 4\sGo$/);
  await expect(ga.getByRole('progressbar', { name: 'Passeport professionnel' })).toHaveAttribute(
    'aria-valuetext',
    /^75\s%, 3\s221\s225\s472\soctets$/,
  );
  await expect(ga.getByRole('progressbar', { name: 'Gestion des scénarios' })).toHaveAttribute(
    'aria-valuetext',
    /^0\s%, 0\soctet$/,
  );
  const agora = page
    .getByRole('listitem')
    .filter({ hasText: /AGORA|gestion de l’activité|administration/i })
    .last();
  await expect(agora).toBeVisible();
  await occuper(rne, Math.round(QUOTA_OCTETS * 1.25));
  await page.reload();
  await expect(ga.getByText('L’espace est presque plein')).toBeVisible();
  expect(erreurs).toEqual([]);
});
