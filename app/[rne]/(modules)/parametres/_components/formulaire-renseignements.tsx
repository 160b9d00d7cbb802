'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { enregistrerRenseignements } from '../actions';
import { ENREGISTRE } from './cadre';

interface Props {
  rne: string;
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
  telephone: string | null;
  courriel: string | null;
}

/** Les renseignements de l'établissement (PAR-1). */
export function FormulaireRenseignements({ rne, ...e }: Props) {
  const formulaire = useFormulaire(enregistrerRenseignements, {
    valeurs: {
      nom: e.nom,
      adresse: e.adresse ?? '',
      codePostal: e.codePostal ?? '',
      commune: e.commune ?? '',
      telephone: e.telephone ?? '',
      courriel: e.courriel ?? '',
    },
    schema: () => import('@/lib/parametres/schema').then((m) => m.schemaRenseignements),
    fait: ENREGISTRE,
  });
  return (
    <Carte titre="Renseignements de l’établissement">
      <Formulaire de={formulaire} bouton="Valider" className="flex max-w-2xl flex-col gap-4">
        {!e.courriel && (
          <Avis ton="attention">
            Le nom et l’adresse électronique sont nécessaires pour créer des utilisateurs et pour l’export du passeport
            professionnel.
          </Avis>
        )}
        <Champ libelle="Code UAI (RNE)" value={rne} readOnly className="max-w-48" />
        <Champ libelle="Nom" required maxLength={120} autoComplete="organization" {...formulaire.lier('nom')} />
        <Champ libelle="Adresse" maxLength={200} autoComplete="street-address" {...formulaire.lier('adresse')} />
        <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
          <Champ
            libelle="Code postal"
            inputMode="numeric"
            maxLength={5}
            autoComplete="postal-code"
            {...formulaire.lier('codePostal')}
          />
          <Champ libelle="Commune" maxLength={100} autoComplete="address-level2" {...formulaire.lier('commune')} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Champ libelle="Téléphone" type="tel" maxLength={20} autoComplete="tel" {...formulaire.lier('telephone')} />
          <Champ libelle="Adresse électronique" type="email" autoComplete="email" {...formulaire.lier('courriel')} />
        </div>
      </Formulaire>
    </Carte>
  );
}
