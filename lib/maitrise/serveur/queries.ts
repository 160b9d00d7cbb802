import 'server-only';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type ApprenantListe, type Choix, type Classe, choisirApprenant, parametre } from '@/lib/apprenants/regles';
import { type ApprenantLu, lireClasses, lireEnfants, lireUnApprenant } from '@/lib/apprenants/serveur/queries';
import type { FiltreGarde } from '@/lib/filtres/regles';
import { lireFiltres } from '@/lib/filtres/serveur/queries';
import type { Matiere } from '../regles-tableau';
import { lireMatieres } from './queries-matieres';

/** L'apprenant d'un tableau de bord et tout ce qu'il a reçu. */
export interface Dossier extends Matiere {
  apprenant: ApprenantLu;
  /** Les filtres que l'acteur garde pour ce diplôme (TDB-3). */
  filtres: FiltreGarde[];
}

async function lireDossier(tx: Transaction, acteur: Acteur, id: string): Promise<Dossier> {
  const apprenant = await lireUnApprenant(tx, acteur, id);
  const [matieres, filtres] = await Promise.all([
    lireMatieres(tx, acteur, [id]),
    lireFiltres(tx, acteur, 'tableau-de-bord', apprenant.referentiel),
  ]);
  const { fiches, evaluations } = matieres.get(id) ?? { fiches: [], evaluations: [] };
  return { apprenant, filtres, fiches, evaluations };
}

type Recherche = { classe?: string | string[] | undefined; apprenant?: string | string[] | undefined };

/** Ce qu'il faut à la page : de quoi choisir, selon le profil, et le dossier choisi (nul tant que rien ne l'est). */
export interface TableauDeBordLu {
  classes: Classe[];
  choix: Choix;
  enfants: ApprenantListe[];
  dossier: Dossier | null;
}

/**
 * Tout le tableau de bord en une transaction. `recherche` est l'adresse (`classe`, `apprenant`) : un apprenant n'y
 * regarde que lui-même, un parent l'un de ses enfants, un personnel ceux de sa portée ; hors de là, refus `introuvable`.
 */
export const lireTableauDeBord = (acteur: Acteur, recherche: Recherche): Promise<TableauDeBordLu> =>
  lire(acteur, async (tx) => {
    const [classes, enfants] = await Promise.all([lireClasses(tx, acteur), lireEnfants(tx, acteur)]);
    const choix = choisirApprenant(classes, recherche);
    if (parametre(recherche.classe) && !choix.classe) throw new Refus('introuvable');
    const id = apprenantVoulu(acteur, recherche, enfants);
    return { classes, enfants, choix, dossier: id ? await lireDossier(tx, acteur, id) : null };
  });

function apprenantVoulu(acteur: Acteur, recherche: Recherche, enfants: ApprenantListe[]) {
  const voulu = parametre(recherche.apprenant);
  if (acteur.profil === 'apprenant') return voulu || acteur.compteId;
  return acteur.profil === 'parent' && !voulu ? enfants[0]?.id : voulu;
}
