'use client';

import type { ReactNode } from 'react';
import { ChoixItems } from '@/components/choix-items';
import type { ItemNomme } from '@/components/choix-items-regles';
import { Champ } from '@/components/ui/champ';
import { LONGUEUR_TITRE } from '@/lib/evaluations/regles';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';

/** Ce que toute évaluation a : on le saisit à sa création, on le reprend ensuite. */
export interface Sujet {
  titre: string;
  faiteLe: string;
  items: readonly string[];
}

type Props = {
  sujet: Sujet;
  onChange: (changement: Partial<Sujet>) => void;
  erreurs: Record<string, string>;
  /** Le diplôme de l'arbre. */
  diplome: string;
  arbre: readonly NoeudArbre[];
  /** Items déjà choisis qui ne sont peut-être plus dans l'arbre. */
  connus?: readonly ItemNomme[];
  /** D'autres champs, à la suite du titre et de la date. */
  children?: ReactNode;
};

/** Titre, date et items d'une évaluation. */
export function ChampsSujet({ sujet, onChange, erreurs, diplome, arbre, connus, children }: Props) {
  return (
    <>
      <div className="mb-6 grid gap-4 sm:grid-cols-[1fr_14rem]">
        <Champ
          libelle="Titre"
          value={sujet.titre}
          onChange={(e) => onChange({ titre: e.target.value })}
          maxLength={LONGUEUR_TITRE}
          required
          erreur={erreurs.titre}
        />
        <Champ
          libelle="Date"
          type="date"
          value={sujet.faiteLe}
          onChange={(e) => onChange({ faiteLe: e.target.value })}
          required
          erreur={erreurs.faiteLe}
        />
        {children}
      </div>
      <ChoixItems
        key={diplome}
        id="items"
        arbre={arbre}
        {...(connus && { connus })}
        choisis={sujet.items}
        onChange={(items) => onChange({ items })}
        erreur={erreurs.items}
      />
    </>
  );
}
