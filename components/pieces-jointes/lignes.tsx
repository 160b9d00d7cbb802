'use client';

import type { MouseEvent } from 'react';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { IconeAlerte, IconeCroix, IconePoubelle, IconeTelecharger } from '@/components/ui/icones';
import { Progression } from '@/components/ui/progression';
import { useTelechargement } from '@/components/ui/telechargement';
import { direTaille } from '@/lib/abonnement/regles';
import type { Piece } from '@/lib/fichiers/serveur/mutations-pieces';
import { retirerPiece } from './envoi';
import type { Envoi } from './file';

const GENRES: Record<string, string> = { 'application/pdf': 'PDF', 'application/zip': 'ZIP' };

/** Un fichier joint : son nom, qui le télécharge, sa taille, et de quoi le retirer. */
export function LignePiece({
  piece: { nom, type, octets },
  adresse,
  surRetrait,
}: {
  piece: Piece;
  adresse: string;
  surRetrait: (() => void) | undefined;
}) {
  const { etat, lancer } = useTelechargement();
  // Un lien suivi quitterait la page pour montrer un refus.
  const telecharger = (e: MouseEvent) => {
    e.preventDefault();
    void lancer(adresse);
  };
  return (
    <li className="flex items-center gap-3 py-2">
      <span className="w-10 flex-none rounded border border-filet-fort py-0.5 text-center text-xs font-semibold text-texte-doux">
        {GENRES[type] ?? '…'}
      </span>
      <div className="min-w-0 flex-1">
        <a
          href={adresse}
          download={nom}
          onClick={telecharger}
          className="lien inline-flex max-w-full items-center gap-1.5 break-all py-1"
        >
          {nom}
          <IconeTelecharger taille={16} />
        </a>
        <p className="text-sm text-texte-doux">
          {direTaille(octets)}
          <span aria-live="polite">{etat.nature === 'encours' && ' · téléchargement en cours…'}</span>
        </p>
        {etat.nature === 'erreur' && (
          <p role="alert" className="text-sm text-erreur">
            {etat.message}
          </p>
        )}
      </div>
      {surRetrait && (
        <ConfirmationAction
          action={retirerPiece}
          saisie={adresse}
          surFait={surRetrait}
          libelle={`Retirer ${nom}`}
          icone={<IconePoubelle />}
          iconeSeule
          variante="discret"
          titre={'Retirer ce fichier\u00a0?'}
          confirmer="Retirer le fichier"
          danger
        >
          «&nbsp;{nom}&nbsp;» sera effacé, sans retour possible.
        </ConfirmationAction>
      )}
    </li>
  );
}

/** Un fichier en chemin : où il en est, ou pourquoi il a échoué. */
export function LigneEnvoi({
  envoi: { fichier, etat, partis, refus, coupure },
  surReessai,
  surRetrait,
}: {
  envoi: Envoi;
  surReessai: () => void;
  surRetrait: () => void;
}) {
  if (etat === 'echec')
    return (
      <li className="flex gap-3 py-3">
        <IconeAlerte className="mt-0.5 text-erreur" />
        <div className="min-w-0 flex-1">
          <p className="break-all font-medium">{fichier.name}</p>
          <p className="text-erreur">{refus}</p>
          {coupure && (
            <Bouton taille="petit" className="mt-2" onClick={surReessai}>
              Réessayer
            </Bouton>
          )}
        </div>
        <BoutonIcone libelle={`Oublier ${fichier.name}`} icone={<IconeCroix />} onClick={surRetrait} />
      </li>
    );
  return (
    <li className="flex items-center gap-3 py-3">
      <Progression
        className="min-w-0 flex-1"
        libelle={<span className="break-all">{fichier.name}</span>}
        max={fichier.size}
        {...avancement(etat, partis, fichier.size)}
      />
      <BoutonIcone libelle={`Annuler l’envoi de ${fichier.name}`} icone={<IconeCroix />} onClick={surRetrait} />
    </li>
  );
}

/** Ce que dit la barre : en attente, tant pour cent, ou tout est parti et le serveur vérifie. */
function avancement(etat: Envoi['etat'], partis: number, octets: number): { valeur?: number; texte?: string } {
  if (etat === 'attente') return { valeur: 0, texte: 'En attente' };
  return partis >= octets ? { texte: 'Vérification…' } : { valeur: partis };
}
