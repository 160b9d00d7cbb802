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
}

/** La partie BEP MSA d'une fiche de GA : une activité, puis ses propres champs (G 3.10.2). */
export function ChampsBep({ formulaire, bep, champs, verrouille }: Props) {
  const [situation, choisie] = formulaire.watch(['item', 'bepItem']);
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
      {choisie && (
        <div className="mt-4">
          <ChampsTextes {...{ formulaire, champs }} racine="bepTextes" />
        </div>
      )}
    </Carte>
  );
}
