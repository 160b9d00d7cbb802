import { accorder } from '@/lib/accords';
import type { ChoixImport, ChoixSaisi } from './schema';
import type { Apercu, ApercuScenario } from './types-apercu';

export type TousLesChoix = Readonly<Record<string, ChoixSaisi>>;

/** Un scénario que l'on a déjà n'est pas coché : l'importer deux fois se décide. */
export const choixDeDepart = ({ scenarios }: Apercu): Record<string, ChoixSaisi> =>
  Object.fromEntries(
    scenarios.map((s) => [
      s.cle,
      {
        retenu: !s.dejaMien && s.identique === undefined,
        referentiel: s.referentiel ?? '',
        niveau: s.niveau === null ? '' : String(s.niveau),
      },
    ]),
  );

/** Coche tout, ou décoche tout. */
export const cocherTous = (choix: TousLesChoix, retenu: boolean): Record<string, ChoixSaisi> =>
  Object.fromEntries(Object.entries(choix).map(([cle, c]) => [cle, { ...c, retenu }]));

/** Le même diplôme, le même niveau pour tous ceux qui sont cochés ; vide : chacun garde le sien. */
export const appliquerATous = (
  choix: TousLesChoix,
  commun: Pick<ChoixSaisi, 'referentiel' | 'niveau'>,
): Record<string, ChoixSaisi> =>
  Object.fromEntries(
    Object.entries(choix).map(([cle, c]) => [
      cle,
      c.retenu ? { ...c, referentiel: commun.referentiel || c.referentiel, niveau: commun.niveau || c.niveau } : c,
    ]),
  );

export const retenus = ({ scenarios }: Apercu, choix: TousLesChoix): ApercuScenario[] =>
  scenarios.filter((s) => choix[s.cle]?.retenu);

export const aEnvoyer = (apercu: Apercu, choix: TousLesChoix, prive: boolean): ChoixImport =>
  retenus(apercu, choix).flatMap(({ cle }) => {
    const c = choix[cle];
    return c ? [{ cle, referentiel: c.referentiel, niveau: Number(c.niveau), prive }] : [];
  });

const DITS = [
  ['contexte', 'contexte'],
  ['materiels', 'matériels'],
  ['ressources', 'ressources'],
] as const;

/** « Contexte, ressources, 2 liens, 3 items » : ce qui sera repris, avec ce diplôme-là. */
export function resumer(s: ApercuScenario, referentiel: string): string {
  const textes = DITS.filter(([cle]) => s.textes[cle] !== '').map(([, libelle]) => libelle);
  const items = s.items.length - (s.perdus[referentiel]?.length ?? 0);
  const dit = [...textes, ...siYEnA(s.liens.length, 'lien'), ...siYEnA(items, 'item')].join(', ');
  return dit === '' ? 'Un titre seul' : dit.charAt(0).toUpperCase() + dit.slice(1);
}

const siYEnA = (n: number, nom: string) => (n > 0 ? [accorder(n, nom)] : []);
