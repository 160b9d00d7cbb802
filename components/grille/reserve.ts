import { type Compte, type Gardee as EnReserve, garder, lireGardee, oublier } from '@/components/gardien/rangement';
import { type Cle, valeursDe } from '@/lib/evaluations/grille/format';
import { dejaDansLaGrille, type Gardee } from '@/lib/evaluations/grille/valeurs';
import { sujetGrille } from '@/lib/evaluations/regles-gardee';
import { lireSuite } from './suivi';

/** Ce qui attend, gardé hors de la page : une panne de réseau ou un onglet fermé n'en perdent rien. */
export interface Reserve {
  lire: () => ReadonlyMap<Cle, Gardee>;
  /** Garde `attente` ; oublie le reste de `touchees`. Faux si l'appareil ne garde rien. */
  ecrire: (attente: ReadonlyMap<Cle, Gardee>, touchees: Iterable<Cle>) => boolean;
}

const estGardee = (v: unknown): v is Gardee =>
  Array.isArray(v) && v.length > 0 && v.every((texte) => typeof texte === 'string');

/** Les cases d'une réserve ; rien si elle est d'une autre forme. */
export function casesGardees(valeur: unknown): Map<Cle, Gardee> {
  if (typeof valeur !== 'object' || valeur === null) return new Map();
  return new Map(Object.entries(valeur).flatMap(([cle, v]): [Cle, Gardee][] => (estGardee(v) ? [[cle, v]] : [])));
}

/** La réserve d'une grille sur cet appareil. Deux onglets de la même y tiennent : chacun n'y touche que ses cases. */
export function reserveLocale(compte: Compte, evaluation: { id: string; titre: string }): Reserve {
  const sujet = sujetGrille(evaluation.id);
  const titre = `Grille de «\u00a0${evaluation.titre}\u00a0»`;
  const lire = () => casesGardees(lireGardee(compte, sujet)?.valeur);
  return {
    lire,
    ecrire(attente, touchees) {
      const reste = lire();
      for (const cle of touchees) reste.delete(cle);
      for (const [cle, gardee] of attente) reste.set(cle, gardee);
      if (reste.size > 0) return garder(compte, { sujet, titre, valeur: Object.fromEntries(reste) });
      oublier(compte, sujet);
      return true;
    },
  };
}

/** Vrai si le serveur a déjà tout ce qu'une grille fermée avait laissé ; nul s'il ne répond pas. */
export async function dejaEnregistree(adresse: string, { valeur }: EnReserve): Promise<boolean | null> {
  const grille = await lireSuite(adresse, '');
  return grille && dejaDansLaGrille(casesGardees(valeur), valeursDe(grille));
}
