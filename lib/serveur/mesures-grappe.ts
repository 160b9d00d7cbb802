import 'server-only';
import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { mesures } from './mesures';

/** Ce que se disent un processus qui sert et celui qui l'a lancé ; `texte` : la réponse, nulle s'il en manque une part. */
interface Message {
  griotte: 'mesures';
  numero: number;
  texte?: string | null;
}

const estMessage = (recu: unknown): recu is Message =>
  typeof recu === 'object' && recu !== null && 'griotte' in recu && recu.griotte === 'mesures';

/** Dans le processus qui a lancé les autres : rend à qui les demande les mesures de tous, additionnées. */
export function additionnerMesures(): void {
  const registre = new AggregatorRegistry();
  cluster.on('message', async (membre, recu: unknown) => {
    if (!estMessage(recu)) return;
    const texte = await registre.clusterMetrics().catch(() => null); // un processus qui démarre ou tombe ne répond pas
    if (membre.isConnected()) membre.send({ ...recu, texte } satisfies Message);
  });
}

/** Les mesures de tous les processus de la machine, en texte de Prometheus. Rejette s'il en manque : un compteur reculerait. */
export async function lireMesures(): Promise<string> {
  if (!cluster.isWorker) return mesures().registre.metrics();
  const texte = await demander();
  if (texte === null) throw new Error('Un processus n’a pas rendu ses mesures à temps');
  return texte;
}

/** Un peu plus que ce que prom-client attend des processus. En millisecondes. */
const PATIENCE = 6000;

let demandes = 0;

function demander(): Promise<string | null> {
  const numero = ++demandes;
  return new Promise((ok) => {
    const finir = (texte: string | null) => {
      clearTimeout(delai);
      process.off('message', recevoir);
      ok(texte);
    };
    const recevoir = (recu: unknown) => {
      if (estMessage(recu) && recu.numero === numero) finir(recu.texte ?? null);
    };
    const delai = setTimeout(finir, PATIENCE, null);
    process.on('message', recevoir);
    process.send?.({ griotte: 'mesures', numero } satisfies Message);
  });
}
