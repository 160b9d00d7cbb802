'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { IconePoubelle } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import type { Resultat } from '@/lib/acces/refus';
import { type FiltreGarde, LONGUEUR_NOM } from '@/lib/filtres/regles';

type Props = {
  referentiel: string;
  filtres: readonly FiltreGarde[];
  /** Ce que l'on peut garder maintenant ; nul : rien n'est demandé. */
  contenu: Record<string, string> | null;
  /** L'adresse de la page, que complètent les paramètres du filtre choisi. */
  adresse: string;
  garder: (saisie: {
    id?: string;
    referentiel: string;
    nom: string;
    contenu: Record<string, string>;
  }) => Promise<Resultat<unknown>>;
  supprimer: (saisie: { id: string }) => Promise<Resultat<unknown>>;
};

const COUPE = 'La connexion est perdue : rien n’a été enregistré. Réessayez.';

/** Les filtres que l'on garde sous un nom : les rejouer, en garder un, le remplacer, en supprimer un (TDB-3, TBC-1). */
export function FiltresGardes({ referentiel, filtres, contenu, adresse, garder, supprimer }: Props) {
  const enCours = filtres.find((f) => contenu !== null && memes(f.contenu, contenu));
  return (
    <div className="flex flex-col gap-3">
      {filtres.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="font-medium">Mes filtres</span>
          <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {filtres.map((f) => (
              <li key={f.id} className="flex items-center gap-1">
                <Lien
                  href={`${adresse}&${new URLSearchParams(f.contenu)}`}
                  aria-current={f.id === enCours?.id ? 'true' : undefined}
                  className="lien aria-[current]:font-semibold"
                >
                  {f.nom}
                </Lien>
                <ConfirmationAction
                  action={supprimer}
                  saisie={{ id: f.id }}
                  iconeSeule
                  variante="discret"
                  taille="petit"
                  danger
                  icone={<IconePoubelle />}
                  libelle={`Supprimer le filtre «\u00a0${f.nom}\u00a0»`}
                  titre="Supprimer le filtre"
                  confirmer="Supprimer le filtre"
                >
                  Le filtre «&nbsp;{f.nom}&nbsp;» sera supprimé. Les résultats, eux, ne changent pas.
                </ConfirmationAction>
              </li>
            ))}
          </ul>
        </div>
      )}
      {contenu && !enCours && <Garder {...{ referentiel, filtres, contenu, garder }} />}
    </div>
  );
}

const memes = (a: Record<string, string>, b: Record<string, string>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Donner un nom au filtre affiché ; le nom d'un filtre déjà gardé le remplace. */
function Garder({
  referentiel,
  filtres,
  contenu,
  garder,
}: Pick<Props, 'referentiel' | 'filtres' | 'garder'> & { contenu: Record<string, string> }) {
  const [nom, setNom] = useState('');
  const [erreur, setErreur] = useState<string>();
  const [fait, setFait] = useState(false);
  const [enCours, lancer] = useTransition();
  const remplace = filtres.find((f) => f.nom === nom.trim());

  const enregistrer = (e: FormEvent) => {
    e.preventDefault();
    lancer(async () => {
      const saisie = { ...(remplace && { id: remplace.id }), referentiel, nom, contenu };
      const rendu = await garder(saisie).catch(() => null);
      setErreur(rendu?.ok ? undefined : rendu ? (rendu.champs?.nom ?? rendu.message) : COUPE);
      setFait(rendu?.ok === true);
    });
  };

  return (
    <details className="group">
      <summary className="lien w-fit pointer-coarse:min-h-11 pointer-coarse:py-2">Enregistrer le filtre</summary>
      <form onSubmit={enregistrer} noValidate className="mt-3 flex flex-wrap items-end gap-3">
        <Champ
          libelle="Nom du filtre"
          value={nom}
          maxLength={LONGUEUR_NOM}
          onChange={(e) => setNom(e.target.value)}
          erreur={erreur}
          className="w-full sm:w-72"
          required
        />
        <Bouton type="submit" enCours={enCours}>
          {remplace ? 'Remplacer ce filtre' : 'Enregistrer le filtre'}
        </Bouton>
      </form>
      {fait && <Avis ton="succes">Filtre enregistré.</Avis>}
    </details>
  );
}
