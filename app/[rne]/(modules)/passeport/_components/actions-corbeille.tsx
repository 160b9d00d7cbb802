'use client';

import { useRouter } from 'next/navigation';
import { useAnnoncer } from '@/components/annonces';
import { BoutonAction } from '@/components/envoi/bouton-action';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { effacer, reactiver } from '../actions';

interface Props {
  id: string;
  titre: string;
  /** Où aller une fois la fiche effacée, quand c'est elle qui est à l'écran. */
  retour?: string;
}

/** Rendre une fiche à l'apprenant, ou l'effacer pour de bon (PAE-3). */
export function ActionsCorbeille({ id, titre, retour }: Props) {
  const router = useRouter();
  const annoncer = useAnnoncer();
  return (
    <div className="flex flex-wrap items-start gap-2">
      <BoutonAction
        action={reactiver}
        saisie={{ id }}
        surFait={() =>
          annoncer(`«\u00a0${titre}\u00a0» est rendue à l’apprenant\u00a0: elle est de nouveau dans son passeport.`)
        }
        taille="petit"
        aria-label={`Réactiver «\u00a0${titre}\u00a0»`}
      >
        Réactiver
      </BoutonAction>
      <ConfirmationAction
        action={effacer}
        saisie={{ id }}
        surFait={() =>
          retour ? router.push(retour) : annoncer(`«\u00a0${titre}\u00a0» est définitivement supprimée.`)
        }
        libelle="Supprimer définitivement"
        taille="petit"
        variante="danger"
        titre="Supprimer définitivement cette fiche ?"
        confirmer="Supprimer définitivement"
        danger
      >
        <p>
          «&nbsp;{titre}&nbsp;», ses textes, ses fichiers et toutes ses évaluations seront effacés. Personne ne pourra
          les récupérer, et les résultats disparaîtront du tableau de bord.
        </p>
      </ConfirmationAction>
    </div>
  );
}
