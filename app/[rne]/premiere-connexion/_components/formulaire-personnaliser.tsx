'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { personnaliser } from '../actions';

export function FormulairePersonnaliser({ login }: { login: string }) {
  const formulaire = useFormulaire(personnaliser, {
    valeurs: { nouveau: '', confirmation: '' },
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaNouveauMotDePasse),
  });
  return (
    <Formulaire de={formulaire} bouton="Enregistrer mon mot de passe">
      <input type="hidden" autoComplete="username" value={login} readOnly />
      <ChampMotDePasse
        libelle="Nouveau mot de passe"
        aide="Lettres et/ou chiffres, 6 caractères au minimum, différent de celui qui vous a été donné."
        autoComplete="new-password"
        {...formulaire.lier('nouveau')}
      />
      <ChampMotDePasse
        libelle="Nouveau mot de passe, une seconde fois"
        autoComplete="new-password"
        {...formulaire.lier('confirmation')}
      />
    </Formulaire>
  );
}
