'use client';

import { useState } from 'react';
import { echecDe } from '@/components/envoi/appeler';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { demanderRoute } from '@/components/envoi/route';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { ChampFichier } from '@/components/ui/champ-fichier';
import { IconePoubelle } from '@/components/ui/icones';
import type { Echec, Resultat } from '@/lib/acces/refus';
import { adresseDe } from '@/lib/adresses/regles';
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

/** Le logo ou le cachet : montré, remplacé, retiré (PAR-1). */
export function ImageEtablissement({ rne, genre, titre, emploi, image, textes }: Props) {
  const rafraichir = useRafraichir();
  const [retire, setRetire] = useState(false);
  const adresse = (v?: number) => adresseDe(rne, 'parametres/images/[genre]', { genre, v });
  const nom = titre.toLowerCase();

  async function deposer({ image: choix }: { image: FileList | undefined }): Promise<Resultat<void>> {
    const fichier = choix?.[0];
    if (!fichier) return enDefaut(textes.absente);
    if (fichier.size > TAILLE_IMAGE) return enDefaut(textes.tropGrosse);
    const corps = new FormData();
    corps.set('image', fichier);
    const resultat = await demanderRoute(adresse(), { method: 'POST', body: corps });
    return !resultat.ok && resultat.code.startsWith('image-') ? enDefaut(resultat.message) : resultat;
  }

  const formulaire = useFormulaire(deposer, {
    valeurs: { image: undefined as FileList | undefined },
    fait: `Le ${nom} est enregistré.`,
    surFait() {
      setRetire(false);
      rafraichir();
    },
    vider: true,
  });

  return (
    <Carte titre={titre}>
      <Formulaire de={formulaire} bouton={`Enregistrer le ${nom}`} variante="secondaire">
        <p className="-mt-2 text-texte-doux">{emploi}</p>
        {image ? (
          <div className="flex flex-wrap items-end gap-4">
            {/* biome-ignore lint/performance/noImgElement: servie telle quelle, à qui est connecté. */}
            <img
              src={adresse(image.modifieLe.getTime())}
              width={image.largeur}
              height={image.hauteur}
              alt={`${titre} de l’établissement`}
              className="h-auto max-h-40 w-auto max-w-full rounded-md border border-filet"
            />
            <ConfirmationAction
              action={retirerImage}
              saisie={{ genre }}
              surFait={() => {
                formulaire.envoi.oublier();
                setRetire(true);
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
          libelle={image ? `Remplacer le ${nom}` : `Ajouter un ${nom}`}
          aide="Image PNG, JPEG ou WebP, 5&nbsp;Mo au plus."
          accept="image/png,image/jpeg,image/webp"
          {...formulaire.lier('image')}
        />
        {retire && !formulaire.envoi.fait && <Avis ton="succes">Le {nom} est retiré.</Avis>}
      </Formulaire>
    </Carte>
  );
}

/** Le refus d'une image, sous son champ. */
const enDefaut = (texte: string): Echec => ({ ...echecDe('saisie'), champs: { image: texte } });
