'use client';

import type { FormEvent } from 'react';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { enregistrerRenseignements } from '../actions';
import { FinFormulaire } from './fin-formulaire';
import { useEnregistrement } from './use-enregistrement';

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
  const { formulaire, champs, enregistrer, ...etat } = useEnregistrement();

  function envoyer(evenement: FormEvent<HTMLFormElement>) {
    evenement.preventDefault();
    const saisie = new FormData(evenement.currentTarget);
    const lire = (nom: keyof Props) => String(saisie.get(nom) ?? '');
    enregistrer(() =>
      enregistrerRenseignements({
        nom: lire('nom'),
        adresse: lire('adresse'),
        codePostal: lire('codePostal'),
        commune: lire('commune'),
        telephone: lire('telephone'),
        courriel: lire('courriel'),
      }),
    );
  }

  const champ = (nom: Exclude<keyof Props, 'rne'>) => ({ name: nom, defaultValue: e[nom] ?? '', erreur: champs[nom] });
  return (
    <Carte titre="Renseignements de l’établissement">
      <form ref={formulaire} onSubmit={envoyer} noValidate className="flex max-w-2xl flex-col gap-4">
        {!e.courriel && (
          <Avis ton="attention">
            Le nom et l’adresse électronique sont nécessaires pour créer des utilisateurs et pour l’export du passeport
            professionnel.
          </Avis>
        )}
        <Champ libelle="Code UAI (RNE)" value={rne} readOnly className="max-w-48" />
        <Champ libelle="Nom" required maxLength={120} autoComplete="organization" {...champ('nom')} />
        <Champ libelle="Adresse" maxLength={200} autoComplete="street-address" {...champ('adresse')} />
        <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
          <Champ
            libelle="Code postal"
            inputMode="numeric"
            maxLength={5}
            autoComplete="postal-code"
            {...champ('codePostal')}
          />
          <Champ libelle="Commune" maxLength={100} autoComplete="address-level2" {...champ('commune')} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Champ libelle="Téléphone" type="tel" maxLength={20} autoComplete="tel" {...champ('telephone')} />
          <Champ libelle="Adresse électronique" type="email" autoComplete="email" {...champ('courriel')} />
        </div>
        <FinFormulaire {...etat} />
      </form>
    </Carte>
  );
}
