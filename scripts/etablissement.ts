import { parseArgs } from 'node:util';
import { fermerBase } from '@/db/connexion';
import { exigerAJour } from '@/db/situation';
import { adresseDe } from '@/lib/adresses/regles';
import { expedier } from '@/lib/courriels/serveur/travaux-expedition';
import { adressePublique, env } from '@/lib/env';
import { creerEtablissement, reprendreCreation } from '@/lib/etablissement/serveur/mutations';
import { preparerEnvironnement } from './environnement';

const AIDE = `npm run etablissement -- creer --rne 0750001A --nom "Lycée …" --courriel secretariat@exemple.fr [--forcer]
npm run etablissement -- reprendre …   les mêmes options, pour une création restée sans suite : corrige le nom et l’adresse, et
                                       donne un nouveau mot de passe temporaire

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

const COMMANDES = new Map([
  ['creer', { faire: creerEtablissement, dit: 'créé' }],
  ['reprendre', { faire: reprendreCreation, dit: 'repris' }],
]);

type Commande = Parameters<typeof creerEtablissement>[0];

async function ouvrir(commande: string, demande: Commande): Promise<void> {
  const choisie = COMMANDES.get(commande);
  if (!choisie) return;
  const base = await preparerEnvironnement();
  try {
    await exigerAJour();
    const { login, motDePasse } = await choisie.faire(demande);
    console.log(`Établissement ${choisie.dit} : ${adressePublique()}${adresseDe(login, 'accueil')}`);
    console.log(`Administrateur : ${login}    mot de passe temporaire : ${motDePasse}`);
    console.log(await envoyer(login, demande.courriel));
  } finally {
    await fermerBase();
    await base?.arreter();
  }
}

/** Tente l'envoi, et dit ce qu'il en est : un envoi manqué ne défait pas ce qui est créé. */
async function envoyer(rne: string, courriel: string): Promise<string> {
  const { RESEND_API_KEY, SMTP_URL, GRIOTTE_DONNEES } = env();
  try {
    const { partis, echecs } = await expedier(rne);
    if (partis === 0 || echecs > 0)
      return `Le message à ${courriel} n’est pas parti : il sera repris tant que Griotte tourne. Le mot de passe ci-dessus suffit.`;
    return RESEND_API_KEY || SMTP_URL
      ? `Message remis pour ${courriel}.`
      : `Aucun service de courriel n’est réglé : le message est dans ${GRIOTTE_DONNEES}/courriels, et n’a été envoyé à personne.`;
  } catch (e) {
    return `Le message à ${courriel} n’a pas pu partir (${e instanceof Error ? e.message : e}). Le mot de passe ci-dessus suffit.`;
  }
}

const [commande = ''] = positionals;
if (!COMMANDES.has(commande) || !values.rne || !values.nom || !values.courriel) {
  console.log(AIDE);
  process.exitCode = 2;
} else {
  const { rne, nom, courriel, forcer } = values;
  await ouvrir(commande, { rne, nom, courriel, forcer }).catch((e: unknown) => {
    console.error(e instanceof Error ? e.message : e);
    process.exitCode = 1;
  });
}
