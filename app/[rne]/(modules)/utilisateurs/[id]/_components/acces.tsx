import type { ReactNode } from 'react';
import { Carte } from '@/components/ui/carte';
import { formaterInstant } from '@/lib/dates';
import { LIBELLES_ETAT } from '@/lib/utilisateurs/regles';
import type { FicheUtilisateur } from '@/lib/utilisateurs/serveur/queries';
import { Masquer, Reinitialiser } from '../../_components/actes';
import { ProfilOrigine } from '../../_components/profil-origine';

type Props = { fiche: FicheUtilisateur; qui: string };

/** L'accès de la personne : où il en est, et ce qu'on peut y faire, ou pourquoi on ne le peut pas. */
export function Acces({ fiche, qui }: Props) {
  const { personne, etat } = fiche;
  return (
    <Carte titre="Accès">
      <dl className="flex flex-col gap-3">
        <Ligne terme="Identifiant">{personne.login}</Ligne>
        <Ligne terme="Profil">
          <ProfilOrigine profil={personne.profil} origine={personne.origine} />
        </Ligne>
        <Ligne terme="État">{LIBELLES_ETAT[etat]}</Ligne>
        <Ligne terme="Dernière connexion">{formaterInstant(personne.connecteLe) || 'Aucune'}</Ligne>
      </dl>
      {personne.ouvert && (
        <div className="mt-4 flex flex-col items-start gap-4 border-t border-filet pt-4">
          {fiche.initial && (
            <Mot>
              Son mot de passe est encore sa date de naissance, sous la forme aaaa-mm-jj&nbsp;: c’est elle qui ouvre sa
              première connexion.
            </Mot>
          )}
          {fiche.soi ? (
            <Mot>
              C’est votre compte&nbsp;: votre mot de passe se change dans «&nbsp;Mon compte&nbsp;», et vous ne pouvez
              pas vous masquer.
            </Mot>
          ) : (
            <Pouvoirs fiche={fiche} qui={qui} />
          )}
        </div>
      )}
    </Carte>
  );
}

function Pouvoirs({ fiche: { personne }, qui }: Props) {
  const { id, courriel, origine } = personne;
  return (
    <>
      {courriel ? (
        <Reinitialiser id={id} qui={qui} courriel={courriel} />
      ) : (
        <Mot>Sans adresse électronique, le mot de passe ne peut pas être réinitialisé&nbsp;: enregistrez-en une.</Mot>
      )}
      {origine === 'manuel' ? (
        <Masquer id={id} qui={qui} />
      ) : (
        <Mot>
          Importé de SIECLE, ce compte ne se masque pas à la main&nbsp;: le prochain import le fera si la personne a
          quitté l’établissement.
        </Mot>
      )}
    </>
  );
}

const Mot = ({ children }: { children: ReactNode }) => <p className="text-texte-doux">{children}</p>;

const Ligne = ({ terme, children }: { terme: string; children: ReactNode }) => (
  <div>
    <dt className="text-sm text-texte-doux">{terme}</dt>
    <dd className="break-words">{children}</dd>
  </div>
);
