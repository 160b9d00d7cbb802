'use client';

import { useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Champ } from '@/components/ui/champ';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import type { ReponseOubli } from '@/lib/comptes/serveur/mutations';
import { demander } from '../actions';

function Reponse({ r }: { r: ReponseOubli }) {
  if (r.envoi)
    return (
      <Avis ton="succes" titre="Message envoyé">
        Un mot de passe temporaire part à l’adresse <strong>{r.courrielMasque}</strong>. Seul le dernier message reçu
        est valable, une seule fois. Pensez à regarder dans vos courriers indésirables.
      </Avis>
    );
  switch (r.raison) {
    case 'apprenant':
      return (
        <Avis ton="attention" titre="Adressez-vous à votre établissement">
          L’administrateur Griotte de votre établissement peut réinitialiser votre mot de passe à sa valeur initiale
          (date de naissance).
        </Avis>
      );
    case 'acces-ferme':
      return (
        <Avis ton="attention" titre="Accès des parents pas encore donné">
          Votre établissement n’a pas encore donné accès aux parents de cette classe. Quand il le fera, vous recevrez
          vos identifiants par courriel.
        </Avis>
      );
    case 'sans-courriel':
      return (
        <Avis ton="attention" titre="Aucune adresse électronique">
          Votre compte n’a pas d’adresse électronique. L’administrateur Griotte de votre établissement peut vous
          redonner un mot de passe.
        </Avis>
      );
    case 'inconnu':
      return (
        <Avis ton="erreur" titre="Login inconnu">
          Aucun compte n’a cet identifiant dans cet établissement. Il est généralement de la forme « prenom.nom ».
        </Avis>
      );
  }
}

export function FormulaireOubli({ rne }: { rne: string }) {
  const [reponse, setReponse] = useState<ReponseOubli>();
  const formulaire = useFormulaire(demander, {
    valeurs: { login: '' },
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaOubli),
    preparer: (saisie) => ({ rne, ...saisie }),
    surFait: setReponse,
    surEchec: () => setReponse(undefined),
  });
  return (
    <>
      {reponse && <Reponse r={reponse} />}
      <Formulaire de={formulaire} bouton="Recevoir un mot de passe temporaire">
        <Champ
          libelle="Identifiant"
          aide="Personnels et parents : un mot de passe temporaire vous est envoyé à l’adresse de votre compte."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...formulaire.lier('login')}
        />
      </Formulaire>
      <Lien className="lien text-sm" href={adresseDe(rne, 'connexion')}>
        Retour à la connexion
      </Lien>
    </>
  );
}
