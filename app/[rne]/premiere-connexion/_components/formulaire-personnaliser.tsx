'use client';

import { useForm } from 'react-hook-form';
import { resoudrePlusTard } from '@/components/envoi/resoudre-plus-tard';
import { Bouton } from '@/components/ui/bouton';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { ErreurFormulaire, lier, reporterErreurs } from '@/components/ui/formulaire';
import type { SaisieNouveauMotDePasse } from '@/lib/comptes/schema';
import { personnaliser } from '../actions';

export function FormulairePersonnaliser({ login }: { login: string }) {
  const formulaire = useForm<SaisieNouveauMotDePasse>({
    resolver: resoudrePlusTard(() => import('@/lib/comptes/schema').then((m) => m.schemaNouveauMotDePasse)),
    defaultValues: { nouveau: '', confirmation: '' },
  });
  const envoyer = formulaire.handleSubmit(async (saisie) => {
    const refus = await personnaliser(saisie);
    formulaire.setError('root', { message: refus.message });
    reporterErreurs(formulaire, refus.champs ?? {});
  });
  return (
    <form onSubmit={envoyer} className="flex flex-col gap-4" noValidate>
      <ErreurFormulaire formulaire={formulaire} />
      <input type="hidden" autoComplete="username" value={login} readOnly />
      <ChampMotDePasse
        libelle="Nouveau mot de passe"
        aide="Lettres et/ou chiffres, 6 caractères au minimum, différent de celui qui vous a été donné."
        autoComplete="new-password"
        {...lier(formulaire, 'nouveau')}
      />
      <ChampMotDePasse
        libelle="Nouveau mot de passe, une seconde fois"
        autoComplete="new-password"
        {...lier(formulaire, 'confirmation')}
      />
      <Bouton type="submit" variante="principal" enCours={formulaire.formState.isSubmitting}>
        Enregistrer mon mot de passe
      </Bouton>
    </form>
  );
}
