/** Qui saisit : ce qu'un compte laisse sur l'appareil n'est lu que de lui. */
export interface Compte {
  rne: string;
  id: string;
}

/** Une saisie gardée sur l'appareil, que le serveur n'a pas encore confirmée. */
export interface Gardee<T = unknown> {
  /** Ce qui est saisi : « grille:… », « fiche:… », « scenario:nouveau ». */
  sujet: string;
  /** Comment le dire à la personne : « Grille « Commande » ». */
  titre: string;
  le: Date;
  valeur: T;
  /** Envoyée, sans que la réponse vienne : le serveur l'a peut-être. */
  partie: boolean;
}

/** Au-delà, ce que l'appareil garde est oublié. */
export const JOURS_GARDES = 7;

const PREFIXE = 'griotte:garde:';
/** Qui s'est connecté le dernier dans ce navigateur ; vide une fois déconnecté. */
const PRESENT = 'griotte:compte';

const debut = ({ rne, id }: Compte): string => `${PREFIXE}${rne}:${id}:`;
const cleDuCompte = ({ rne, id }: Compte): string => `${rne}:${id}`;

/** Le rangement du navigateur peut manquer (navigation privée, place épuisée) : la saisie continue alors sans filet. */
function tenter<R>(faire: () => R, sinon: R): R {
  try {
    return faire();
  } catch {
    return sinon;
  }
}

const estVieux = (le: number): boolean => !(Date.now() - le < JOURS_GARDES * 86_400_000);

/** Ce que porte un texte du rangement ; nul s'il est abîmé, d'une autre forme, ou trop vieux. */
function decoder<T>(texte: string | null, sujet: string): Gardee<T> | null {
  const lu = tenter(() => JSON.parse(texte ?? 'null') as unknown, null);
  if (typeof lu !== 'object' || lu === null || !('valeur' in lu) || !('le' in lu)) return null;
  const { le, titre, valeur, partie } = lu as { le: number; titre?: string; valeur: T; partie?: boolean };
  return estVieux(le) ? null : { sujet, titre: titre ?? '', le: new Date(le), valeur, partie: partie === true };
}

const cles = (prefixe: string): string[] =>
  tenter(() => Object.keys(localStorage), []).filter((cle) => cle.startsWith(prefixe));

const retirerCle = (cle: string): void => tenter(() => localStorage.removeItem(cle), undefined);

/** Retire ce qui a plus de sept jours ou ne se lit plus, de quelque compte que ce soit. */
function purger(): void {
  for (const cle of cles(PREFIXE))
    if (
      !decoder(
        tenter(() => localStorage.getItem(cle), null),
        '',
      )
    )
      retirerCle(cle);
}

/**
 * Ce compte vient d'ouvrir une page : il est celui de ce navigateur, et ce qui a vieilli sur l'appareil s'oublie.
 */
export function ouvrirRangement(compte: Compte): void {
  purger();
  tenter(() => localStorage.setItem(PRESENT, cleDuCompte(compte)), undefined);
}

/** Ce compte se déconnecte : plus rien de lui n'est gardé, ni par cette page ni par une autre restée ouverte. */
export function fermerRangement(compte: Compte, effacer: boolean): void {
  tenter(() => localStorage.setItem(PRESENT, ''), undefined);
  if (effacer) for (const cle of cles(debut(compte))) retirerCle(cle);
}

const present = (): string | null => tenter(() => localStorage.getItem(PRESENT), null);

/**
 * Ce compte n'est plus celui de ce navigateur : la personne s'est déconnectée (`session`), ou un autre compte s'est
 * connecté depuis et enregistrerait sous son nom. Nul s'il l'est encore, ou si l'on n'en sait rien.
 */
export function absence(compte: Compte): 'session' | 'autre-compte' | null {
  const qui = present();
  if (qui === null || qui === cleDuCompte(compte)) return null;
  return qui === '' ? 'session' : 'autre-compte';
}

/** Pourquoi rien ne doit partir d'une page de ce compte ; nul si rien ne s'y oppose. */
export function empechement(compte: Compte): 'reseau' | 'session' | null {
  if (absence(compte)) return 'session';
  return navigator.onLine ? null : 'reseau';
}

/** Ce que ce compte a gardé sous ce sujet ; nul s'il n'y a rien, ou depuis plus de sept jours. */
export const lireGardee = <T>(compte: Compte, sujet: string): Gardee<T> | null =>
  decoder<T>(
    tenter(() => localStorage.getItem(debut(compte) + sujet), null),
    sujet,
  );

/** Garde cette valeur, en JSON. Rend faux si le navigateur ne le peut pas, ou si la personne s'est déconnectée. */
export function garder(compte: Compte, { sujet, titre, valeur, partie = false }: AGarder): boolean {
  if (present() === '') return false;
  return tenter(() => {
    const texte = JSON.stringify({ le: Date.now(), titre, valeur, ...(partie && { partie }) });
    localStorage.setItem(debut(compte) + sujet, texte);
    return true;
  }, false);
}

export interface AGarder {
  sujet: string;
  titre: string;
  valeur: unknown;
  partie?: boolean;
}

export const oublier = (compte: Compte, sujet: string): void => retirerCle(debut(compte) + sujet);

/** Ce que ce compte a gardé, les plus récentes d'abord ; `genre` : le début du sujet, « fiche: ». */
export function listerGardees<T>(compte: Compte, genre = ''): Gardee<T>[] {
  const prefixe = debut(compte);
  return cles(prefixe + genre)
    .flatMap((cle) => lireGardee<T>(compte, cle.slice(prefixe.length)) ?? [])
    .sort((a, b) => b.le.getTime() - a.le.getTime());
}
