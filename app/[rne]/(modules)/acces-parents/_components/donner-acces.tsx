'use client';

import { useAnnoncer } from '@/components/annonces';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { donner } from '../actions';

interface Props {
  cible: { classe: string; referentiel: string };
  /** La classe, ou le diplôme et la classe, en clair. */
  nom: string;
  /** Parents qui recevront un message. */
  messages: number;
}

const envois = (n: number) => (n > 1 ? `${n} messages partent` : n === 1 ? '1 message part' : 'Aucun message ne part');

/** « Donner l'accès aux parents » : irréversible, dit avant d'être confirmé par « OK » (ACP-3). */
export function DonnerAcces({ cible, nom, messages }: Props) {
  const annoncer = useAnnoncer();
  return (
    <ConfirmationAction
      action={donner}
      saisie={cible}
      surFait={({ messages: n }) =>
        annoncer(
          `L’accès est donné aux parents de ${nom}. ${envois(n)}${n > 0 ? ', en quelques minutes' : ' maintenant'}.`,
        )
      }
      libelle="Donner l’accès aux parents"
      taille="petit"
      titre={`Donner l’accès aux parents de ${nom} ?`}
      confirmer="OK"
    >
      <p>
        <strong>C’est irréversible</strong> : l’accès donné ne peut plus être repris.
      </p>
      <p className="mt-2">{annonce(messages)}</p>
      <p className="mt-2">
        Par la suite, un parent qui arrive, ou dont l’adresse est ajoutée par un import, recevra ses accès de lui-même.
      </p>
    </ConfirmationAction>
  );
}

const annonce = (n: number) =>
  n === 0
    ? 'Personne ne recevra de message maintenant : aucun parent sans accès n’a d’adresse électronique.'
    : `${n > 1 ? `${n} parents recevront chacun` : '1 parent recevra'} un message avec son identifiant et un mot de passe temporaire.`;
