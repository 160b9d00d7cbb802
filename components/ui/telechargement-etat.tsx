import { Avis } from './avis';
import { Bouton } from './bouton';
import { Progression } from './progression';
import type { EtatTelechargement as Etat } from './telechargement';

type Props = {
  etat: Etat;
  /** Fichiers attendus. */
  total: number;
  /** Ce que sont ces fichiers, accordé : « bilans ». */
  mots: string;
  onAnnuler: () => void;
};

/** Où en est un téléchargement : son avancement, son refus, ou sa fin. */
export function EtatTelechargement({ etat, total, mots, onAnnuler }: Props) {
  if (etat.nature === 'repos') return null;
  if (etat.nature === 'erreur') return <Avis ton="erreur">{etat.message}</Avis>;
  if (etat.nature === 'fini') return <Avis ton="succes">Téléchargement terminé.</Avis>;
  // Le dernier fichier entamé n'est pas encore reçu.
  const recus = Math.min(Math.max(0, etat.recus - 1), total);
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Progression
        libelle="Préparation"
        {...(total > 1 && { valeur: recus, max: total, texte: `${recus} ${mots} sur ${total}` })}
        className="w-72 max-w-full"
      />
      <Bouton variante="discret" taille="petit" onClick={onAnnuler}>
        Annuler
      </Bouton>
    </div>
  );
}
