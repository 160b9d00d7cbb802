'use client';

import { type ReactNode, useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Champ } from '@/components/ui/champ';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { AideLoginInconnu, AideMotDePasse } from './aide';
import { type Echec, type Issue, seConnecter } from './se-connecter';

const minutes = (s = 60) => (s > 60 ? `${Math.ceil(s / 60)} minutes` : `${s} secondes`);

const QueFaire = ({ children }: { children: ReactNode }) => (
  <details className="mt-1">
    <summary className="lien cursor-pointer">Que faire ?</summary>
    <div className="mt-2 text-sm">{children}</div>
  </details>
);

/** Les messages d'échec de l'original, mot pour mot, et leur aide. */
function Message({ echec }: { echec: Echec }) {
  switch (echec.code) {
    case 'login':
      return (
        <Avis ton="erreur" titre="Authentification incorrecte : login inconnu">
          <QueFaire>
            <AideLoginInconnu />
          </QueFaire>
        </Avis>
      );
    case 'mot-de-passe':
      return (
        <Avis ton="erreur" titre="Authentification incorrecte : mot de passe non valide.">
          <QueFaire>
            <AideMotDePasse pour={echec.profil === 'apprenant' ? 'etudiant' : 'personnel'} />
          </QueFaire>
        </Avis>
      );
    case 'attente-compte':
    case 'attente-adresse':
      return (
        <Avis ton="attention" titre="Trop d’essais">
          {echec.code === 'attente-compte'
            ? 'Trop de mots de passe erronés ont été essayés pour cet identifiant.'
            : 'Trop d’essais erronés viennent de votre connexion internet.'}{' '}
          Patientez {minutes(echec.secondes)} avant de réessayer.
        </Avis>
      );
  }
}

export function FormulaireConnexion({ rne, suite }: { rne: string; suite: string }) {
  const [issue, setIssue] = useState<Issue>();
  const formulaire = useFormulaire(seConnecter, {
    valeurs: { login: '', motDePasse: '' },
    preparer: (saisie) => ({ rne, ...saisie }),
    surFait(rendue) {
      setIssue(rendue);
      if (rendue === 'ouverte') window.location.assign(suite);
    },
    surEchec: () => setIssue(undefined),
  });
  return (
    <>
      {issue && issue !== 'ouverte' && <Message echec={issue} />}
      <Formulaire de={{ ...formulaire, enCours: formulaire.enCours || issue === 'ouverte' }} bouton="Se connecter">
        <Champ
          libelle="Identifiant"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...formulaire.lier('login')}
        />
        <ChampMotDePasse libelle="Mot de passe" autoComplete="current-password" {...formulaire.lier('motDePasse')} />
      </Formulaire>
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <Lien className="lien" href={adresseDe(rne, 'mot-de-passe-oublie')}>
          Mot de passe oublié ?
        </Lien>
        <Lien className="lien" href={adresseDe(rne, 'connexion/aide')}>
          Aide à la connexion
        </Lien>
      </p>
    </>
  );
}
