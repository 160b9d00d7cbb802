import { FiltresListe } from '@/components/tableau/filtres-liste';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import { filtrage } from '@/lib/scenarios/regles-liste';
import type { FiltreListe } from '@/lib/scenarios/schema';

type Props = { base: string; filtre: FiltreListe; diplomes: readonly { code: string; sigle: string }[] };

/** Filtrer par des mots du titre, le niveau et le diplôme. */
export const Filtres = ({ base, filtre, diplomes }: Props) => (
  <FiltresListe filtrage={filtrage(base, filtre)}>
    <Champ libelle="Titre" name="titre" defaultValue={filtre.titre} maxLength={100} className="w-full sm:w-64" />
    <SelectNatif
      libelle="Niveau"
      name="niveau"
      defaultValue={filtre.niveau || ''}
      invite="Tous"
      options={NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: n.libelle }))}
      className="w-full sm:w-40"
    />
    {diplomes.length > 1 && (
      <SelectNatif
        libelle="Diplôme"
        name="diplome"
        defaultValue={filtre.diplome}
        invite="Tous"
        options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
        className="w-full sm:w-56"
      />
    )}
  </FiltresListe>
);
