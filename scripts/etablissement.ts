import { parseArgs } from 'node:util';
import { fermerBase } from '@/db/connexion';
import { exigerAJour } from '@/db/situation';
import { adresseDe } from '@/lib/adresses/regles';
import { expedier } from '@/lib/courriels/serveur/travaux-expedition';
import { adressePublique } from '@/lib/env';
import { creerEtablissement } from '@/lib/etablissement/serveur/mutations';
import { preparerEnvironnement } from './environnement';

const AIDE = `npm run etablissement -- creer --rne 0750001A --nom "Lycée …" --courriel secretariat@exemple.fr [--forcer]

  --rne       code RNE/UAI : sept chiffres et une lettre
  --nom       nom affiché au-dessus du formulaire de connexion
  --courriel  adresse de l’établissement ; l’administrateur y reçoit son mot de passe temporaire
  --forcer    admet une lettre-clé fausse`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rne: { type: 'string' },
    nom: { type: 'string' },
    courriel: { type: 'string' },
    forcer: { type: 'boolean', default: false },
  },
});

async function creer(rne: string, nom: string, courriel: string): Promise<void> {
  const base = await preparerEnvironnement();
  try {
    await exigerAJour();
    const { login, motDePasse } = await creerEtablissement({ rne, nom, courriel, forcer: values.forcer });
    const { partis } = await expedier(login);
    console.log(`Établissement créé : ${adressePublique()}${adresseDe(login, 'accueil')}`);
    console.log(`Administrateur : ${login}    mot de passe temporaire : ${motDePasse}`);
    console.log(partis ? `Envoyé aussi à ${courriel}.` : `Le message à ${courriel} n’est pas parti : il sera repris.`);
  } finally {
    await fermerBase();
    await base?.arreter();
  }
}

if (positionals[0] !== 'creer' || !values.rne || !values.nom || !values.courriel) {
  console.log(AIDE);
  process.exitCode = 2;
} else {
  await creer(values.rne, values.nom, values.courriel).catch((e: unknown) => {
    console.error(e instanceof Error ? e.message : e);
    process.exitCode = 1;
  });
}
