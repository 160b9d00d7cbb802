import 'server-only';
import { systeme } from '@/lib/acces/serveur/acteur';
import { purgerSessions } from '@/lib/acces/serveur/mutations-sessions';
import { envoyerAccesParents } from '@/lib/acces-parents/serveur/travaux';
import { expedier } from '@/lib/courriels/serveur/travaux-expedition';
import { purgerEvaluations } from '@/lib/evaluations/serveur/mutations-purge';
import { balayerOrphelins } from '@/lib/fichiers/serveur/mutations-orphelins';
import { envoyerResumes } from '@/lib/notifications/serveur/travaux';
import { purgerCorbeille } from '@/lib/passeport/serveur/mutations-purge';
import type { NomTache } from '@/lib/serveur/demander-travail';
import { purgerAnalyses, purgerReleves } from '@/lib/siecle/serveur/mutations-purge';
import { purgerDepots } from '@/lib/tableur/serveur/mutations';
import { reprendreFichiers } from '@/lib/transfert/serveur/travaux';

/** Fait un travail pour un établissement. Vrai s'il en reste : il est redemandé, derrière ceux des autres. */
export type Tache = (rne: string, signal: AbortSignal) => Promise<boolean>;

/** Un envoi en nombre rend la main après ce temps, en millisecondes, pour que les autres établissements passent. */
const TRANCHE = 3000;

async function expedierTout(rne: string, signal: AbortSignal): Promise<boolean> {
  const fin = Date.now() + TRANCHE;
  while (!signal.aborted && Date.now() < fin) {
    const { partis, echecs } = await expedier(rne, signal);
    if (partis + echecs === 0) return signal.aborted;
  }
  return true;
}

/** Vrai tant que la tranche commencée n'est pas finie. */
function tranche(signal: AbortSignal): () => boolean {
  const fin = Date.now() + TRANCHE;
  return () => !signal.aborted && Date.now() < fin;
}

/** Ce que fait chaque travail qu'une action peut demander. */
export const TACHES: Record<NomTache, Tache> = {
  expedier: expedierTout,
  'acces-parents': (rne, signal) => envoyerAccesParents(rne, tranche(signal)),
  resumes: (rne, signal) => envoyerResumes(rne, tranche(signal)),
  purger: async (rne, signal) => {
    await purgerAnalyses(systeme(rne));
    await purgerReleves(systeme(rne));
    await purgerDepots(systeme(rne));
    await purgerCorbeille(systeme(rne), signal);
    await purgerEvaluations(systeme(rne));
    await purgerSessions(systeme(rne));
    await balayerOrphelins(rne);
    return false;
  },
  'transfert-fichiers': (rne, signal) => reprendreFichiers(rne, tranche(signal)),
};
