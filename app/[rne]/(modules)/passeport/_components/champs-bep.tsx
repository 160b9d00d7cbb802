import { type ReactNode, useState } from 'react';
import { Carte } from '@/components/ui/carte';
import { lier } from '@/components/ui/formulaire';
import { type Catalogue, trouverItem } from '@/lib/passeport/catalogue';
import type { ChampFiche } from '@/lib/passeport/champs';
import { Verrou } from './champs-competence';
import { ChampsTextes } from './champs-textes';
import { SelectActivite } from './select-activite';
import type { Formulaire } from './use-fiche';

interface Props {
  formulaire: Formulaire;
  bep: NonNullable<Catalogue['bep']>;
  champs: readonly ChampFiche[];
  verrouille: boolean;
  /** Des fichiers y sont joints. */
  avecFichiers: boolean;
  /** Fichiers et liens de cette partie. */
  children: ReactNode;
}

/** La partie BEP MSA d'une fiche de GA : une activité, puis ses propres champs (G 3.10.2). */
export function ChampsBep({ formulaire, bep, champs, verrouille, avecFichiers, children }: Props) {
  const [situation, choisie] = formulaire.watch(['item', 'bepItem']);
  // Ce qui est écrit ou joint se montre, même sans activité : cela reste gardé, et se retire.
  const remplie =
    avecFichiers ||
    Object.values(formulaire.getValues('bepTextes')).some(Boolean) ||
    formulaire.getValues('liens.bep').length > 0;
  // Une fois montrée, elle reste : vider un champ pour le récrire ne la ferme pas.
  const [montree, setMontree] = useState(remplie);
  if (remplie && !montree) setMontree(true);
  const activite = trouverItem(bep.groupes, choisie);
  return (
    <Carte titre="Partie BEP Métiers des services administratifs">
      <div className="flex max-w-prose flex-col gap-4">
        {!verrouille && <SelectActivite {...{ bep, situation }} {...lier(formulaire, 'bepItem')} />}
        {activite && (
          <p className="rounded-md bg-creux px-4 py-3">
            <span className="font-medium">{activite.code}</span> {activite.libelle}
          </p>
        )}
        {verrouille && !activite && <p>Aucune activité</p>}
        {!verrouille && !activite && montree && (
          <p className="text-texte-doux">
            Sans activité, ce que vous avez mis dans cette partie reste gardé, mais ne peut pas être évalué.
          </p>
        )}
        {verrouille && <Verrou />}
      </div>
      {(choisie || montree) && (
        <div className="mt-4">
          <ChampsTextes {...{ formulaire, champs }} racine="bepTextes" />
          {children}
        </div>
      )}
    </Carte>
  );
}
