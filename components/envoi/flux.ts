import type { Echec, Resultat } from '@/lib/acces/refus';
import type { Fin, RefusFlux } from '@/lib/acces/serveur/flux';
import { lireRefus } from './route';
import { televerser } from './televerser';

interface Suivi<E> {
  surEtape: (etape: E) => void;
  surEnvoi?: (partis: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Envoie un corps à un long acte et suit sa réponse, un objet JSON par ligne (`lib/acces/serveur/flux`). Rend sa fin ou son refus ;
 * lève quand le réseau manque ou que `signal` l'arrête : à donner à `useAction`.
 */
export async function suivreFlux<E, T>(
  adresse: string,
  corps: FormData | string,
  { surEtape, surEnvoi, signal }: Suivi<E>,
): Promise<Resultat<T>> {
  let lu = 0;
  const recus: Fin<T>[] = [];
  const lire = (reponse: XMLHttpRequest) => {
    if (!estFlux(reponse)) return;
    const { responseText } = reponse;
    const bout = responseText.lastIndexOf('\n') + 1;
    for (const ligne of responseText.slice(lu, bout).split('\n').filter(Boolean)) {
      const evenement: E | Fin<T> = JSON.parse(ligne);
      if (estFin(evenement)) recus.push(evenement);
      else surEtape(evenement);
    }
    lu = bout;
  };
  const demande = await televerser(adresse, corps, {
    ...(typeof corps === 'string' && { entetes: { 'content-type': 'application/json' } }),
    surEnvoi,
    surReponse: lire,
    signal,
  });
  if (!estFlux(demande)) return lireRefus(demande);
  lire(demande);
  const derniere = recus.at(-1);
  if (!derniere) throw new TypeError('Réponse interrompue');
  return 'fin' in derniere ? { ok: true, valeur: derniere.fin } : enEchec(derniere.refus);
}

/** Une page en 200 n'est pas de Griotte : celle d'un portail d'accès. */
const estFlux = (reponse: XMLHttpRequest): boolean =>
  reponse.status === 200 && reponse.getResponseHeader('content-type')?.startsWith('application/x-ndjson') === true;

const enEchec = ({ titre, message, fichier, ligne }: RefusFlux): Echec => ({
  ok: false,
  code: 'saisie',
  titre,
  message,
  ...(fichier && { ou: ligne === undefined ? fichier : `${fichier}, ligne ${ligne}` }),
});

const estFin = <E, T>(evenement: E | Fin<T>): evenement is Fin<T> =>
  typeof evenement === 'object' && evenement !== null && ('fin' in evenement || 'refus' in evenement);
