'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { ChampsNouveauMotDePasse, IdentifiantAssocie } from '@/components/nouveau-mot-de-passe';
import { personnaliser, personnaliserSansScript } from '../actions';

export function FormulairePersonnaliser(props: { login: string; suite: string; minimum: number }) {
  const { login, suite, minimum } = props;
  const formulaire = useFormulaire(personnaliser, {
    valeurs: { nouveau: '', confirmation: '' },
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaNouveauMotDePasse),
    preparer: (saisie) => ({ ...saisie, suite }),
    sansScript: personnaliserSansScript,
  });
  return (
    <Formulaire de={formulaire} bouton="Enregistrer mon mot de passe">
      <input type="hidden" name="suite" value={suite} />
      <IdentifiantAssocie login={login} />
      <ChampsNouveauMotDePasse
        minimum={minimum}
        nouveau={formulaire.lier('nouveau')}
        confirmation={formulaire.lier('confirmation')}
      />
    </Formulaire>
  );
}
