import { DEGRES, type Degre, type Presentation, type PresentationDegre, parDegre } from '@/lib/degres/regles';
import { DEGRES_ORIGINE } from './textes-origine';

/** Ce qu'un établissement choisit d'un degré ; sa définition reste celle du guide. */
export type ChoixDegre = Pick<PresentationDegre, 'code' | 'libelle'>;
export type ChoixDegres = Record<Degre, ChoixDegre>;

type DegreChange = ChoixDegre & { degre: Degre };

/** Les six degrés tels que l'établissement les montre : ceux qu'il a changés, les autres comme dans le guide. */
export function presenter(changes: readonly DegreChange[]): Presentation {
  const parNom = new Map(changes.map(({ degre, code, libelle }) => [degre, { code, libelle }]));
  return parDegre((d) => ({ ...DEGRES_ORIGINE[d], ...parNom.get(d) }));
}

/** Code et intitulé de chaque degré, sans les définitions : ce que le formulaire montre et renvoie. */
export const choixDegres = (presentation: Presentation): ChoixDegres =>
  parDegre((d) => ({ code: presentation[d].code, libelle: presentation[d].libelle }));

/** Les codes et intitulés du guide, où le formulaire permet de revenir. */
export const degresOrigine = (): ChoixDegres => choixDegres(DEGRES_ORIGINE);

/** Les degrés dont le code ou l'intitulé diffère de celui du guide : seuls gardés dans la base. */
export const degresChanges = (choix: ChoixDegres): DegreChange[] =>
  DEGRES.filter((d) => choix[d].code !== DEGRES_ORIGINE[d].code || choix[d].libelle !== DEGRES_ORIGINE[d].libelle).map(
    (degre) => ({ degre, ...choix[degre] }),
  );
