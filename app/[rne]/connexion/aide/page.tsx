import type { ReactNode } from 'react';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Marque } from '@/components/ui/marque';
import { TitreFenetre } from '@/components/ui/titre-fenetre';
import { adresseDe } from '@/lib/adresses/regles';
import { adressePublique } from '@/lib/env';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { AideLoginInconnu, AideMotDePasse, PUBLICS } from '../_components/aide';

const Section = ({ titre, children }: { titre: string; children: ReactNode }) => (
  <section className="flex flex-col gap-4">
    <h2 className="text-xl font-semibold">{titre}</h2>
    {children}
  </section>
);

const LOGIN =
  'Votre login est généralement de la forme «\u00a0prenom.nom\u00a0», en minuscules, dans une limite de 20 caractères, et en remplaçant les éventuels espaces par des tirets.';

/** La page « connexion » de l'original (C), mise à notre nom. */
export default async function AideConnexion({ params }: { params: Promise<{ rne: string }> }) {
  const { rne } = await params;
  const etablissement = await lireEtablissement(rne);
  return (
    <main id="contenu" className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-8">
      <TitreFenetre>Aide à la connexion</TitreFenetre>
      <Marque />
      <h1 className="text-3xl font-semibold tracking-tight">Connexion à Griotte</h1>
      <p>
        Il n’est pas possible d’utiliser Griotte sans être connecté. Chaque établissement a sa propre adresse&nbsp;;
        celle de «&nbsp;{etablissement?.nom}&nbsp;» est <strong>{adressePublique() + adresseDe(rne, 'accueil')}</strong>
        . Saisissez-la dans la barre d’adresse du navigateur, et non dans un moteur de recherche&nbsp;: vous risqueriez
        d’accéder à la page de connexion d’un autre établissement, dans lequel vos identifiants ne seront pas reconnus.
      </p>
      <Section titre="Où trouver mes identifiants ?">
        <h3 className="font-semibold">Vous êtes apprenant</h3>
        <p>
          Vos identifiants vous sont communiqués par vos enseignants. Si vous ne les avez pas reçus, contactez vos
          enseignants. {LOGIN}
        </p>
        <p>
          Pour votre première connexion, votre mot de passe correspond à votre date de naissance sous la forme jjmmaaaa.
          Par exemple, si vous êtes né le 14/07/1789, votre mot de passe sera 14071789.
        </p>
        <h3 className="font-semibold">Vous êtes enseignant/personnel</h3>
        <p>
          Vos identifiants vous sont communiqués par l’administrateur de Griotte dans l’établissement. Si vous ne les
          avez pas reçus, contactez la personne en charge de Griotte dans l’établissement. {LOGIN}
        </p>
        <p>
          Pour votre première connexion, votre mot de passe correspond à votre date de naissance sous la forme
          aaaa-mm-jj. Par exemple, si vous êtes né le 14/07/1789, votre mot de passe sera 1789-07-14.
        </p>
        <h3 className="font-semibold">Vous êtes parent</h3>
        <p>
          Quand l’établissement vous donne accès, vous recevez par courriel votre identifiant et un mot de passe
          temporaire, que vous remplacez à la première connexion. Un seul compte suffit pour tous vos enfants de
          l’établissement. Sans ce message (regardez aussi dans vos courriers indésirables), demandez à l’établissement
          si l’accès est donné aux parents de la classe, et s’il connaît votre adresse électronique.
        </p>
        <h3 className="font-semibold">Vous êtes administrateur</h3>
        <p>
          À l’ouverture de l’espace de votre établissement, un courriel contenant le lien vers le site et les
          identifiants du compte administrateur est envoyé à l’établissement. Le login administrateur correspond au code
          RNE de l’établissement.
        </p>
      </Section>
      <Section titre="Je n’arrive pas à me connecter&nbsp;: que faire ?">
        <h3 className="font-semibold">«&nbsp;Authentification incorrecte&nbsp;: login inconnu&nbsp;»</h3>
        <AideLoginInconnu />
        {PUBLICS.map(({ pour, titre }) => (
          <div key={pour} className="flex flex-col gap-4">
            <h3 className="font-semibold">
              «&nbsp;Authentification incorrecte&nbsp;: mot de passe non valide.&nbsp;» — {titre}
            </h3>
            <AideMotDePasse pour={pour} />
          </div>
        ))}
      </Section>
      <div>
        <LienBouton href={adresseDe(rne, 'connexion')}>Retour à la connexion</LienBouton>
      </div>
    </main>
  );
}
