import { useCallback } from 'react';
import { Differe } from '@/components/ui/differe';
import type { FichierJoint } from '@/lib/passeport/queries-fiche';
import type { Partie } from '@/lib/passeport/regles';
import { ChampsLiens } from './champs-liens';
import type { Formulaire } from './use-fiche';

// Loin sous le pli, et absentes d'une fiche neuve : la page s'ouvre sans elles.
const piecesJointes = () => import('@/components/pieces-jointes').then((m) => m.PiecesJointes);

interface Props {
  formulaire: Formulaire;
  /** Adresse de la fiche ; nulle tant qu'elle n'est pas créée. */
  adresse: string | null;
  partie: Partie;
  fichiers: readonly FichierJoint[];
  /** Apprend combien de fichiers choisis restent à joindre à cette partie. */
  surReste: (partie: Partie, nombre: number) => void;
}

/** Fichiers et liens d'une partie (G 3.10.2). Un fichier se joint à une fiche qui existe ; un lien s'enregistre avec elle. */
export function PiecesPartie({ formulaire, adresse, partie, fichiers, surReste }: Props) {
  const compter = useCallback((nombre: number) => surReste(partie, nombre), [surReste, partie]);
  const deLaPartie = fichiers.filter((f) => f.partie === partie);
  return (
    <div className="mt-6 flex flex-col gap-6 border-t border-filet pt-4">
      {adresse ? (
        <Differe charger={piecesJointes} attente={<p className="text-texte-doux">Fichiers joints…</p>}>
          {(PiecesJointes) => (
            <PiecesJointes
              adresse={`${adresse}/fichiers?partie=${partie}`}
              fichiers={deLaPartie}
              titre="Fichiers joints"
              modifiable
              photos
              surReste={compter}
            />
          )}
        </Differe>
      ) : (
        <section>
          <h3 className="font-semibold">Fichiers joints</h3>
          <p className="text-texte-doux">
            Enregistrez d’abord la fiche : vous pourrez ensuite y joindre des fichiers PDF ou ZIP, et des photos.
          </p>
        </section>
      )}
      <ChampsLiens {...{ formulaire, partie }} />
    </div>
  );
}
