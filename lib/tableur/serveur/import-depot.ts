import 'server-only';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Fin } from '@/lib/acces/serveur/flux';
import { lireTableur } from './lecture/lire-tableur';
import { deposer } from './mutations';

export interface EtapeDepot {
  etape: 'lecture';
  fichier: string;
}

/** Le tableur d'un envoi, dans le champ `tableur`. Refuse un envoi sans fichier. */
export function lireEnvoi(formulaire: FormData): File {
  const depose = formulaire.get('tableur');
  if (!(depose instanceof File) || (depose.size === 0 && !depose.name)) throw new Refus('import-sans-fichier');
  return depose;
}

/**
 * Lit un tableur déposé et le garde jusqu'à ce qu'on ait dit ce que sont ses colonnes (IMP-10). Rend son identifiant, ou le refus
 * du fichier, dont rien ne reste alors.
 */
export async function recevoir(
  acteur: Acteur,
  fichier: File,
  suivre: (etape: EtapeDepot) => void,
  signal: AbortSignal,
): Promise<Fin<{ id: string }>> {
  const nom = fichier.name.slice(-120);
  suivre({ etape: 'lecture', fichier: nom });
  const lu = await lireTableur(fichier.stream(), nom);
  if (!lu.ok) return { refus: { titre: 'Ce fichier ne peut pas être importé', message: lu.message, fichier: nom } };
  signal.throwIfAborted();
  return { fin: { id: await deposer(acteur, { nom, octets: fichier.size, classeur: lu.classeur }) } };
}
