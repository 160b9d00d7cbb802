'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { resoudrePlusTard } from '@/components/envoi/resoudre-plus-tard';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { ErreurFormulaire, lier, reporterErreurs } from '@/components/ui/formulaire';
import type { SaisieChangerMotDePasse } from '@/lib/comptes/schema';
import { changerMotDePasse } from '../actions';

const VIDE = { actuel: '', nouveau: '', confirmation: '' };

export function FormulaireMotDePasse({ login }: { login: string }) {
  const [fait, setFait] = useState(false);
  const formulaire = useForm<SaisieChangerMotDePasse>({
    resolver: resoudrePlusTard(() => import('@/lib/comptes/schema').then((m) => m.schemaChangerMotDePasse)),
    defaultValues: VIDE,
  });
  const envoyer = formulaire.handleSubmit(async (saisie) => {
    setFait(false);
    const resultat = await changerMotDePasse(saisie);
    setFait(resultat.ok);
    if (resultat.ok) return formulaire.reset(VIDE);
    formulaire.setError('root', { message: resultat.message });
    reporterErreurs(formulaire, resultat.champs ?? {});
  });
  return (
    <form onSubmit={envoyer} className="flex flex-col gap-4" noValidate>
      <ErreurFormulaire formulaire={formulaire} />
      {fait && <Avis ton="succes">Votre mot de passe est changé. Vos autres sessions sont fermées.</Avis>}
      <input type="hidden" autoComplete="username" value={login} readOnly />
      <ChampMotDePasse libelle="Mot de passe actuel" autoComplete="current-password" {...lier(formulaire, 'actuel')} />
      <ChampMotDePasse
        libelle="Nouveau mot de passe"
        aide="Lettres et/ou chiffres, 6 caractères au minimum."
        autoComplete="new-password"
        {...lier(formulaire, 'nouveau')}
      />
      <ChampMotDePasse
        libelle="Nouveau mot de passe, une seconde fois"
        autoComplete="new-password"
        {...lier(formulaire, 'confirmation')}
      />
      <Bouton type="submit" enCours={formulaire.formState.isSubmitting}>
        Changer le mot de passe
      </Bouton>
    </form>
  );
}
