'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { changerMotDePasse } from '../actions';

const VIDE = { actuel: '', nouveau: '', confirmation: '' };

export function FormulaireMotDePasse({ login }: { login: string }) {
  const formulaire = useFormulaire(changerMotDePasse, {
    valeurs: VIDE,
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaChangerMotDePasse),
    fait: 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
    vider: true,
  });
  return (
    <Formulaire de={formulaire} bouton="Changer le mot de passe" variante="secondaire">
      <input type="hidden" autoComplete="username" value={login} readOnly />
      <ChampMotDePasse libelle="Mot de passe actuel" autoComplete="current-password" {...formulaire.lier('actuel')} />
      <ChampMotDePasse
        libelle="Nouveau mot de passe"
        aide="Lettres et/ou chiffres, 6 caractères au minimum."
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
