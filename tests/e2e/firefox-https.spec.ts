import { hacher } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { servirEnHttps } from './mandataire';
import { test } from './navigateurs/firefox';
import { seConnecterPuisPartir } from './parcours-https';

test.skip(!process.env.FIREFOX, 'Firefox absent : apt-get install firefox-esr');

test('AUT-10 AUT-19 Firefox, derrière https et en clair : se déconnecter efface le cookie et le rend sans valeur', async ({
  firefox,
}) => {
  const rne = await unEtablissement();
  const prof = await unEnseignant(rne, [], { motDePasse: await hacher('burlat34') });
  const { adresse, arreter } = await servirEnHttps();
  try {
    await seConnecterPuisPartir(firefox, adresse, prof, 'burlat34');
    await seConnecterPuisPartir(firefox, process.env.NEXTAUTH_URL ?? '', prof, 'burlat34');
  } finally {
    await arreter();
  }
});
