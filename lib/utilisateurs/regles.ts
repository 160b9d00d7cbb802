import type { Profil } from '@/lib/acces/modules';

/** Les profils de ce module : ni apprenants, ni parents, qui ont les leurs (G 3.4, 3.5). */
export const PROFILS_PERSONNEL = ['administrateur', 'chef', 'enseignant', 'lecteur'] as const;
export type ProfilPersonnel = (typeof PROFILS_PERSONNEL)[number];

/** Ceux que crée « Nouvel utilisateur » : les enseignants ont leur formulaire (G 3.3.2). */
export const PROFILS_AUTRES = ['chef', 'lecteur', 'administrateur'] as const;

export const CIVILITES = ['M.', 'Mme'] as const;

export type Origine = 'siecle' | 'manuel';
export const LIBELLES_ORIGINE: Record<Origine, string> = { siecle: 'importé', manuel: 'manuel' };

/** Où en est un compte ; `ouvert` n'appelle rien. */
export type EtatCompte = 'ouvert' | 'attente' | 'a-personnaliser' | 'suspendu' | 'masque';

export const LIBELLES_ETAT: Record<EtatCompte, string> = {
  ouvert: 'En service',
  attente: 'Première connexion pas faite',
  'a-personnaliser': 'Mot de passe à personnaliser',
  suspendu: 'Suspendu',
  masque: 'Masqué',
};

interface SituationCompte {
  masqueLe: Date | null;
  suspenduLe: Date | null;
  /** Faux : masqué, suspendu ou sorti. */
  ouvert: boolean;
  connecteLe: Date | null;
  aPersonnaliser: boolean;
}

/** L'état d'un compte à montrer : fermé d'abord, puis ce qui reste à faire pour s'en servir. */
export function etatDuCompte(c: SituationCompte): EtatCompte {
  if (c.masqueLe) return 'masque';
  if (c.suspenduLe || !c.ouvert) return 'suspendu';
  if (!c.connecteLe) return 'attente';
  return c.aPersonnaliser ? 'a-personnaliser' : 'ouvert';
}

/** Vrai si ces deux profils n'ont pas le même mot de passe initial : la date de naissance, ou aucun (AUT-4). */
export function changeInitial(avant: Profil, apres: Profil): boolean {
  const aLaDate = (p: Profil) => p === 'enseignant' || p === 'chef';
  return aLaDate(avant) !== aLaDate(apres);
}

/** Ce qu'il faut à l'établissement pour créer des utilisateurs : le nom et l'adresse de ses courriels (G 3.3.2). */
export const peutCreer = (e: { nom: string; courriel: string | null }): boolean =>
  e.nom.trim() !== '' && Boolean(e.courriel?.trim());
