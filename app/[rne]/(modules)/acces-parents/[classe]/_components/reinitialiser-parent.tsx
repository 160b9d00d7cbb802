'use client';

import { useAnnoncer } from '@/components/annonces';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { reinitialiser, renvoyer } from '../../actions';

interface Props {
  /** `echec` : son dernier message n'est pas parti. */
  parent: { id: string; nom: string; courriel: string; echec: boolean };
}

/** « Réinitialiser » un mot de passe (ACP-5), ou « Renvoyer » un message qui n'est pas parti (ACP-3). */
export function ReinitialiserParent({ parent }: Props) {
  const annoncer = useAnnoncer();
  const { acte, verbe, titre, suite } = parent.echec ? RENVOYER : REINITIALISER;
  return (
    <ConfirmationAction
      action={acte}
      saisie={{ parent: parent.id }}
      surFait={() => annoncer(`${parent.nom} : un mot de passe temporaire part à l’adresse ${parent.courriel}.`)}
      libelle={verbe}
      taille="petit"
      variante="discret"
      titre={`${titre} ${parent.nom} ?`}
      confirmer={verbe}
    >
      <p>
        Un nouveau mot de passe temporaire est envoyé à l’adresse{' '}
        <strong className="[overflow-wrap:anywhere]">{parent.courriel}</strong>. {suite}
      </p>
      <p className="mt-2">Si cette adresse est fausse, corrigez-la d’abord dans SIECLE et refaites l’import.</p>
    </ConfirmationAction>
  );
}

const REINITIALISER = {
  acte: reinitialiser,
  verbe: 'Réinitialiser',
  titre: 'Réinitialiser le mot de passe de',
  suite: 'Le mot de passe actuel ne sert plus, et les sessions ouvertes prennent fin.',
};

const RENVOYER = {
  acte: renvoyer,
  verbe: 'Renvoyer',
  titre: 'Renvoyer ses accès à',
  suite: 'Il remplace celui du message qui n’est pas parti.',
};
