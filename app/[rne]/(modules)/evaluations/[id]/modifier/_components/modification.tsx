'use client';

import { useState } from 'react';
import { ChoixItems } from '@/components/choix-items';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { EvaluationLue, ItemEvalue } from '@/lib/evaluations/queries';
import { LONGUEUR_TITRE } from '@/lib/evaluations/regles';
import type { NoeudArbre } from '@/lib/referentiels/arbre';
import { DemandePerte } from '../../../_components/demande-perte';
import { useEnvoi } from '../../../_components/envoi';
import { modifierEvaluation } from '../../../actions';

type Props = { retour: string; evaluation: EvaluationLue; items: ItemEvalue[]; arbre: NoeudArbre[] };

export function Modification({ retour, evaluation, items, arbre }: Props) {
  const [titre, setTitre] = useState(evaluation.titre);
  const [faiteLe, setFaiteLe] = useState(evaluation.faiteLe);
  const [choisis, setChoisis] = useState(() => items.map((i) => i.code));
  const { formulaire, erreurs, corriger, enCours, soumettre, demande } = useEnvoi(
    (confirme) => modifierEvaluation({ id: evaluation.id, titre, faiteLe, items: choisis, confirme }),
    retour,
  );
  return (
    <form ref={formulaire} onSubmit={soumettre} noValidate className="flex flex-col gap-6">
      <Carte>
        <div className="mb-6 grid gap-4 sm:grid-cols-[1fr_14rem]">
          <Champ
            libelle="Titre"
            value={titre}
            onChange={(e) => {
              setTitre(e.target.value);
              corriger('titre');
            }}
            maxLength={LONGUEUR_TITRE}
            required
            erreur={erreurs.champs.titre}
          />
          <Champ
            libelle="Date"
            type="date"
            value={faiteLe}
            onChange={(e) => {
              setFaiteLe(e.target.value);
              corriger('faiteLe');
            }}
            required
            erreur={erreurs.champs.faiteLe}
          />
        </div>
        <ChoixItems
          id="items"
          arbre={arbre}
          connus={items}
          choisis={choisis}
          onChange={(suite) => {
            setChoisis(suite);
            corriger('items');
          }}
          erreur={erreurs.champs.items}
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
