'use client';

import { type ReactNode, useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { ChampMotDePasse } from '@/components/ui/champ-mot-de-passe';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { direAttente } from '@/lib/dates';
import { connecter, connecterSansScript, type EchecConnexion } from '../actions';
import { AideLoginInconnu, AideMotDePasse, PUBLICS } from './aide';

const Depliant = ({ titre, children }: { titre: string; children: ReactNode }) => (
  <details className="mt-1">
    <summary className="lien cursor-pointer">{titre}</summary>
    <div className="mt-2 text-sm">{children}</div>
  </details>
);

/** L'aide sur le mot de passe, pour chacun : qui essaie de se connecter n'a pas à apprendre de qui est le compte. */
const AidesMotDePasse = () =>
  PUBLICS.map(({ pour, titre }) => (
    <Depliant key={pour} titre={`Que faire\u00a0? ${titre}`}>
      <AideMotDePasse pour={pour} />
    </Depliant>
  ));

/** Ce qu'un bon mot de passe apprend d'un compte qui ne s'ouvre pas. */
const FERMES = {
  suspendu:
    'Votre compte est suspendu par votre établissement. Adressez-vous à lui pour savoir pourquoi, ou pour le retrouver.',
  sorti:
    'Vous ne faites plus partie de cet établissement, et le délai pendant lequel votre compte restait ouvert est passé. Adressez-vous à lui si c’est une erreur.',
  masque: 'Votre compte n’est plus ouvert dans cet établissement. Adressez-vous à lui si c’est une erreur.',
  'temporaire-utilise':
    'Ce mot de passe temporaire a déjà servi\u00a0: un autre a été choisi, ou redonné, depuis. Connectez-vous avec celui-là, ou demandez-en un nouveau par «\u00a0Mot de passe oublié\u00a0?\u00a0».',
  'temporaire-perime':
    'Ce mot de passe temporaire n’est plus valable\u00a0: son délai est passé. Demandez-en un nouveau par «\u00a0Mot de passe oublié\u00a0?\u00a0».',
} as const;

/** Les messages d'échec de l'original, mot pour mot, et leur aide. */
function Message({ echec }: { echec: EchecConnexion }) {
  switch (echec.code) {
    case 'login':
      return (
        <Avis ton="erreur" titre="Authentification incorrecte&nbsp;: login inconnu">
          <Depliant titre="Que faire ?">
            <AideLoginInconnu />
          </Depliant>
        </Avis>
      );
    case 'mot-de-passe':
      return (
        <Avis ton="erreur" titre="Authentification incorrecte&nbsp;: mot de passe non valide.">
          <AidesMotDePasse />
        </Avis>
      );
    case 'incorrect':
      return (
        <Avis ton="erreur" titre="Authentification incorrecte&nbsp;: identifiant ou mot de passe non valide.">
          <Depliant titre="Que faire&nbsp;? L’identifiant">
            <AideLoginInconnu />
          </Depliant>
          <AidesMotDePasse />
        </Avis>
      );
    case 'attente-compte':
    case 'attente-adresse':
      return (
        <Avis ton="attention" titre="Trop d’essais">
          {echec.code === 'attente-compte'
            ? 'Trop de mots de passe erronés ont été essayés pour cet identifiant.'
            : 'Trop d’essais erronés viennent de votre connexion internet.'}{' '}
          Patientez {direAttente(echec.secondes ?? 60)} avant de réessayer.
        </Avis>
      );
    default:
      return (
        <Avis ton="attention" titre="Connexion impossible">
          {FERMES[echec.code]}
        </Avis>
      );
  }
}

export function FormulaireConnexion({ rne, suite, rester }: { rne: string; suite: string; rester: boolean }) {
  const [recu, setRecu] = useState<EchecConnexion>();
  const formulaire = useFormulaire(connecter, {
    valeurs: { login: '', motDePasse: '', rester: false },
    preparer: (saisie) => ({ rne, suite, ...saisie }),
    sansScript: connecterSansScript,
    surFait: setRecu,
    surEchec: () => setRecu(undefined),
  });
  const echec = recu ?? formulaire.sansScript.valeur;
  return (
    <>
      {echec && <Message echec={echec} />}
      <Formulaire de={formulaire} bouton="Se connecter">
        <input type="hidden" name="rne" value={rne} />
        <input type="hidden" name="suite" value={suite} />
        <Champ
          libelle="Identifiant"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...formulaire.lier('login')}
        />
        <ChampMotDePasse libelle="Mot de passe" autoComplete="current-password" {...formulaire.lier('motDePasse')} />
        {rester && (
          <CaseACocher
            libelle="Rester connecté sur cet appareil"
            aide="Apprenants et parents, trente jours. Ne cochez pas sur un ordinateur que d’autres utilisent."
            {...formulaire.lier('rester')}
          />
        )}
      </Formulaire>
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <Lien className="lien" href={adresseDe(rne, 'mot-de-passe-oublie')}>
          Mot de passe oublié&nbsp;?
        </Lien>
        <Lien className="lien" href={adresseDe(rne, 'connexion/aide')}>
          Aide à la connexion
        </Lien>
      </p>
    </>
  );
}
