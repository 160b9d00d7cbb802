import type { Fin } from '@/lib/acces/serveur/flux';

const TITRE = 'La liaison s’est interrompue';
const COUPURE = 'Vérifiez votre connexion internet, puis recommencez. Vos choix sont restés à l’écran.';

const coupure = <T>(): Fin<T> => ({ refus: { titre: TITRE, message: COUPURE } });

/** Le refus d'une porte : son texte ; autre chose (page d'un mandataire…) ne se montre pas. */
function refusDe<T>(xhr: XMLHttpRequest): Fin<T> {
  const deGriotte = xhr.getResponseHeader('content-type')?.startsWith('text/plain');
  const message = deGriotte ? xhr.responseText : `Le serveur n’a pas accepté la demande (${xhr.status}).`;
  return { refus: { titre: 'La demande a été refusée', message } };
}

/**
 * Envoie `corps` et suit la réponse, un objet JSON par ligne (`lib/acces/serveur/flux`). Rend la fin ou le refus ; `undefined`
 * quand `signal` a tout annulé. `surEnvoi` donne les octets partis.
 */
export function envoyer<E, T>(
  url: string,
  corps: FormData | string,
  suivi: { surEtape: (etape: E) => void; surEnvoi?: (partis: number, total: number) => void; signal?: AbortSignal },
): Promise<Fin<T> | undefined> {
  const xhr = new XMLHttpRequest();
  let [lu, derniere]: [number, Fin<T> | undefined] = [0, undefined];
  const lire = () => {
    const bout = xhr.responseText.lastIndexOf('\n') + 1;
    for (const ligne of xhr.responseText.slice(lu, bout).split('\n').filter(Boolean)) {
      const evenement: E | Fin<T> = JSON.parse(ligne);
      if (estFin(evenement)) derniere = evenement;
      else suivi.surEtape(evenement);
    }
    lu = bout;
  };
  return new Promise((rendre) => {
    xhr.upload.onprogress = (e) => suivi.surEnvoi?.(e.loaded, e.total);
    xhr.onprogress = () => xhr.status === 200 && lire();
    xhr.onload = () => {
      if (xhr.status !== 200) return rendre(refusDe(xhr));
      lire();
      rendre(derniere ?? coupure());
    };
    xhr.onerror = () => rendre(coupure());
    xhr.onabort = () => rendre(undefined);
    suivi.signal?.addEventListener('abort', () => xhr.abort());
    xhr.open('POST', url);
    if (typeof corps === 'string') xhr.setRequestHeader('content-type', 'application/json');
    xhr.send(corps);
  });
}

const estFin = <E, T>(evenement: E | Fin<T>): evenement is Fin<T> =>
  typeof evenement === 'object' && evenement !== null && ('fin' in evenement || 'refus' in evenement);
