/** Un item, une complexité ou un aléa qui s'évalue, et de quoi le nommer. */
export interface ItemEvaluable {
  code: string;
  nature: 'item' | 'complexite' | 'alea';
  parent: string | null;
  libelle: string;
  /** GA : la compétence de la situation. */
  competence: string | null;
  verifie: boolean;
}

/** Ce qui précède l'intitulé d'une complexité ou d'un aléa. */
export const NATURES = { item: '', complexite: 'Complexité\u00a0: ', alea: 'Aléa\u00a0: ' } as const;

/** Dit sous toute liste d'items où `estReserve`. */
export const RESERVE = '* Intitulé reconstitué, à contrôler sur le texte officiel du référentiel.';

/** Un intitulé au moins n'a pas été vérifié sur le texte officiel. */
export const estReserve = (items: readonly ItemEvaluable[]): boolean => items.some((i) => !i.verifie);

/** Les items par situation, dans l'ordre choisi : complexités et aléas rejoignent la leur, même si elle n'y est pas. */
export function parSituation(items: readonly ItemEvaluable[]): { situation: string; items: ItemEvaluable[] }[] {
  const groupes = new Map<string, ItemEvaluable[]>();
  for (const i of items) {
    const situation = i.nature === 'item' ? i.code : (i.parent ?? i.code);
    const groupe = groupes.get(situation);
    if (!groupe) groupes.set(situation, [i]);
    else if (i.nature === 'item') groupe.unshift(i);
    else groupe.push(i);
  }
  return [...groupes].map(([situation, siens]) => ({ situation, items: siens }));
}
