import 'server-only';
import { dateIso, nettoyer } from './champs';
import { champ, type Noeud } from './xml';

/** Les champs de PARAMETRES, communs à tous les fichiers de SIECLE ; HORODATAGE supplée DATE_EXPORT. */
export const enteteSiecle = (noeud: Noeud) => ({
  rne: champ(noeud, 'UAJ'),
  annee: champ(noeud, 'ANNEE_SCOLAIRE'),
  dateExport: dateIso(champ(noeud, 'DATE_EXPORT')) ?? dateIso(champ(noeud, 'HORODATAGE')),
});

/** NOM_DE_FAMILLE depuis 2016, NOM avant ; à défaut le nom d'usage. Vide si rien n'est donné. */
export const nomDeFamille = (noeud: Noeud): string =>
  nettoyer(champ(noeud, 'NOM_DE_FAMILLE') ?? champ(noeud, 'NOM') ?? champ(noeud, 'NOM_USAGE'));
