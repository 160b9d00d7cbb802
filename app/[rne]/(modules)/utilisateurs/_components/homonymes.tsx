'use client';

import { Bouton } from '@/components/ui/bouton';
import { Dialogue } from '@/components/ui/dialogue';
import { Lien } from '@/components/ui/lien';
import { LIBELLES_PROFIL } from '@/lib/acces/modules';
import { adresseDe } from '@/lib/adresses/regles';
import type { Homonyme } from '@/lib/utilisateurs/serveur/mutations-creation';

interface Props {
  rne: string;
  homonymes: readonly Homonyme[];
  enCours: boolean;
  onRenoncer: () => void;
  onConfirmer: () => void;
}

/** Quelqu'un du même nom, né le même jour, est déjà là : on le montre avant d'en créer un autre. */
export function Homonymes({ rne, homonymes, enCours, onRenoncer, onConfirmer }: Props) {
  return (
    <Dialogue
      ouvert={homonymes.length > 0}
      onFermer={onRenoncer}
      titre="Cette personne existe peut-être déjà"
      verrouille={enCours}
      sansCroix
      pied={
        <>
          <Bouton disabled={enCours} onClick={onRenoncer}>
            Annuler
          </Bouton>
          <Bouton variante="principal" enCours={enCours} onClick={onConfirmer}>
            Créer quand même
          </Bouton>
        </>
      }
    >
      <p>Même nom, même prénom, même date de naissance&nbsp;:</p>
      <ul className="my-3 flex list-disc flex-col gap-1 pl-5">
        {homonymes.map((h) => (
          <li key={h.id}>
            <Lien href={adresseDe(rne, 'utilisateurs/[id]', { id: h.id })} className="lien">
              {h.prenom} {h.nom}
            </Lien>{' '}
            ({LIBELLES_PROFIL[h.profil]}, identifiant {h.login}
            {!h.ouvert && ', masqué ou suspendu\u00a0: vous pouvez le ramener'})
          </li>
        ))}
      </ul>
      <p>Si c’est la même personne, ouvrez plutôt son compte. Sinon, le nouveau aura son propre identifiant.</p>
    </Dialogue>
  );
}
