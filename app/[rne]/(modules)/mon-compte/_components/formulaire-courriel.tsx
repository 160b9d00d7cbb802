'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Champ } from '@/components/ui/champ';
import { changerCourriel } from '../actions';

export function FormulaireCourriel({ courriel }: { courriel: string | null }) {
  const formulaire = useFormulaire(changerCourriel, {
    valeurs: { courriel: courriel ?? '' },
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaCourriel),
    fait: 'Votre adresse est enregistrée.',
  });
  return (
    <Formulaire de={formulaire} bouton="Enregistrer l’adresse" variante="secondaire">
      <Champ
        libelle="Adresse électronique"
        type="email"
        autoComplete="email"
        aide="Elle sert à recevoir un mot de passe temporaire en cas d’oubli."
        {...formulaire.lier('courriel')}
      />
    </Formulaire>
  );
}
