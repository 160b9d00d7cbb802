'use client';

import { useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Champ } from '@/components/ui/champ';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { demander, demanderSansScript, type ReponseDite } from '../actions';

function Reponse({ r }: { r: ReponseDite }) {
  if ('discret' in r)
    return (
      <Avis ton="info" titre="Demande reçue">
        Si un compte de personnel ou de parent a cet identifiant et une adresse électronique, un mot de passe temporaire
        y part. Pensez à regarder dans vos courriers indésirables. Sans message d’ici quelques minutes, et pour un
        compte d’apprenant, adressez-vous à l’administrateur Griotte de votre établissement.
      </Avis>
    );
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
    case 'sans-courriel':
      return (
        <Avis ton="attention" titre="Aucun message ne peut partir">
          Ce compte n’a pas d’adresse électronique, ou son accès n’est pas encore donné. Adressez-vous à
          l’administrateur Griotte de votre établissement.
        </Avis>
      );
    case 'inconnu':
      return (
        <Avis ton="erreur" titre="Login inconnu">
          Aucun compte n’a cet identifiant dans cet établissement. Il est généralement de la forme
          «&nbsp;prenom.nom&nbsp;».
        </Avis>
      );
  }
}

export function FormulaireOubli({ rne }: { rne: string }) {
  const [reponse, setReponse] = useState<ReponseDite>();
  const formulaire = useFormulaire(demander, {
    valeurs: { login: '' },
    schema: () => import('@/lib/comptes/schema').then((m) => m.schemaOubli),
    preparer: (saisie) => ({ rne, ...saisie }),
    sansScript: demanderSansScript,
    surFait: setReponse,
    surEchec: () => setReponse(undefined),
  });
  const dite = reponse ?? formulaire.sansScript.valeur;
  return (
    <>
      {dite && <Reponse r={dite} />}
      <Formulaire de={formulaire} bouton="Recevoir un mot de passe temporaire">
        <input type="hidden" name="rne" value={rne} />
        <Champ
          libelle="Identifiant"
          aide="Personnels et parents&nbsp;: un mot de passe temporaire vous est envoyé à l’adresse de votre compte."
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
