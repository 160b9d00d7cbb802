'use client';

import { type FormEvent, useRef, useState, useTransition } from 'react';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { ChampFichier } from '@/components/ui/champ-fichier';
import { IconePoubelle } from '@/components/ui/icones';
import { type GenreImage, TAILLE_IMAGE } from '@/lib/parametres/regles-limites';
import type { ImageDeposee } from '@/lib/parametres/serveur/queries';
import { retirerImage } from '../actions';

interface Props {
  rne: string;
  genre: GenreImage;
  titre: string;
  /** Où elle sert. */
  emploi: string;
  image: ImageDeposee | null;
  /** Ce qu'on dit sans même envoyer le fichier. */
  textes: { absente: string; tropGrosse: string };
}

const COUPURE = 'L’envoi n’a pas abouti : vérifiez votre connexion, puis recommencez.';

/** Envoie l'image ; rend le texte du refus, ou rien quand elle est enregistrée. */
async function deposer(adresse: string, fichier: File): Promise<string | undefined> {
  const corps = new FormData();
  corps.set('image', fichier);
  const reponse = await fetch(adresse, { method: 'POST', body: corps }).catch(() => null);
  if (reponse?.ok) return undefined;
  const deGriotte = reponse?.headers.get('content-type')?.startsWith('text/plain');
  return reponse && deGriotte ? reponse.text() : COUPURE;
}

/** Le logo ou le cachet : montré, remplacé, retiré (PAR-1). */
export function ImageEtablissement({ rne, genre, titre, emploi, image, textes }: Props) {
  const rafraichir = useRafraichir();
  const formulaire = useRef<HTMLFormElement>(null);
  const [message, setMessage] = useState('');
  const [refus, setRefus] = useState<string>();
  const [enCours, lancer] = useTransition();
  const adresse = `/${rne}/parametres/images/${genre}`;
  const nom = titre.toLowerCase();

  function envoyer(evenement: FormEvent<HTMLFormElement>) {
    evenement.preventDefault();
    const fichier = new FormData(evenement.currentTarget).get('image');
    setMessage('');
    if (!(fichier instanceof File) || fichier.size === 0) return setRefus(textes.absente);
    if (fichier.size > TAILLE_IMAGE) return setRefus(textes.tropGrosse);
    lancer(async () => {
      const faute = await deposer(adresse, fichier);
      setRefus(faute);
      if (faute) return;
      formulaire.current?.reset();
      setMessage(`Le ${nom} est enregistré.`);
      rafraichir();
    });
  }

  return (
    <Carte titre={titre}>
      <form ref={formulaire} onSubmit={envoyer} noValidate className="flex flex-col gap-4">
        <p className="-mt-2 text-texte-doux">{emploi}</p>
        {image ? (
          <div className="flex flex-wrap items-end gap-4">
            {/* biome-ignore lint/performance/noImgElement: servie telle quelle, à qui est connecté. */}
            <img
              src={`${adresse}?v=${image.modifieLe.getTime()}`}
              width={image.largeur}
              height={image.hauteur}
              alt={`${titre} de l’établissement`}
              className="h-auto max-h-40 w-auto max-w-full rounded-md border border-filet"
            />
            <ConfirmationAction
              action={retirerImage}
              saisie={{ genre }}
              surFait={() => {
                setMessage(`Le ${nom} est retiré.`);
                setRefus(undefined);
              }}
              libelle={`Retirer le ${nom}`}
              icone={<IconePoubelle />}
              variante="danger"
              taille="petit"
              titre={`Retirer le ${nom}\u00a0?`}
              confirmer={`Retirer le ${nom}`}
              danger
            >
              Il ne paraîtra plus sur les bilans de formation. Vous pourrez en déposer un autre.
            </ConfirmationAction>
          </div>
        ) : (
          <p className="rounded-md border border-dashed border-filet-fort px-4 py-6 text-center text-texte-doux">
            Aucun {nom} pour l’instant
          </p>
        )}
        <ChampFichier
          name="image"
          libelle={image ? `Remplacer le ${nom}` : `Ajouter un ${nom}`}
          aide="Image PNG, JPEG ou WebP, 5 Mo au plus."
          accept="image/png,image/jpeg,image/webp"
          erreur={refus}
          onChange={() => setRefus(undefined)}
        />
        {message && <Avis ton="succes">{message}</Avis>}
        <Bouton type="submit" enCours={enCours} className="self-start">
          Enregistrer le {nom}
        </Bouton>
      </form>
    </Carte>
  );
}
