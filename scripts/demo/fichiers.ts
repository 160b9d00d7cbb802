import { eleves } from './eleves';
import { familles } from './familles';
import { FICHIERS, manifeste } from './manifeste';
import { elevesSansAdresses } from './siecle-eleves';
import { responsablesAvecAdresses } from './siecle-responsables';
import { stsEmp } from './sts';
import { document } from './xml';

/** Comme le formateur du dépôt l'écrirait : une liste de textes tient sur une ligne. */
function json(valeur: unknown): string {
  const surUneLigne = (liste: string) => liste.replaceAll(/\n\s*/g, ' ').replace('[ ', '[').replace(' ]', ']');
  return `${JSON.stringify(valeur, null, 2).replaceAll(/\[\s+"[^[\]{}]*\]/g, surUneLigne)}\n`;
}

/** Tous les fichiers de l'école de démonstration, en mémoire : nom → octets. Toujours les mêmes. */
export function fichiersDemo(): Map<string, Uint8Array> {
  const tous = eleves();
  const foyers = familles(tous);
  return new Map([
    [FICHIERS.enseignants, document(stsEmp())],
    [FICHIERS.eleves, document(elevesSansAdresses(tous))],
    [FICHIERS.responsables, document(responsablesAvecAdresses(foyers))],
    ['manifeste.json', new TextEncoder().encode(json(manifeste(tous, foyers)))],
  ]);
}
