import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Une action, ou une route qui n'est pas que lue. */
export interface Ecriture {
  nom: string;
  /** Vrai si cette demande, un identifiant d'action ou « POST /chemin », l'est. */
  partie: (demande: string) => boolean;
}

interface Manifeste {
  node: Record<string, { filename: string; exportedName: string }>;
}

/** Tout ce qui écrit dans l'application construite. */
export function ecrituresDeLApplication(): Ecriture[] {
  const manifeste: Manifeste = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const actions = Object.entries(manifeste.node).map(([id, { filename, exportedName }]) => ({
    nom: `${enBref(filename)} ${exportedName}`,
    partie: (demande: string) => demande === id,
  }));
  return [...actions, ...routes()];
}

function routes(): Ecriture[] {
  const fichiers = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((f) =>
    /(^|\/)route\.tsx?$/.test(f),
  );
  return fichiers.flatMap((fichier) => {
    const texte = readFileSync(join('app', fichier), 'utf8');
    const chemin = `/${fichier.replace(/\/route\.tsx?$/, '').replace(/\([^)]*\)\//g, '')}`;
    const adresse = new RegExp(`^${chemin.replace(/\[\.\.\.[^\]]*\]/g, '.+').replace(/\[[^\]]*\]/g, '[^/]+')}$`);
    return [...texte.matchAll(/export (?:const|async function|function) (POST|PUT|PATCH|DELETE)\b/g)].map(
      ([, methode]) => ({
        nom: `${methode} ${enBref(chemin)}`,
        partie: (demande: string) => {
          const [m, url = ''] = demande.split(' ');
          return m === methode && adresse.test(url);
        },
      }),
    );
  });
}

/** Le fichier ou l'adresse, sans ce qui est commun à tous. */
const enBref = (chemin: string): string =>
  chemin.replace(/^(app)?\/\[rne\]\/(\(modules\)\/)?/, '').replace(/\/actions\.ts$/, '');
