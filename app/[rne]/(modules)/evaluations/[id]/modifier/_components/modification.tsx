'use client';

import { useState } from 'react';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { useBrouillonLocal } from '@/components/ui/brouillon-local';
import { Carte } from '@/components/ui/carte';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { EnTete } from '@/lib/evaluations/queries-modification';
import type { NoeudArbre } from '@/lib/referentiels/arbre';
import type { ItemEvaluable } from '@/lib/referentiels/items';
import { ChampsSujet, type Sujet } from '../../../_components/champs-sujet';
import { DemandePerte } from '../../../_components/demande-perte';
import { useEnvoi } from '../../../_components/envoi';
import { modifierEvaluation } from '../../../actions';

type Props = {
  retour: string;
  compteId: string;
  evaluation: EnTete;
  items: ItemEvaluable[];
  arbre: readonly NoeudArbre[];
};

/** Reprendre le titre, la date et les items ; ce qui ferait perdre des résultats est demandé d'abord. */
export function Modification({ retour, compteId, evaluation, items, arbre }: Props) {
  const { id, titre, faiteLe } = evaluation;
  const [sujet, setSujet] = useState<Sujet>(() => ({ titre, faiteLe, items: items.map((i) => i.code) }));
  const brouillon = useBrouillonLocal(`${compteId}:evaluation:${id}`, sujet);
  const { formulaire, erreurs, corriger, enCours, soumettre, demande } = useEnvoi(
    (confirme) => modifierEvaluation({ id, ...sujet, items: [...sujet.items], confirme }),
    retour,
    brouillon.terminer,
  );
  const changer = (changement: Partial<Sujet>) => {
    setSujet({ ...sujet, ...changement });
    for (const champ of Object.keys(changement)) corriger(champ);
  };
  return (
    <form ref={formulaire} onSubmit={soumettre} noValidate className="flex flex-col gap-6">
      <AvisBrouillon
        le={brouillon.retrouve?.le ?? null}
        onReprendre={() => {
          if (brouillon.retrouve) changer(brouillon.retrouve.valeur);
          brouillon.ecarter();
        }}
        onEffacer={brouillon.ecarter}
      />
      <Carte>
        <ChampsSujet
          {...{ sujet, arbre }}
          onChange={changer}
          erreurs={erreurs.champs}
          diplome={evaluation.referentiel}
          connus={items}
        />
      </Carte>
      {erreurs.message && <Avis ton="erreur">{erreurs.message}</Avis>}
      <div className="flex flex-wrap gap-2">
        <Bouton type="submit" variante="principal" enCours={enCours}>
          Valider les modifications
        </Bouton>
        <LienBouton href={retour} variante="discret">
          Annuler
        </LienBouton>
      </div>
      <DemandePerte {...demande} />
    </form>
  );
}
