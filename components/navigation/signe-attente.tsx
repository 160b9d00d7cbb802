import { useEffect, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import type { Depart } from './departs';

/** Une page qui vient plus vite ne se fait pas annoncer : le lecteur d'écran en dit déjà le titre. */
const ANNONCE_APRES = 400;

type Props = {
  attend: boolean;
  coupee: Depart | null;
  surReessayer: (depart: Depart) => void;
  surFermer: () => void;
};

/** Ce que l'on voit et entend pendant qu'une page se fait attendre, et si elle ne vient pas. */
export function SigneAttente({ attend, coupee, surReessayer, surFermer }: Props) {
  const [annonce, setAnnonce] = useState(false);
  useEffect(() => {
    if (!attend) return;
    const minuterie = setTimeout(() => setAnnonce(true), ANNONCE_APRES);
    return () => {
      clearTimeout(minuterie);
      setAnnonce(false);
    };
  }, [attend]);

  return (
    <>
      {attend && <div aria-hidden="true" className="ligne-attente sans-impression" />}
      <p role="status" className="sr-only">
        {annonce && 'Chargement de la page…'}
      </p>
      {coupee && (
        <Avis
          ton="erreur"
          titre="La page demandée ne vient pas"
          className="avis-navigation sans-impression"
          action={
            <div className="flex flex-wrap gap-2">
              <Bouton taille="petit" onClick={() => surReessayer(coupee)}>
                Réessayer
              </Bouton>
              <Bouton taille="petit" variante="discret" onClick={surFermer}>
                Rester ici
              </Bouton>
            </div>
          }
        >
          Griotte ne répond pas. Vous êtes toujours sur la même page, avec ce que vous y avez saisi. Vérifiez votre
          connexion, puis réessayez.
        </Avis>
      )}
    </>
  );
}
