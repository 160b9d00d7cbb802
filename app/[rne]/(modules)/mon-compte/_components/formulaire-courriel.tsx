'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { resoudrePlusTard } from '@/components/envoi/resoudre-plus-tard';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { ErreurFormulaire, lier, reporterErreurs } from '@/components/ui/formulaire';
import { changerCourriel } from '../actions';

export function FormulaireCourriel({ courriel }: { courriel: string | null }) {
  const [fait, setFait] = useState(false);
  const formulaire = useForm({
    resolver: resoudrePlusTard(() => import('@/lib/comptes/schema').then((m) => m.schemaCourriel)),
    defaultValues: { courriel: courriel ?? '' },
  });
  const envoyer = formulaire.handleSubmit(async (saisie) => {
    setFait(false);
    const resultat = await changerCourriel(saisie);
    setFait(resultat.ok);
    if (resultat.ok) return;
    formulaire.setError('root', { message: resultat.message });
    reporterErreurs(formulaire, resultat.champs ?? {});
  });
  return (
    <form onSubmit={envoyer} className="flex flex-col gap-4" noValidate>
      <ErreurFormulaire formulaire={formulaire} />
      {fait && <Avis ton="succes">Votre adresse est enregistrée.</Avis>}
      <Champ
        libelle="Adresse électronique"
        type="email"
        autoComplete="email"
        aide="Elle sert à recevoir un mot de passe temporaire en cas d’oubli."
        {...lier(formulaire, 'courriel')}
      />
      <Bouton type="submit" enCours={formulaire.formState.isSubmitting}>
        Enregistrer l’adresse
      </Bouton>
    </form>
  );
}
