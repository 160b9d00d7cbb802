import type { Profil } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Cible, Classe } from './monde';
import type { Demande } from './ouvrir';

export interface Scenario {
  /** Le module du guide : il dit quels profils entrent. */
  module: string;
  /** Profils que cette porte admet parmi ceux du module ; sans précision, tous. */
  profils?: Profil[];
  /** Vrai si la porte écrit : un profil qui ne fait que consulter le module y est refusé. */
  ecriture?: boolean;
  /** Vrai si la demande vise quelque chose ; sinon le profil seul compte. */
  vise?: boolean;
  /** Cibles que ces profils voient. Sans précision : la leur. */
  voient?: Partial<Record<Profil, Cible[]>>;
  /** Ce qu'on demande, sur une cible neuve. */
  demander: (classe: Classe, acteur: Acteur) => Promise<Omit<Demande, 'rne'>>;
}

/** Les portes d'un groupe de modules, par `chemin#export`. */
export type Scenarios = Record<string, Scenario>;

export const TOUT: Cible[] = ['la mienne', 'une autre classe'];
export const DIRECTION = { chef: TOUT, lecteur: TOUT };
export const ENSEIGNANT: Profil[] = ['enseignant'];
export const APPRENANT: Profil[] = ['apprenant'];
export const ITEM = '1.1.1';

/** Une porte qui ne vise rien : le profil seul compte. */
export const page = (module: string): Scenario => ({ module, demander: async () => ({}) });

export const requete = (chemin: string, init?: RequestInit) => new Request(`http://localhost:3000${chemin}`, init);

export const ecrit = (module: string, profils: Profil[], demander: Scenario['demander']): Scenario => ({
  module,
  profils,
  ecriture: true,
  vise: true,
  demander,
});
