import type { Profil } from './modules';

/** Ce qu'une session dure au plus, en millisecondes : une journée de cours, ou trente jours pour qui reste connecté. */
export const JOURNEE = 12 * 3_600_000;
const TRENTE_JOURS = 30 * 24 * 3_600_000;

/** Sans usage pendant ce temps, la session d'un personnel finit : un poste quitté en salle des professeurs se referme. */
const INACTIVITE = 2 * 3_600_000;

/** En deçà, un nouvel usage ne s'écrit pas : une page ne coûte pas une écriture. */
const FINESSE_USAGE = 5 * 60_000;

/** Ce qu'une page demande d'elle-même porte cet en-tête : personne ne s'en sert, l'inactivité court. */
export const ENTETE_FOND = 'x-griotte-fond';

/** Les profils à qui l'établissement peut permettre de rester connectés, et que l'inactivité ne déconnecte pas. */
export const PEUVENT_RESTER = ['parent', 'apprenant'] as const satisfies readonly Profil[];

export const peutRester = (profil: Profil): boolean => (PEUVENT_RESTER as readonly Profil[]).includes(profil);

/** La fin d'une session ouverte à cet instant, quoi qu'il s'y passe (AUT-19). */
export const finDe = (ouverteLe: Date, reste: boolean): Date =>
  new Date(ouverteLe.getTime() + (reste ? TRENTE_JOURS : JOURNEE));

/** Une session de personnel qui n'a pas servi depuis cet instant est finie. */
export const limiteInactivite = (maintenant: Date): Date => new Date(maintenant.getTime() - INACTIVITE);

interface Session {
  vueLe: Date;
  finLe: Date;
}

/** Vrai si cette session vaut encore : ni arrivée à sa fin, ni laissée trop longtemps sans usage. */
export const sessionVivante = (s: Session, profil: Profil, maintenant: Date): boolean =>
  s.finLe > maintenant && (peutRester(profil) || s.vueLe > limiteInactivite(maintenant));

/** Vrai si ce que la base sait du dernier usage est à rafraîchir. */
export const usageANoter = (s: Session, maintenant: Date): boolean =>
  maintenant.getTime() - s.vueLe.getTime() > FINESSE_USAGE;
