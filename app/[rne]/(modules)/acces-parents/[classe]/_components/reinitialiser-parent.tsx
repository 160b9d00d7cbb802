'use client';

import { useAnnoncer } from '@/components/annonces';
import { Confirmation } from '@/components/ui/confirmation';
import { reinitialiser } from '../../actions';

interface Props {
  /** `echec` : son dernier message n'est pas parti. */
  parent: { id: string; nom: string; courriel: string; echec: boolean };
}

/** « Réinitialiser », ou « Renvoyer » après un échec : un nouveau mot de passe part par courriel (ACP-5). */
export function ReinitialiserParent({ parent }: Props) {
  const annoncer = useAnnoncer();
  const verbe = parent.echec ? 'Renvoyer' : 'Réinitialiser';
  async function agir(): Promise<string | undefined> {
    const resultat = await reinitialiser({ parent: parent.id });
    if (!resultat.ok) return resultat.message;
    annoncer(`${parent.nom} : un nouveau mot de passe part à l’adresse ${parent.courriel}.`);
    return undefined;
  }
  return (
    <Confirmation
      libelle={verbe}
      taille="petit"
      variante="discret"
      titre={parent.echec ? `Renvoyer ses accès à ${parent.nom} ?` : `Réinitialiser le mot de passe de ${parent.nom} ?`}
      confirmer={verbe}
      onConfirmer={agir}
    >
      <p>
        Un mot de passe temporaire est engendré et envoyé à l’adresse{' '}
        <strong className="[overflow-wrap:anywhere]">{parent.courriel}</strong>. Son mot de passe actuel ne sert plus,
        et ses sessions ouvertes prennent fin.
      </p>
      <p className="mt-2">Si l’adresse est fausse, corrigez-la d’abord dans SIECLE, puis refaites l’import.</p>
    </Confirmation>
  );
}
