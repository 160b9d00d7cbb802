import type { ReactNode } from 'react';
import { Avis } from '@/components/ui/avis';
import { Confirmation } from '@/components/ui/confirmation';
import { Lien } from '@/components/ui/lien';

type Props = {
  ton?: 'info' | 'attention';
  titre: string;
  /** Où reprendre la saisie, et comment le dire. */
  href: string;
  reprendre: string;
  /** La question, et ce qui serait perdu. */
  question: string;
  perte: string;
  onEffacer: () => void;
  children: ReactNode;
};

/** Une saisie restée sur cet appareil, que le serveur n'a pas : la reprendre, ou l'effacer après l'avoir demandé. */
export function AvisGardee({ ton = 'info', titre, href, reprendre, question, perte, onEffacer, children }: Props) {
  async function effacer() {
    onEffacer();
    return undefined;
  }
  return (
    <Avis
      ton={ton}
      className="mb-4"
      titre={titre}
      action={
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Lien href={href} className="lien pointer-coarse:py-2.5">
            {reprendre}
          </Lien>
          <Confirmation
            libelle="Effacer"
            taille="petit"
            variante="discret"
            titre={question}
            confirmer="Effacer"
            danger
            onConfirmer={effacer}
          >
            <p>{perte}</p>
          </Confirmation>
        </div>
      }
    >
      {children}
    </Avis>
  );
}
