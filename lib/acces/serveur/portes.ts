import 'server-only';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { forbidden, notFound, redirect, unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { adresseDe } from '@/lib/adresses/regles';
import { ENTETE_ADRESSE, suiteUtile } from '@/lib/adresses/regles-suite';
import { journal } from '@/lib/serveur/journal';
import { mesures } from '@/lib/serveur/mesures';
import { type NomPorte, type Profil, peutEntrer } from '../modules';
import { type CodeRefus, type Echec, Refus, type Resultat } from '../refus';
import type { Acteur } from './acteur';
import { enResultat } from './erreurs';
import { memeOrigine } from './origine';
import { acteurCourant } from './session';

export type Recherche = Record<string, string | string[] | undefined>;
type Parametres = { rne: string };

/** Ce que la matrice d'accès lit sur chaque porte. */
export interface Porte {
  genre: 'page' | 'action' | 'route';
  module: NomPorte;
  ecriture: boolean;
  profils?: readonly Profil[];
}

interface Entree {
  module: NomPorte;
  /** Restreint aux profils nommés, parmi ceux du module. */
  profils?: readonly Profil[];
}

const SYMBOLE = Symbol.for('griotte.porte');
const marquer = <F extends object>(f: F, porte: Porte): F => Object.assign(f, { [SYMBOLE]: porte });

/** La porte d'une fonction exportée par `app/`, si elle en est une. */
export const porteDe = (f: unknown): Porte | undefined =>
  typeof f === 'function' ? (f as unknown as Record<symbol, Porte | undefined>)[SYMBOLE] : undefined;

/**
 * Porte d'une page. Sans session de cet établissement : vers la connexion, qui ramène ici. Profil hors du module : 403.
 * Élément hors de portée (`Refus` introuvable) : 404.
 */
export function page<P extends Parametres>(
  entree: Entree,
  rendre: (ctx: { acteur: Acteur; params: P; recherche: Recherche }) => Promise<ReactNode>,
) {
  const rendrePage = async (props: { params: Promise<P>; searchParams?: Promise<Recherche> }) => {
    const params = await props.params;
    const acteur = await acteurCourant();
    if (!acteur || acteur.rne !== params.rne)
      redirect(adresseDe(params.rne, 'connexion', await pageDemandee(params.rne)));
    if (acteur.aPersonnaliser) redirect(adresseDe(params.rne, 'premiere-connexion'));
    try {
      if (!peutEntrer(acteur, entree.module, entree)) throw new Refus('interdit');
      return await rendre({ acteur, params, recherche: (await props.searchParams) ?? {} });
    } catch (e) {
      if (!(e instanceof Refus)) throw e;
      journal.info({ ou: `page ${entree.module}`, code: e.code }, 'Refus');
      e.code === 'interdit' ? forbidden() : notFound();
    }
  };
  return marquer(rendrePage, { genre: 'page', module: entree.module, ecriture: false, ...profilsDe(entree) });
}

/** Ce qu'il faut à la connexion pour ramener ici : le premier filtre a noté l'adresse, une page ne connaît pas la sienne. */
const pageDemandee = async (rne: string) => suiteUtile(rne, (await headers()).get(ENTETE_ADRESSE) ?? undefined);

/**
 * Porte d'une action serveur (écriture). L'établissement est celui de la session, jamais un champ du formulaire.
 * `schema` valide la saisie ; `executer` agit ; les pages du module `revalide` (« accueil » : toutes) se relisent après succès.
 */
export function action<S extends z.ZodType, T>(
  entree: Entree & { schema: S; executer: (acteur: Acteur, saisie: z.output<S>) => Promise<T>; revalide?: NomPorte },
) {
  const executer = async (saisie: z.input<S>): Promise<Resultat<T>> => {
    try {
      const acteur = await exigerActeur(entree, true);
      const lu = entree.schema.safeParse(saisie);
      if (!lu.success) throw new Refus('saisie', { champs: champsFautifs(lu.error) });
      const valeur = await entree.executer(acteur, lu.data);
      if (entree.revalide !== undefined) revalidatePath(adresseDe(acteur.rne, entree.revalide), 'layout');
      compterEcriture(entree, 'ok');
      return { ok: true, valeur };
    } catch (e) {
      unstable_rethrow(e);
      const echec = enResultat(e, `action ${entree.module}`);
      compterEcriture(entree, echec.code);
      return echec;
    }
  };
  return marquer(executer, { genre: 'action', module: entree.module, ecriture: true, ...profilsDe(entree) });
}

/**
 * Porte d'une route (export, envoi de fichier). Sans session : 401 ; profil hors du module, ou envoi demandé par la page
 * d'un autre site : 403 ; hors de portée : 404. Les refus partent en texte, leur code dans l'en-tête `x-refus`.
 */
export function route<P extends Parametres>(
  entree: Entree & { ecriture?: boolean },
  repondre: (ctx: { acteur: Acteur; params: P; requete: Request }) => Promise<Response>,
) {
  const executer = async (requete: Request, contexte: { params: Promise<P> }): Promise<Response> => {
    try {
      const params = await contexte.params;
      if (requete.method !== 'GET' && !memeOrigine(requete.headers)) throw new Refus('autre-site');
      const acteur = await exigerActeur(entree, entree.ecriture ?? false);
      if (acteur.rne !== params.rne) throw new Refus('session');
      const reponse = await repondre({ acteur, params, requete });
      if (entree.ecriture) compterEcriture(entree, 'ok');
      return reponse;
    } catch (e) {
      unstable_rethrow(e);
      const echec = enResultat(e, `route ${entree.module}`);
      if (entree.ecriture) compterEcriture(entree, echec.code);
      return enTexte(echec);
    }
  };
  return marquer(executer, {
    genre: 'route',
    module: entree.module,
    ecriture: entree.ecriture ?? false,
    ...profilsDe(entree),
  });
}

const compterEcriture = ({ module }: Entree, issue: 'ok' | CodeRefus) => mesures().ecritures.inc({ module, issue });

const STATUTS: Partial<Record<CodeRefus, number>> = {
  imprevu: 500,
  session: 401,
  interdit: 403,
  'autre-site': 403,
  introuvable: 404,
  'import-trop-gros': 413,
  'tableur-trop-gros': 413,
  'image-trop-grosse': 413,
  'fichier-trop-gros': 413,
  'scpro-trop-gros': 413,
  'fichier-absent': 500,
  'fichier-abime': 500,
  'disque-plein': 507,
};

const enTexte = ({ code, message }: Echec) =>
  new Response(message, {
    status: STATUTS[code] ?? 422,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-refus': code },
  });

const profilsDe = (entree: Entree) => (entree.profils ? { profils: entree.profils } : {});

async function exigerActeur(entree: Entree, ecriture: boolean): Promise<Acteur> {
  const acteur = await acteurCourant();
  if (!acteur || acteur.aPersonnaliser) throw new Refus('session');
  if (!peutEntrer(acteur, entree.module, { ecriture, ...profilsDe(entree) })) throw new Refus('interdit');
  return acteur;
}

/** Un texte par champ que le schéma refuse : le premier. */
export const champsFautifs = (erreur: z.ZodError): Record<string, string> =>
  Object.fromEntries(erreur.issues.map((i) => [i.path.join('.'), i.message]).reverse());
