import { ANNEE, DIVISIONS, type Division } from './ecole';
import { ELEVES_NOMMES, type EleveNomme, SORTIS } from './eleves-nommes';
import { creerHasard, type Hasard } from './hasard';
import { LIEUX_DE_NAISSANCE, NAISSANCES_A_L_ETRANGER, NOMS, PRENOMS_FILLES, PRENOMS_GARCONS } from './noms';
import { moitiesDe } from './services';

export type Eleve = Omit<EleveNomme, 'division'> & {
  id: number;
  elenoet: number;
  ine: string | undefined;
  division: Division | undefined;
  groupes: string[];
  doublement: boolean;
  regime: string;
  mel: string | undefined;
  boursier: boolean;
  lieu: { pays: string; ville: string; departement?: string; commune?: string };
  sortie?: { date: string; motif: string };
};

type Brouillon = Omit<EleveNomme, 'division'> & {
  division: Division | undefined;
  sortie?: { date: string; motif: string };
};

const deux = (n: number) => String(n).padStart(2, '0');

/** Né pour avoir 15, 16 ou 17 ans dans l'année civile de la rentrée ; parfois un an de plus avant la terminale. */
function naissance(division: Division, hasard: Hasard): string {
  const retard = division.niveau < 3 && hasard.chance(0.12) ? 1 : 0;
  const annee = ANNEE - 14 - division.niveau - retard;
  return `${annee}-${deux(hasard.entier(1, 12))}-${deux(hasard.entier(1, 28))}`;
}

/** Un élève tiré au sort ; ses nom et prénom ne sont portés par aucun autre. */
function tirer(division: Division, hasard: Hasard, pris: Set<string>): Brouillon {
  const fille = hasard.chance(division.specialite === '30001' || division.specialite === '30004' ? 0.6 : 0.25);
  const nom = hasard.choix(NOMS);
  const prenom = hasard.choix(fille ? PRENOMS_FILLES : PRENOMS_GARCONS);
  if (pris.has(`${nom} ${prenom}`)) return tirer(division, hasard, pris);
  pris.add(`${nom} ${prenom}`);
  return { division, nom, prenom, sexe: fille ? '2' : '1', naissance: naissance(division, hasard) };
}

function classe(division: Division, hasard: Hasard, pris: Set<string>): Brouillon[] {
  const nommes = ELEVES_NOMMES.filter((e) => e.division === division.code).map((e) => ({ ...e, division }));
  const tires = Array.from({ length: division.effectif - nommes.length }, () => tirer(division, hasard, pris));
  return [...nommes, ...tires].sort((a, b) => `${a.nom} ${a.prenom}`.localeCompare(`${b.nom} ${b.prenom}`, 'fr'));
}

function lieu(hasard: Hasard): Eleve['lieu'] {
  if (hasard.chance(0.05)) {
    const [pays, ville] = hasard.choix(NAISSANCES_A_L_ETRANGER);
    return { pays, ville };
  }
  const [commune, departement] = hasard.choix(LIEUX_DE_NAISSANCE);
  return { pays: '100', ville: '', departement, commune };
}

/** INE fictif : neuf chiffres et deux lettres ; absent pour qui vient d'arriver. */
function ine(rang: number, eleve: Brouillon, hasard: Hasard): string | undefined {
  const numero = `999${String(hasard.entier(0, 999_999)).padStart(6, '0')}`;
  const lettres = hasard.choix(['AB', 'CD', 'EF', 'GH', 'JK']);
  return eleve.situation === 'aucun' || rang === 140 ? undefined : numero + lettres;
}

/** Adresse sans accent ni apostrophe, dans un domaine réservé aux exemples. */
export const adresseMel = (prenom: string, nom: string, domaine: string): string =>
  `${prenom}.${nom}`
    .replaceAll(/œ/gi, 'oe')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f']/g, '')
    .replaceAll(/[ -]+/g, '-')
    .toLowerCase()
    .concat('@', domaine);

function completer(eleve: Brouillon, rang: number, rangEnClasse: number, hasard: Hasard): Eleve {
  const moities = eleve.division ? moitiesDe(eleve.division.code) : [];
  const groupe = moities[rangEnClasse % 2];
  const age = eleve.division ? ANNEE - 14 - eleve.division.niveau - Number(eleve.naissance.slice(0, 4)) : 0;
  return {
    ...eleve,
    id: 1_520_000 + rang * 13,
    elenoet: 4000 + rang,
    ine: ine(rang, eleve, hasard),
    groupes: groupe === undefined ? [] : [groupe],
    doublement: age > 0,
    regime: hasard.choix(['0', '2', '2', '24', '3']),
    mel: hasard.chance(0.15) ? adresseMel(eleve.prenom, eleve.nom, 'eleves.example.org') : undefined,
    boursier: hasard.chance(0.2),
    lieu: lieu(hasard),
  };
}

/** Tous les élèves du fichier, partis compris, par identifiant croissant (les terminales, arrivées avant, en tête). */
export function eleves(): Eleve[] {
  const hasard = creerHasard(20_260_901);
  const pris = new Set([...ELEVES_NOMMES, ...SORTIS].map((e) => `${e.nom} ${e.prenom}`));
  const partis: Brouillon[] = SORTIS.map(({ sortie, motif, division, ...eleve }) => ({
    ...eleve,
    division: DIVISIONS.find((d) => d.code === division),
    sortie: { date: sortie, motif },
  }));
  const classes = [3, 2, 1].flatMap((niveau) =>
    DIVISIONS.filter((d) => d.niveau === niveau).map((d) => classe(d, hasard, pris)),
  );
  let rang = 0;
  return [partis, ...classes].flatMap((liste) =>
    liste.map((eleve, rangEnClasse) => completer(eleve, ++rang, rangEnClasse, hasard)),
  );
}
