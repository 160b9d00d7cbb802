import 'server-only';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Ce que chaque processus compte, pour Prometheus (décision 0053) : des nombres, et rien d'une personne ni d'un établissement. */
interface Mesures {
  registre: Registry;
  demandes: Histogram<'route' | 'methode' | 'statut'>;
  ecritures: Counter<'module' | 'issue'>;
  connexions: Counter<'issue'>;
}

const global_ = globalThis as typeof globalThis & { griotteMesures?: Mesures };

function preparer(): Mesures {
  const registre = new Registry();
  const registers = [registre];
  collectDefaultMetrics({ register: registre });
  AggregatorRegistry.setRegistries(registre);
  new AggregatorRegistry(); // répond au processus qui additionne
  return {
    registre,
    demandes: new Histogram({
      name: 'griotte_demandes_secondes',
      help: 'Demandes servies, par route, et leur durée.',
      labelNames: ['route', 'methode', 'statut'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    ecritures: new Counter({
      name: 'griotte_enregistrements_total',
      help: 'Enregistrements demandés, par module ; issue : ok, ou le code du refus.',
      labelNames: ['module', 'issue'],
      registers,
    }),
    connexions: new Counter({
      name: 'griotte_connexions_total',
      help: 'Essais de connexion ; issue : ok, ou le code du refus.',
      labelNames: ['issue'],
      registers,
    }),
  };
}

/** Les mesures de ce processus, les mêmes pour tous les morceaux de la construction. */
export const mesures = (): Mesures => {
  global_.griotteMesures ??= preparer();
  return global_.griotteMesures;
};
