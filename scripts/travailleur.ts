import { fermerBase } from '@/db/connexion';
import { exigerAJour } from '@/db/situation';
import { lancerTravailleur } from '@/lib/travaux/serveur/travailleur';
import { preparerEnvironnement } from './environnement';
import { prendreSignaux } from './signaux';

/** `npm run worker` : les travaux de fond dans leur propre processus, quand plusieurs machines servent les pages. */
async function travailler(): Promise<void> {
  const base = await preparerEnvironnement();
  try {
    await exigerAJour();
    const travailleur = lancerTravailleur();
    console.log('Travaux de fond en service. Arrêter : Ctrl+C');
    await new Promise((ok) => prendreSignaux(ok));
    await travailleur.arreter();
  } finally {
    await fermerBase();
    await base?.arreter();
  }
}

await travailler().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
