import type { Profil } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';

export const CIBLES = ['la mienne', 'une autre classe', 'un autre établissement'] as const;
export type Cible = (typeof CIBLES)[number];

/** Une division, son enseignant et son apprenant. */
export interface Classe {
  rne: string;
  division: { id: string; code: string };
  enseignant: Acteur;
  apprenant: Acteur;
  admin: Acteur;
  /** Codes de toutes les divisions de l'établissement. */
  codes: string[];
}

export interface Monde {
  acteurs: Record<Profil, Acteur>;
  classes: Record<Cible, Classe>;
}

/** Comptes créés à la main : un import qui ne les nomme pas les laisse. */
const MANUEL = { origine: 'manuel' } as const;

async function uneClasse(rne: string, admin: Acteur, codes: string[]): Promise<Classe> {
  const division = await uneDivision(rne);
  const enseignant = await unEnseignant(rne, [division.id], MANUEL);
  codes.push(division.code);
  const apprenant = await unApprenant(rne, { division: division.id });
  return { rne, division, enseignant, apprenant, admin, codes };
}

/** Deux établissements : le premier a deux classes, et un acteur de chaque profil attaché à la première. */
export async function unMonde(): Promise<Monde> {
  const [rne, ailleurs] = [await unEtablissement(), await unEtablissement()];
  const administrateur = await unCompte(rne, 'administrateur');
  const codes: string[] = [];
  const mienne = await uneClasse(rne, administrateur, codes);
  const acteurs: Record<Profil, Acteur> = {
    administrateur,
    chef: await unCompte(rne, 'chef', MANUEL),
    lecteur: await unCompte(rne, 'lecteur', MANUEL),
    enseignant: mienne.enseignant,
    apprenant: mienne.apprenant,
    parent: await unParent(rne, [mienne.apprenant]),
  };
  return {
    acteurs,
    classes: {
      'la mienne': mienne,
      'une autre classe': await uneClasse(rne, await unCompte(rne, 'administrateur'), codes),
      'un autre établissement': await uneClasse(ailleurs, await unCompte(ailleurs, 'administrateur'), []),
    },
  };
}
