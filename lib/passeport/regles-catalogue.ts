import { familleFiche } from '@/lib/champs/regles-fiche';
import type { SaisieFiche } from './schema';

/** Complexité ou aléa proposé sous une situation. */
export interface Precision {
  code: string;
  libelle: string;
  verifie: boolean;
}

/** Un item qu'une fiche peut illustrer ; `retrait` : 0, ou 1 pour une sous-compétence sous sa compétence. */
export interface OptionItem {
  code: string;
  libelle: string;
  competence: string | null;
  retrait: number;
  complexites: Precision[];
  aleas: Precision[];
}

/** Des items sous leur titre commun (classe de situations, groupe de compétences, dominante). */
export interface GroupeItems {
  code: string;
  libelle: string;
  options: OptionItem[];
}

/** Tout ce que propose le formulaire d'une fiche. `bep` est nul hors de la Gestion-Administration. */
export interface Catalogue {
  referentiel: string;
  intitule: string;
  famille: 'ga' | 'competences';
  groupes: GroupeItems[];
  bep: { referentiel: string; groupes: GroupeItems[]; preconisees: Record<string, string[]> } | null;
}

interface Noeud extends Precision {
  nature: 'item' | 'complexite' | 'alea';
  parent: string | null;
  competence: string | null;
  evaluable: boolean;
}

/** Rassemble les items évaluables sous leur plus proche titre ; sans `sousItems`, le premier niveau évaluable seul. */
export function grouperItems(noeuds: readonly Noeud[], options: { sousItems: boolean }): GroupeItems[] {
  const parCode = new Map(noeuds.map((n) => [n.code, n]));
  const groupes = new Map<string, GroupeItems>();
  const parItem = new Map<string, OptionItem>();
  for (const n of noeuds) {
    const parent = n.parent === null ? undefined : parCode.get(n.parent);
    if (n.nature !== 'item') {
      const option = parent && parItem.get(parent.code);
      option?.[n.nature === 'complexite' ? 'complexites' : 'aleas'].push(enPrecision(n));
      continue;
    }
    if (!n.evaluable) {
      groupes.set(n.code, { code: n.code, libelle: n.libelle, options: [] });
      continue;
    }
    const retrait = parent?.evaluable ? 1 : 0;
    if (retrait && !options.sousItems) continue;
    const { code, libelle, competence } = n;
    const option = { code, libelle, competence, retrait, complexites: [], aleas: [] };
    parItem.set(code, option);
    titreDe(n, parCode, groupes)?.options.push(option);
  }
  return [...groupes.values()].filter((g) => g.options.length > 0);
}

const enPrecision = ({ code, libelle, verifie }: Precision): Precision => ({ code, libelle, verifie });

function titreDe(n: Noeud, parCode: ReadonlyMap<string, Noeud>, groupes: ReadonlyMap<string, GroupeItems>) {
  let courant = n.parent === null ? undefined : parCode.get(n.parent);
  while (courant?.evaluable) courant = courant.parent === null ? undefined : parCode.get(courant.parent);
  return courant && groupes.get(courant.code);
}

/** L'item de ce code, dans quelque groupe qu'il soit. */
export const trouverItem = (groupes: readonly GroupeItems[], code: string): OptionItem | undefined =>
  groupes.flatMap((g) => g.options).find((o) => o.code === code);

/** Le catalogue avec l'item d'une fiche, même s'il a depuis été retiré du référentiel. */
export function avecItem(
  catalogue: Catalogue,
  item: { code: string; libelle: string; competence: string | null },
): Catalogue {
  if (trouverItem(catalogue.groupes, item.code)) return catalogue;
  const { code, libelle, competence } = item;
  const option: OptionItem = { code, libelle, competence, retrait: 0, complexites: [], aleas: [] };
  const retires: GroupeItems = { code: '', libelle: 'Retirée du référentiel', options: [option] };
  return { ...catalogue, groupes: [...catalogue.groupes, retires] };
}

/** Assemble un catalogue ; le BEP n'accompagne que la GA. */
export function assembler(
  referentiel: { code: string; intitule: string; famille: string },
  items: readonly Noeud[],
  bep: NonNullable<Catalogue['bep']> | null,
): Catalogue {
  const famille = familleFiche(referentiel.famille);
  return {
    referentiel: referentiel.code,
    intitule: referentiel.intitule,
    famille,
    groupes: grouperItems(items, { sousItems: true }),
    bep: famille === 'ga' ? bep : null,
  };
}

/** Ce qui part au serveur : les complexités et aléas de la seule situation retenue, et ceux que la fiche avait déjà. */
export function aEnvoyer(saisie: SaisieFiche, catalogue: Catalogue, initiale: SaisieFiche): SaisieFiche {
  const item = trouverItem(catalogue.groupes, saisie.item);
  const permis = new Set([...(item?.complexites ?? []), ...(item?.aleas ?? [])].map((p) => p.code));
  const garde = (c: string) => permis.has(c) || (saisie.item === initiale.item && initiale.choix.includes(c));
  return { ...saisie, choix: saisie.choix.filter(garde) };
}
