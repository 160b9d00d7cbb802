'use client';

import type { ReactNode } from 'react';
import { ChoixItemsDiffere } from '@/components/choix-items-differe';
import type { EtatFormulaire } from '@/components/envoi/formulaire';
import type { ItemNomme } from '@/components/items/regles';
import { Champ } from '@/components/ui/champ';
import { LONGUEUR_TITRE } from '@/lib/evaluations/regles';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';

/** Ce que toute évaluation a : on le saisit à sa création, on le reprend ensuite. */
export interface Sujet {
  titre: string;
  faiteLe: string;
  items: string[];
}

type Etat = EtatFormulaire<Sujet>;

type Props = {
  titre: ReturnType<Etat['lier']>;
  faiteLe: ReturnType<Etat['lier']>;
  items: { valeur: string[]; changer: (items: string[]) => void; erreur: string | undefined };
  /** Le diplôme de l'arbre. */
  diplome: string;
  arbre: readonly NoeudArbre[];
  /** Items déjà choisis qui ne sont peut-être plus dans l'arbre. */
  connus?: readonly ItemNomme[];
  /** D'autres champs, à la suite du titre et de la date. */
  children?: ReactNode;
};

/** Titre, date et items d'une évaluation. */
export function ChampsSujet({ titre, faiteLe, items, diplome, arbre, connus, children }: Props) {
  return (
    <>
      <div className="mb-6 grid gap-4 sm:grid-cols-[1fr_14rem]">
        <Champ libelle="Titre" maxLength={LONGUEUR_TITRE} required {...titre} />
        <Champ libelle="Date" type="date" required {...faiteLe} />
        {children}
      </div>
      <ChoixItemsDiffere
        key={diplome}
        id="items"
        arbre={arbre}
        {...(connus && { connus })}
        choisis={items.valeur}
        onChange={items.changer}
        erreur={items.erreur}
      />
    </>
  );
}
