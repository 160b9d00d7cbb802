'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { Lien } from '@/components/ui/lien';
import { AideLoginInconnu, AideMotDePasse } from './aide';
import { type Echec, seConnecter } from './se-connecter';

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
    default:
      return (
        <Avis ton="erreur" titre="La connexion n’a pas abouti">
          Le serveur n’a pas répondu. Vérifiez votre connexion internet et réessayez.
        </Avis>
      );
  }
}

export function FormulaireConnexion({ rne, suite }: { rne: string; suite: string }) {
  const [echec, setEchec] = useState<Echec | null>(null);
  const [enCours, setEnCours] = useState(false);

  async function envoyer(e: FormEvent<HTMLFormElement>) {
    e.preventDefault();
    const saisie = new FormData(e.currentTarget);
    setEnCours(true);
    const resultat = await seConnecter(rne, String(saisie.get('login')), String(saisie.get('motDePasse')));
    if (resultat === null) return window.location.assign(suite);
    setEchec(resultat);
    setEnCours(false);
  }

  return (
    <form onSubmit={envoyer} className="flex flex-col gap-4">
      {echec && <Message echec={echec} />}
      <Champ
        libelle="Identifiant"
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <ChampMotDePasse libelle="Mot de passe" name="motDePasse" autoComplete="current-password" />
      <Bouton type="submit" variante="principal" enCours={enCours}>
        Se connecter
      </Bouton>
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <Lien className="lien" href={`/${rne}/mot-de-passe-oublie`}>
          Mot de passe oublié ?
        </Lien>
        <Lien className="lien" href={`/${rne}/connexion/aide`}>
          Aide à la connexion
        </Lien>
      </p>
    </form>
  );
}
