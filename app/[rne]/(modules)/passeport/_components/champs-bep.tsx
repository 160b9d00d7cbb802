import type { ReactNode } from 'react';
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
  /** Fichiers et liens de cette partie. */
  children: ReactNode;
}

/** La partie BEP MSA d'une fiche de GA : une activité, puis ses propres champs (G 3.10.2). */
export function ChampsBep({ formulaire, bep, champs, verrouille, children }: Props) {
  const [situation, choisie] = formulaire.watch(['item', 'bepItem']);
  // Ce qui est écrit se montre, même si l'évaluation a laissé la fiche sans activité.
  const remplie = Object.values(formulaire.getValues('bepTextes')).some(Boolean);
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
        {verrouille && <Verrou />}
      </div>
      {(choisie || (verrouille && remplie)) && (
        <div className="mt-4">
          <ChampsTextes {...{ formulaire, champs }} racine="bepTextes" />
          {children}
        </div>
      )}
    </Carte>
  );
}
