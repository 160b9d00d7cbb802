import 'server-only';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { saisieDe, versionLue } from '../regles';
import type { CreationFiche, ModificationFiche, SaisieFiche, VersionFiche } from '../schema';
import { creerFiche, type FicheEnregistree, modifierFiche } from './mutations';
import { copierFichiers } from './mutations-copie';
import { lireFiche } from './queries-fiche';

/** La fiche telle que la base l'a, pour qui arrive avec une version plus ancienne. */
export interface FicheActuelle {
  saisie: SaisieFiche;
  version: VersionFiche;
  modifieLe: Date;
}

/** Ce que la base a d'une fiche. Refus `introuvable` hors de la vue de l'acteur. */
export async function lireActuelle(acteur: Acteur, id: string): Promise<FicheActuelle> {
  const lue = await lireFiche(acteur, id);
  return { saisie: saisieDe(lue), version: versionLue(lue), modifieLe: lue.modifieLe };
}

/** `sansFichiers` : pourquoi les fichiers de la fiche dupliquée n'ont pas tous suivi. */
export type Enregistrement =
  | ({ etat: 'enregistree'; sansFichiers: string | null } & FicheEnregistree)
  | { etat: 'perimee'; actuelle: FicheActuelle };

/** Une fiche périmée n'est pas un simple refus : on rend ce que la base a, que l'apprenant choisisse en le voyant. */
async function ouDirePerimee(
  acteur: Acteur,
  id: string,
  enregistrer: () => Promise<FicheEnregistree>,
): Promise<Enregistrement> {
  try {
    return { etat: 'enregistree', sansFichiers: null, ...(await enregistrer()) };
  } catch (e) {
    if (!(e instanceof Refus) || e.code !== 'fiche-perimee') throw e;
    return { etat: 'perimee', actuelle: await lireActuelle(acteur, id) };
  }
}

/** Crée une fiche (`creerFiche`), avec les fichiers de celle qu'elle duplique si l'apprenant les garde (PAS-2, PAS-4). */
export async function enregistrerNeuve(
  acteur: Acteur,
  { id, saisie, copieDe }: CreationFiche,
): Promise<Enregistrement> {
  const enregistrement = await ouDirePerimee(acteur, id, () => creerFiche(acteur, saisie, id));
  if (enregistrement.etat === 'perimee' || !copieDe) return enregistrement;
  return { ...enregistrement, sansFichiers: await copierFichiers(acteur, copieDe, id) };
}

/** Modifie une fiche (`modifierFiche`), ou rend ce qu'elle est devenue (PAS-3). */
export const enregistrerModifiee = (acteur: Acteur, demande: ModificationFiche): Promise<Enregistrement> =>
  ouDirePerimee(acteur, demande.id, () => modifierFiche(acteur, demande));
