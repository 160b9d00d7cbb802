'use client';

import { useAnnoncer } from '@/components/annonces';
import { Confirmation } from '@/components/ui/confirmation';
import { reinitialiser, renvoyer } from '../../actions';

interface Props {
  /** `echec` : son dernier message n'est pas parti. */
  parent: { id: string; nom: string; courriel: string; echec: boolean };
}

/** « Réinitialiser » un mot de passe (ACP-5), ou « Renvoyer » un message qui n'est pas parti (ACP-3). */
export function ReinitialiserParent({ parent }: Props) {
  const annoncer = useAnnoncer();
  const { acte, verbe, titre, suite } = parent.echec ? RENVOYER : REINITIALISER;
  async function agir(): Promise<string | undefined> {
    const resultat = await acte({ parent: parent.id });
    if (!resultat.ok) return resultat.message;
    annoncer(`${parent.nom} : un mot de passe temporaire part à l’adresse ${parent.courriel}.`);
    return undefined;
  }
  return (
    <Confirmation
      libelle={verbe}
      taille="petit"
      variante="discret"
      titre={`${titre} ${parent.nom} ?`}
      confirmer={verbe}
      onConfirmer={agir}
    >
      <p>
        Un nouveau mot de passe temporaire est envoyé à l’adresse{' '}
        <strong className="[overflow-wrap:anywhere]">{parent.courriel}</strong>. {suite}
      </p>
      <p className="mt-2">Si cette adresse est fausse, corrigez-la d’abord dans SIECLE et refaites l’import.</p>
    </Confirmation>
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
