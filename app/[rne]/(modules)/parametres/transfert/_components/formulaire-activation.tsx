'use client';

import type { FormEvent } from 'react';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { FinFormulaire } from '../../_components/fin-formulaire';
import { useEnregistrement } from '../../_components/use-enregistrement';
import { activer } from '../actions';

const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
];

/** « Activer le transfert des données appartenant aux élèves » (G 3.6.2). */
export function FormulaireActivation({ numero, actif }: { numero: string; actif: boolean }) {
  const { formulaire, champs, enregistrer, ...etat } = useEnregistrement();

  function envoyer(evenement: FormEvent<HTMLFormElement>) {
    evenement.preventDefault();
    const saisie = new FormData(evenement.currentTarget);
    const reponse = saisie.get('actif') === 'oui' ? 'oui' : 'non';
    enregistrer(() => activer({ numero: String(saisie.get('numero') ?? ''), actif: reponse }));
  }

  return (
    <Carte titre="Activer le transfert des données appartenant aux élèves">
      <form ref={formulaire} onSubmit={envoyer} noValidate className="flex max-w-2xl flex-col gap-4">
        <p>
          Quand un élève arrive d’un autre établissement qui a lui aussi activé le transfert, son passeport
          professionnel, ses évaluations et ses résultats vous sont proposés. Vous les acceptez ou non&nbsp;; ils se
          consultent ensuite, sans se modifier. Activer, c’est aussi permettre à vos anciens élèves d’emporter les
          leurs.
        </p>
        <Champ
          libelle="Numéro de votre déclaration"
          name="numero"
          defaultValue={numero}
          maxLength={60}
          aide="Celui de la déclaration du traitement de données de votre établissement."
          erreur={champs.numero}
          className="max-w-md"
        />
        <GroupeRadios
          legende="Activer le transfert"
          name="actif"
          options={OUI_NON}
          valeurInitiale={actif ? 'oui' : 'non'}
          erreur={champs.actif}
          enLigne
        />
        <FinFormulaire {...etat} />
      </form>
    </Carte>
  );
}
