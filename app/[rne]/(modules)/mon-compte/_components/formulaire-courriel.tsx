'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { IdentifiantAssocie } from '@/components/nouveau-mot-de-passe';
import { Champ } from '@/components/ui/champ';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { changerCourriel } from '../actions';

interface Props {
  courriel: string | null;
  login: string;
  /** Un apprenant ne reçoit pas de mot de passe par courriel (AUT-7). */
  apprenant: boolean;
}

export function FormulaireCourriel({ courriel, login, apprenant }: Props) {
  const formulaire = useFormulaire(changerCourriel, {
    valeurs: { courriel: courriel ?? '', motDePasse: '' },
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaCourriel),
    fait: 'Votre adresse est enregistrée.',
    surFait: () => formulaire.rhf.setValue('motDePasse', ''),
  });
  return (
    <Formulaire de={formulaire} bouton="Enregistrer l’adresse" variante="secondaire">
      <Champ
        libelle="Adresse électronique"
        type="email"
        autoComplete="email"
        aide={
          apprenant
            ? 'Elle sert au résumé par courriel. Un mot de passe oublié se redemande à l’établissement.'
            : 'Elle sert à recevoir un mot de passe temporaire en cas d’oubli.'
        }
        {...formulaire.lier('courriel')}
      />
      <IdentifiantAssocie login={login} />
      <ChampMotDePasse
        libelle="Mot de passe"
        aide="Le vôtre, pour que personne d’autre ne change cette adresse. L’ancienne en est prévenue."
        autoComplete="current-password"
        {...formulaire.lier('motDePasse')}
      />
    </Formulaire>
  );
}
