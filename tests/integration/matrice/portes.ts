import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Porte, porteDe } from '@/lib/acces/serveur/portes';

export interface PorteTrouvee {
  /** Chemin sous `app/[rne]/(modules)` et nom de l'export : `evaluations/actions.ts#rendreVisible`. */
  nom: string;
  porte: Porte | undefined;
  fonction: (...arguments_: never[]) => unknown;
}

const RACINE = 'app/[rne]/(modules)';
/** Ce que Next lit d'un fichier à côté de ses portes. */
const CONFIGURATION = new Set(['metadata', 'generateMetadata', 'dynamic', 'maxDuration', 'runtime']);

/** Toutes les fonctions que `app/` expose sous les modules : pages, actions, routes. */
export async function trouverPortes(): Promise<PorteTrouvee[]> {
  const fichiers = globSync('**/{page.tsx,actions.ts,route.ts}', { cwd: RACINE }).sort();
  const trouvees = await Promise.all(
    fichiers.map(async (fichier) => {
      const module = (await import(/* @vite-ignore */ resolve(RACINE, fichier))) as Record<string, unknown>;
      return Object.entries(module)
        .filter(([nom]) => !CONFIGURATION.has(nom))
        .map(([nom, fonction]) => ({
          nom: `${fichier}#${nom}`,
          porte: porteDe(fonction),
          fonction: fonction as PorteTrouvee['fonction'],
        }));
    }),
  );
  return trouvees.flat();
}
