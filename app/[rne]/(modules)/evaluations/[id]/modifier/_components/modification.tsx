'use client';

import { useState } from 'react';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { useBrouillon } from '@/components/gardien/brouillon';
import { Renoncer } from '@/components/gardien/renoncer';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { ChampsSujet, type Sujet } from '../../../_components/champs-sujet';
import { DemandePerte } from '../../../_components/demande-perte';
import { useEnvoi } from '../../../_components/envoi';
import { modifierEvaluation } from '../../../actions';

type Props = {
  retour: string;
  evaluation: EnTete;
  items: ItemEvaluable[];
  arbre: readonly NoeudArbre[];
};

/** Reprendre le titre, la date et les items ; ce qui ferait perdre des résultats est demandé d'abord. */
export function Modification({ retour, evaluation, items, arbre }: Props) {
  const { id, titre, faiteLe } = evaluation;
  const [sujet, setSujet] = useState<Sujet>(() => ({ titre, faiteLe, items: items.map((i) => i.code) }));
  const brouillon = useBrouillon({
    sujet: `evaluation:${id}`,
    titre: `Modification de «\u00a0${titre}\u00a0»`,
    valeur: sujet,
    reprendre: (gardee) => changer(gardee),
  });
  const { formulaire, erreurs, corriger, enCours, soumettre, demande } = useEnvoi(
    (confirme) => brouillon.suivre(modifierEvaluation({ id, ...sujet, items: [...sujet.items], confirme })),
    retour,
  );
  const changer = (changement: Partial<Sujet>) => {
    setSujet({ ...sujet, ...changement });
    for (const champ of Object.keys(changement)) corriger(champ);
  };
  return (
    <form ref={formulaire} onSubmit={soumettre} noValidate className="flex flex-col gap-6">
      <AvisBrouillon {...brouillon.avis} />
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
        <Renoncer href={retour} brouillon={brouillon} />
      </div>
      <DemandePerte {...demande} />
    </form>
  );
}
