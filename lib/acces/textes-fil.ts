import { adresseDe, type Requete } from '@/lib/adresses/regles';
import { MODULES, type NomPorte } from './modules';

/** Une étape du fil d'Ariane ; sans lien, la page elle-même. */
export interface EtapeFil {
  libelle: string;
  href?: string;
}

/**
 * Le fil d'Ariane d'une page : l'accueil, son module, puis les étapes qui lui sont propres. La dernière est la page : elle n'a
 * pas de lien. `requete` : ce que l'on retrouve en revenant au module.
 */
export function filAriane(
  rne: string,
  module: Exclude<NomPorte, 'accueil'>,
  suite: readonly (string | EtapeFil)[] = [],
  requete: Requete = {},
): EtapeFil[] {
  const titre = module === 'mon-compte' ? 'Mon compte' : MODULES[module].titre;
  const etapes: EtapeFil[] = [
    { libelle: 'Accueil', href: adresseDe(rne, 'accueil') },
    { libelle: titre, href: adresseDe(rne, module, requete) },
    ...suite.map((etape) => (typeof etape === 'string' ? { libelle: etape } : etape)),
  ];
  return etapes.map(({ libelle, href }, rang) => (rang < etapes.length - 1 ? { libelle, href } : { libelle }));
}
