'use client';

import { useEffect, useId, useState } from 'react';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Avis } from '@/components/ui/avis';
import type { Piece } from '@/lib/fichiers/serveur/mutations-pieces';
import { ChoixFichiers } from './choix';
import { useFileEnvois } from './file';
import { LigneEnvoi, LignePiece } from './lignes';

type Props = {
  /** Où elles s'envoient ; chacune est à cette adresse, suivie de son identifiant. */
  adresse: string;
  fichiers: readonly Piece[];
  /** L'acteur peut en ajouter et en retirer. */
  modifiable?: boolean;
  /** Les photos sont admises ; le serveur en fait des PDF. */
  photos?: boolean;
  titre?: string;
  /** Apprend combien de fichiers choisis restent à joindre : en attente, en route, ou à réessayer. */
  surReste?: (nombre: number) => void;
};

/** L'adresse d'une pièce : celle de la liste, sans ce qui suit le « ? ». */
const adresseDe = (adresse: string, { id }: Piece) => `${adresse.split('?')[0]}/${id}`;

/** Les fichiers joints à une fiche ou à un scénario : les télécharger, en ajouter, en retirer. */
export function PiecesJointes({ adresse, fichiers, modifiable = false, photos = false, titre, surReste }: Props) {
  const idTitre = useId();
  const { pieces, ajouter, retirer } = usePieces(fichiers);
  const [annonce, setAnnonce] = useState('');
  const [alerte, setAlerte] = useState<string>();
  const file = useFileEnvois({
    adresse,
    photos,
    surRecu({ piece, alerte: manque }) {
      ajouter(piece);
      setAlerte(manque);
      setAnnonce(`${piece.nom} est joint.`);
    },
    surRefus(nom, refus) {
      setAlerte(undefined);
      setAnnonce(`${nom} n’est pas joint. ${refus}`);
    },
  });
  const reste = file.envois.filter((e) => e.etat !== 'echec' || e.coupure).length;
  useEffect(() => surReste?.(reste), [surReste, reste]);
  const vide = pieces.length === 0 && file.envois.length === 0;

  return (
    <section aria-labelledby={titre && idTitre} aria-label={titre ? undefined : 'Fichiers joints'}>
      {titre && (
        <h3 id={idTitre} className="mb-2 font-semibold">
          {titre}
        </h3>
      )}
      {vide && !modifiable && <p className="text-texte-doux">Aucun fichier joint.</p>}
      {!vide && (
        <ul className="divide-y divide-filet border-y border-filet">
          {pieces.map((p) => (
            <LignePiece
              key={p.id}
              piece={p}
              adresse={adresseDe(adresse, p)}
              surRetrait={
                modifiable
                  ? () => {
                      retirer(p);
                      setAnnonce(`${p.nom} est retiré.`);
                    }
                  : undefined
              }
            />
          ))}
          {file.envois.map((e) => (
            <LigneEnvoi
              key={e.cle}
              envoi={e}
              surReessai={() => file.reessayer(e.cle)}
              surRetrait={() => file.retirer(e.cle)}
            />
          ))}
        </ul>
      )}
      {alerte && (
        <Avis ton="attention" className="mt-3">
          {alerte}
        </Avis>
      )}
      {modifiable && <ChoixFichiers photos={photos} surChoix={file.ajouter} />}
      <p role="status" className="sr-only">
        {annonce}
      </p>
    </section>
  );
}

/** Les pièces telles que la page les a lues, et ce qu'on vient d'y ajouter ou d'en retirer. */
function usePieces(lues: readonly Piece[]) {
  const rafraichir = useRafraichir();
  const [ajoutees, setAjoutees] = useState<readonly Piece[]>([]);
  const [retirees, setRetirees] = useState<ReadonlySet<string>>(new Set());
  const connues = new Set(lues.map((p) => p.id));
  return {
    pieces: [...lues, ...ajoutees.filter((p) => !connues.has(p.id))].filter((p) => !retirees.has(p.id)),
    ajouter(piece: Piece) {
      setAjoutees((deja) => [...deja, piece]);
      rafraichir();
    },
    retirer({ id }: Piece) {
      setRetirees((deja) => new Set(deja).add(id));
      rafraichir();
    },
  };
}
