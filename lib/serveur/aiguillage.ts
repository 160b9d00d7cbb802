import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Route {
  page: string;
  regex: string;
}

/** Ce qu'un chemin désigne, sans rien de ce qu'il porte : sa route (`/[rne]/passeport/[id]`) et son établissement. */
export interface Lieu {
  route: string;
  etablissement?: string;
}

/** Les routes de la construction (`routes-manifest.json`), les plus précises d'abord ; aucune en développement. */
export function lireRoutes(dossier = '.next'): Route[] {
  const chemin = join(dossier, 'routes-manifest.json');
  if (!existsSync(chemin)) return [];
  const lu = JSON.parse(readFileSync(chemin, 'utf8')) as { staticRoutes: Route[]; dynamicRoutes: Route[] };
  return [...lu.staticRoutes, ...lu.dynamicRoutes];
}

const RNE = /^\d{7}[A-Z]$/;

/** Situe les adresses demandées parmi ces routes ; ce qui n'en est pas une est « autre ». */
export function creerAiguillage(routes: readonly Route[]): (url: string) => Lieu {
  const motifs = routes.map(({ page, regex }) => ({ page, motif: new RegExp(regex) }));
  return (url) => {
    const [chemin = '/'] = url.split('?');
    if (chemin.startsWith('/_next/')) return { route: '/_next' };
    const route = motifs.find(({ motif }) => motif.test(chemin))?.page ?? 'autre';
    const [, segment = ''] = chemin.split('/');
    return { route, ...(RNE.test(segment) && { etablissement: segment }) };
  };
}
