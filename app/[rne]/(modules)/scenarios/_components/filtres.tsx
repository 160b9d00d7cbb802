import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import type { FiltreListe } from '@/lib/scenarios/schema';
import { adresse } from './adresse';

export const SANS_FILTRE = { titre: '', niveau: 0, diplome: '' } as const;

type Props = { base: string; filtre: FiltreListe; diplomes: readonly { code: string; sigle: string }[] };

/** Filtrer par des mots du titre, le niveau et le diplôme ; le filtre est dans l'adresse. */
export function Filtres({ base, filtre, diplomes }: Props) {
  const { titre, niveau, diplome, vue, tri, sens } = filtre;
  return (
    <search>
      <FormulaireAdresse
        action={base}
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
        cle={JSON.stringify(filtre)}
      >
        {Object.entries({ vue, tri, sens }).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <Champ libelle="Titre" name="titre" defaultValue={titre} maxLength={100} className="w-full sm:w-64" />
        <SelectNatif
          libelle="Niveau"
          name="niveau"
          defaultValue={niveau || ''}
          invite="Tous"
          options={NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: n.libelle }))}
          className="w-full sm:w-40"
        />
        {diplomes.length > 1 && (
          <SelectNatif
            libelle="Diplôme"
            name="diplome"
            defaultValue={diplome}
            invite="Tous"
            options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
            className="w-full sm:w-56"
          />
        )}
        <Bouton type="submit" icone={<IconeFiltre />}>
          Filtrer
        </Bouton>
        {(titre || niveau > 0 || diplome) && (
          <LienBouton variante="discret" href={adresse(base, filtre, SANS_FILTRE)}>
            Tout afficher
          </LienBouton>
        )}
      </FormulaireAdresse>
    </search>
  );
}
