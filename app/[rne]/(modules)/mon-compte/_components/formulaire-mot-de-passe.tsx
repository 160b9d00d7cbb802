'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { ChampsNouveauMotDePasse, IdentifiantAssocie } from '@/components/nouveau-mot-de-passe';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { changerMotDePasse } from '../actions';

const VIDE = { actuel: '', nouveau: '', confirmation: '' };

export function FormulaireMotDePasse({ login, minimum }: { login: string; minimum: number }) {
  const formulaire = useFormulaire(changerMotDePasse, {
    valeurs: VIDE,
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaChangerMotDePasse),
    fait: 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
    vider: true,
  });
  return (
    <Formulaire de={formulaire} bouton="Changer le mot de passe" variante="secondaire">
      <IdentifiantAssocie login={login} />
      <ChampMotDePasse libelle="Mot de passe actuel" autoComplete="current-password" {...formulaire.lier('actuel')} />
      <ChampsNouveauMotDePasse
        minimum={minimum}
        nouveau={formulaire.lier('nouveau')}
        confirmation={formulaire.lier('confirmation')}
      />
    </Formulaire>
  );
}
