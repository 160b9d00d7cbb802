import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { cx } from '@/components/ui/cx';
import { IconeFiltre } from '@/components/ui/icones';
import type { Filtres } from '@/lib/passeport/regles';

interface Props {
  adresse: string;
  /** L'intitulé de chaque filtre. */
  intitules: Record<keyof Filtres, string>;
  filtres: Filtres;
  conserver: Record<string, string>;
}

/** Là où le navigateur sait montrer le contenu d'un `details` replié, un grand écran a toujours les filtres. */
const TOUJOURS = {
  contenu: 'lg:[&::details-content]:[content-visibility:visible] lg:[&::details-content]:block',
  titre: 'supports-[selector(::details-content)]:lg:hidden',
};

/** Les trois filtres du guide (3.10.2), gardés dans l'adresse ; repliés sur un téléphone tant qu'ils sont vides. */
export function FiltresFiches({ adresse, intitules, filtres, conserver }: Props) {
  return (
    <details open={Object.values(filtres).some(Boolean)} className={cx('sans-impression mb-4', TOUJOURS.contenu)}>
      <summary
        className={cx(
          'lien inline-flex w-fit cursor-pointer items-center gap-1.5 pointer-coarse:min-h-11',
          TOUJOURS.titre,
        )}
      >
        <IconeFiltre taille={16} />
        Filtrer les fiches
      </summary>
      <FormulaireAdresse
        action={adresse}
        className="grid items-end gap-4 max-lg:mt-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]"
        cle={JSON.stringify(filtres)}
      >
        {Object.entries(conserver).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <Champ libelle={intitules.titre} name="titre" defaultValue={filtres.titre} placeholder="Lettres ou mots" />
        <Champ libelle={intitules.date} name="date" defaultValue={filtres.date} placeholder="10/2026" />
        <Champ
          libelle={intitules.competence}
          name="competence"
          defaultValue={filtres.competence}
          placeholder="Code ou mots de l’intitulé"
        />
        <Bouton type="submit">Filtrer</Bouton>
      </FormulaireAdresse>
    </details>
  );
}
