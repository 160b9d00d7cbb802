import { useState } from 'react';
import type { SaisieFormulaire } from '@/lib/utilisateurs/schema';

const CHAMPS = Object.keys({
  profil: true,
  civilite: true,
  nom: true,
  prenom: true,
  dateNaissance: true,
  courriel: true,
  discipline: true,
} satisfies Record<keyof SaisieFormulaire, true>) as (keyof SaisieFormulaire)[];

interface Cases {
  enregistrees: ReadonlySet<string>;
  cochees: ReadonlySet<string>;
}

/** Les cases d'un formulaire, et celles de la base ; elles y reviennent quand la base change. */
export function useCases(ids: readonly string[]): Cases & { cocher: (suite: Set<string>) => void } {
  const cle = ids.join(' ');
  const [connu, setConnu] = useState(cle);
  const [cochees, cocher] = useState<ReadonlySet<string>>(() => new Set(ids));
  if (connu !== cle) {
    setConnu(cle);
    cocher(new Set(ids));
  }
  return { enregistrees: new Set(ids), cochees, cocher };
}

/** Ce qui diffère de l'enregistré, prêt pour l'action. Qui n'est pas enseignant n'a ni discipline ni classes à changer. */
export function changements(avant: SaisieFormulaire, apres: SaisieFormulaire, cases: Cases) {
  const enseigne = apres.profil === 'enseignant';
  const champs: Partial<SaisieFormulaire> = {};
  for (const champ of CHAMPS) {
    if (apres[champ] !== avant[champ] && (enseigne || champ !== 'discipline')) {
      Object.assign(champs, { [champ]: apres[champ] });
    }
  }
  return {
    champs,
    ajouts: enseigne ? [...cases.cochees].filter((id) => !cases.enregistrees.has(id)) : [],
    retraits: enseigne ? [...cases.enregistrees].filter((id) => !cases.cochees.has(id)) : [],
  };
}
