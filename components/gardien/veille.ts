/** Ce qu'une saisie demande au gardien tant qu'elle est à l'écran. */
export interface Veille {
  /** Met à l'abri sur l'appareil, tout de suite ; absente si rien ne peut l'être (un fichier en chemin). */
  garder?: () => void;
  /** Le réseau, la personne ou la session est de retour : envoyer ce qui attend. */
  relancer?: () => Promise<unknown>;
  /** Vrai si fermer la page perdrait quelque chose. */
  retient?: () => boolean;
}

const veilles = new Set<Veille>();

/** La personne s'en va, en connaissance de cause : plus rien ne se garde ni ne la retient. */
let partie = false;

const garderTout = (): void => {
  if (!partie) for (const veille of veilles) veille.garder?.();
};

const relancerTout = (): void => {
  for (const veille of veilles) void veille.relancer?.();
};

function surVisibilite(): void {
  if (document.visibilityState === 'hidden') garderTout();
  relancerTout();
}

function retenir(evenement: BeforeUnloadEvent): void {
  garderTout();
  if (!partie && [...veilles].some((veille) => veille.retient?.())) evenement.preventDefault();
}

let ecoutes: AbortController | undefined;

function ecouter(): void {
  ecoutes = new AbortController();
  const { signal } = ecoutes;
  document.addEventListener('visibilitychange', surVisibilite, { signal });
  window.addEventListener('focus', relancerTout, { signal });
  window.addEventListener('online', relancerTout, { signal });
  window.addEventListener('pagehide', garderTout, { signal });
  window.addEventListener('beforeunload', retenir, { signal });
}

/** Veille sur une saisie jusqu'à ce que la fonction rendue soit appelée ; seul endroit qui retienne une page. */
export function veiller(veille: Veille): () => void {
  if (veilles.size === 0) ecouter();
  veilles.add(veille);
  return () => {
    veilles.delete(veille);
    if (veilles.size === 0) ecoutes?.abort();
  };
}

/** Ce qui n'est pas enregistré a été dit à la personne, et elle part ; la page ressortie du cache veille de nouveau. */
export function laisserPartir(): void {
  partie = true;
  window.addEventListener(
    'pageshow',
    () => {
      partie = false;
    },
    { once: true },
  );
}

/** Vrai si une saisie est à l'écran. */
export const enVeille = (): boolean => veilles.size > 0;

/** Garde et envoie tout ce qui attend, sans attendre plus que `patience` millisecondes. */
export async function mettreAJour(patience: number): Promise<void> {
  garderTout();
  const envois = Promise.allSettled([...veilles].map((veille) => veille.relancer?.()));
  await Promise.race([envois, new Promise((suite) => setTimeout(suite, patience))]);
  garderTout();
}
