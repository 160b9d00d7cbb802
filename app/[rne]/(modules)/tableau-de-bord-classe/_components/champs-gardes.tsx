import { parametresDe } from '@/lib/classe/regles-adresse';
import type { FiltreClasse } from '@/lib/classe/schema';

/** Ce que l'adresse porte et que ce formulaire ne demande pas : l'autre onglet, la vue. */
export function ChampsGardes({ filtre, sauf }: { filtre: FiltreClasse; sauf: readonly (keyof FiltreClasse)[] }) {
  const gardes = Object.entries(parametresDe(filtre)).filter(([cle]) => !(sauf as readonly string[]).includes(cle));
  return gardes.map(([cle, valeur]) => <input key={cle} type="hidden" name={cle} value={valeur} />);
}
