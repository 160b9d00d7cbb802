import type { Resume } from '@/lib/siecle/plan/types';
import type { Feuille } from '@/lib/siecle/serveur/export-feuilles';
import type { ImportLu } from '@/lib/siecle/serveur/queries-import';

/** Ce que reçoivent la vue d'une analyse et celle d'un résultat. */
export interface PropsVue {
  rne: string;
  lu: ImportLu;
  resume: Resume;
  feuilles: Feuille[];
  /** Le code d'anomalie que l'adresse retient ; vide : toutes. */
  codeAnomalie: string;
}

export function rienNeChange(r: Resume): boolean {
  const personnes = [r.enseignants, r.chefs, r.apprenants, r.responsables].flatMap((m) => [
    ...m.crees,
    ...m.modifies,
    ...m.revenus,
    ...m.partis,
  ]);
  const structures = [r.divisions, r.groupes].flatMap((m) => [...m.creees, ...m.modifiees, ...m.disparues]);
  return personnes.length + structures.length + r.liens.ajoutes + r.liens.retires === 0;
}
