'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { ENREGISTRE } from '../../_components/cadre';
import { activer } from '../actions';

const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
];

/** « Activer le transfert des données appartenant aux élèves » (G 3.6.2). */
export function FormulaireActivation({ numero, actif }: { numero: string; actif: boolean }) {
  const formulaire = useFormulaire(activer, {
    valeurs: { numero, actif: actif ? ('oui' as const) : ('non' as const) },
    schema: () => import('@/lib/transfert/schema').then((m) => m.schemaActivation),
    fait: ENREGISTRE,
  });
  return (
    <Carte titre="Activer le transfert des données appartenant aux élèves">
      <Formulaire de={formulaire} bouton="Valider" className="flex max-w-2xl flex-col gap-4">
        <p>
          Quand un élève arrive d’un autre établissement qui a lui aussi activé le transfert, son passeport
          professionnel, ses évaluations et ses résultats vous sont proposés. Vous les acceptez ou non&nbsp;; ils se
          consultent ensuite, sans se modifier. Activer, c’est aussi permettre à vos anciens élèves d’emporter les
          leurs.
        </p>
        <Champ
          libelle="Numéro de votre déclaration"
          maxLength={60}
          aide="Celui de la déclaration du traitement de données de votre établissement."
          className="max-w-md"
          {...formulaire.lier('numero')}
        />
        <GroupeRadios legende="Activer le transfert" options={OUI_NON} enLigne {...formulaire.lierRadios('actif')} />
      </Formulaire>
    </Carte>
  );
}
