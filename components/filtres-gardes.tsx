'use client';

import type { Action } from '@/components/envoi/appeler';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Champ } from '@/components/ui/champ';
import { IconePoubelle } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { type FiltreGarde, LONGUEUR_NOM } from '@/lib/filtres/regles';

type Props = {
  referentiel: string;
  filtres: readonly FiltreGarde[];
  /** Ce que l'on peut garder maintenant ; nul : rien n'est demandé. */
  contenu: Record<string, string> | null;
  /** L'adresse de la page, que complètent les paramètres du filtre choisi. */
  adresse: string;
  garder: Action<{ id?: string; referentiel: string; nom: string; contenu: Record<string, string> }, unknown>;
  supprimer: Action<{ id: string }, unknown>;
};

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
  const remplace = (nom: string) => filtres.find((f) => f.nom === nom.trim());
  const formulaire = useFormulaire(garder, {
    valeurs: { nom: '' },
    schema: () => import('@/lib/filtres/schema').then((m) => m.schemaFiltre.pick({ nom: true })),
    preparer({ nom }) {
      const id = remplace(nom)?.id;
      return { ...(id !== undefined && { id }), referentiel, nom, contenu };
    },
    fait: 'Filtre enregistré.',
  });

  return (
    <details className="group">
      <summary className="lien w-fit pointer-coarse:min-h-11 pointer-coarse:py-2">Enregistrer le filtre</summary>
      <Formulaire
        de={formulaire}
        bouton={remplace(formulaire.rhf.watch('nom')) ? 'Remplacer ce filtre' : 'Enregistrer le filtre'}
        variante="secondaire"
        className="mt-3 flex flex-col gap-3 sm:w-96"
      >
        <Champ libelle="Nom du filtre" maxLength={LONGUEUR_NOM} required {...formulaire.lier('nom')} />
      </Formulaire>
    </details>
  );
}
