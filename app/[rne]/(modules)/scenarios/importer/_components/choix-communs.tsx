import { type ComponentProps, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { SelectNatif } from '@/components/ui/select-natif';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import type { ChoixSaisi } from '@/lib/scpro/schema';
import type { DiplomePropose } from './import-scpro';

type Props = {
  diplomes: readonly DiplomePropose[];
  /** Ce qui relie les boutons radio au formulaire. */
  visibilite: Omit<ComponentProps<typeof GroupeRadios>, 'legende' | 'options'>;
  /** Un seul scénario : il n'y a rien à appliquer à tous. */
  seul: boolean;
  appliquer: (commun: Pick<ChoixSaisi, 'referentiel' | 'niveau'>) => void;
};

const VISIBILITES = [
  { valeur: 'prive', libelle: 'Privés', aide: 'Vous seul les voyez. Vous pourrez les partager un par un.' },
  { valeur: 'public', libelle: 'Publics', aide: 'Tous les enseignants de l’établissement les voient.' },
];

export const optionsDiplome = (diplomes: readonly DiplomePropose[]) =>
  diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }));

export const OPTIONS_NIVEAU = NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }));

/** Ce qui vaut pour tout l'import : qui les verra, et un diplôme et un niveau donnés d'un coup. */
export function ChoixCommuns({ diplomes, visibilite, seul, appliquer }: Props) {
  const [commun, setCommun] = useState({ referentiel: '', niveau: '' });
  const change = (champ: Partial<typeof commun>) => setCommun({ ...commun, ...champ });
  return (
    <Carte titre="Pour tous les scénarios cochés">
      <div className="flex flex-col gap-6">
        <GroupeRadios legende="Qui les verra" options={VISIBILITES} {...visibilite} />
        {!seul && (
          <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
            <SelectNatif
              libelle="Diplôme pour tous"
              invite="Ne rien changer"
              options={optionsDiplome(diplomes)}
              value={commun.referentiel}
              onChange={(e) => change({ referentiel: e.target.value })}
              className="w-full sm:w-64"
            />
            <SelectNatif
              libelle="Niveau pour tous"
              invite="Ne rien changer"
              options={OPTIONS_NIVEAU}
              value={commun.niveau}
              onChange={(e) => change({ niveau: e.target.value })}
              className="w-full sm:w-56"
            />
            <Bouton disabled={!commun.referentiel && !commun.niveau} onClick={() => appliquer(commun)}>
              Appliquer à tous
            </Bouton>
          </div>
        )}
      </div>
    </Carte>
  );
}
