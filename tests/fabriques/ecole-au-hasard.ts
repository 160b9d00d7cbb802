import { anneeScolaire } from '@/lib/annee-scolaire';
import { NOMS, PRENOMS_FILLES, PRENOMS_GARCONS } from '@/scripts/demo/noms';
import type { EcoleSiecle } from './ecole-siecle';
import { type Eleve, type Individu, MEF_GA, type Responsable, type Structure } from './siecle';
import { type Tirages, tirages } from './tirages';

export interface Taille {
  eleves: number;
  divisions: number;
  enseignants: number;
  /** La même graine donne toujours la même école. */
  graine?: number;
}

/** Ce qu'une lecture juste doit trouver, compté au fil des tirages. */
export interface Attendu {
  inscrits: number;
  /** Dont ceux qui sortiront après l'export. */
  sortiesAVenir: string[];
  sortis: number;
  sansDivision: number;
  /** Effectif de chaque division. */
  effectifs: Record<string, number>;
  personnes: number;
  liens: number;
  /** Responsables légaux d'un élève inscrit. */
  legaux: number;
  avecCourriel: number;
  enseignants: number;
  chefs: number;
  /** Ce que le compte rendu dit des personnels, et combien de fois : qui n'entre pas, qui entre sans date de naissance. */
  anomalies: Record<string, number>;
  /** Enseignants qu'un service nomme : ils ont une classe. */
  avecService: number;
}

export interface EcoleTiree {
  ecole: EcoleSiecle;
  attendu: Attendu;
}

export const ANNEE = anneeScolaire();
/** Le jour des exports, et une sortie d'avant et d'après, comme les fichiers les écrivent. */
export const EXPORT_LE = `06/10/${ANNEE}`;
const PARTI_LE = `20/09/${ANNEE}`;
const PARTIRA_LE = `30/06/${ANNEE + 1}`;

const MEFS = [MEF_GA.seconde, MEF_GA.premiere, MEF_GA.terminale];
const PARTICULES = ['', '', '', '', '', 'DE LA ', "D'", 'EL '];
const deux = (n: number) => String(n).padStart(2, '0');

function identite(t: Tirages): { nom: string; prenom: string } {
  const nom = t.parmi(PARTICULES) + t.parmi(NOMS) + (t.suivant(12) === 0 ? `-${t.parmi(NOMS)}` : '');
  return { nom, prenom: t.parmi(t.parmi([PRENOMS_FILLES, PRENOMS_GARCONS])) };
}

function personnels(t: Tirages, enseignants: number): Individu[] {
  const personne = (n: number, plus: Partial<Individu> = {}): Individu => ({
    id: String(7000 + n),
    ...identite(t),
    naissance: `19${60 + t.suivant(39)}-${deux(1 + t.suivant(12))}-${deux(1 + t.suivant(28))}`,
    disciplines: ['ECO-GESTION'],
    ...plus,
  });
  const local = (n: number): Individu => ({ id: String(n + 1), ...identite(t), type: 'local' });
  return [
    ...t.fois(enseignants, (n) => personne(n)),
    ...t.fois(2, (n) => personne(enseignants + n, { type: 'dir', fonction: 'DIR' })),
    ...t.fois(3, (n) => personne(enseignants + 10 + n, { fonction: 'EDU' })),
    ...t.fois(2, (n) => personne(enseignants + 20 + n, { fonction: null })),
    ...t.fois(3, local),
  ];
}

/** Une école tirée au sort : ses personnels, ses classes et leurs services, ses élèves présents et partis, leurs familles. */
export function ecoleAuHasard({ eleves, divisions: nombre, enseignants, graine = 42 }: Taille): EcoleTiree {
  const t = tirages(graine);
  const individus = personnels(t, enseignants);
  const profs = individus.slice(0, enseignants).map(({ id }) => id);
  // Deux des trois personnes ajoutées à la main dans STSWEB font cours.
  const services = ['local:1', 'local:2', ...profs];
  const divisions: Structure[] = t.fois(nombre, (n) => ({
    code: `${'21T'[n % 3]}GA${n}`,
    mefs: [MEFS[n % 3] ?? ''],
    profs: [services[(2 * n) % services.length], services[(2 * n + 1) % services.length], t.parmi(profs)].flatMap(
      (p) => p ?? [],
    ),
  }));
  const groupes: Structure[] = divisions
    .filter((_, n) => n % 4 === 0)
    .map(({ code }) => ({ code: `${code} G1`, divisions: [code], profs: [t.parmi(profs)] }));

  const tirer = (n: number, plus: Partial<Eleve>): Eleve => ({
    id: String(10_000 + n),
    ...identite(t),
    naissance: `${deux(1 + t.suivant(28))}/${deux(1 + t.suivant(12))}/${ANNEE - 15 - t.suivant(4)}`,
    ine: `${String(n).padStart(9, '0')}AA`,
    ...plus,
  });
  const classe = (n: number) => divisions[n % divisions.length] ?? { code: '' };
  const inscrits = t.fois(eleves, (n) => {
    const { code, mefs = [] } = classe(n);
    const groupe = groupes.find((g) => g.divisions?.includes(code))?.code;
    return tirer(n, {
      division: code,
      mef: mefs[0] ?? '',
      groupes: groupe && t.suivant(2) === 0 ? [groupe] : [],
      ...(n % 500 === 7 && { sortie: PARTIRA_LE }),
    });
  });
  const sortis = t.fois(Math.round(eleves * 0.15), (n) => tirer(eleves + n, { sortie: PARTI_LE }));
  const sansDivision = t.fois(2, (n) => tirer(2 * eleves + n, {}));
  const { personnes, liens } = familles(t, inscrits);
  const legaux = personnes.filter((p) => p.enfants.some((e) => typeof e === 'string'));
  const nommes = new Set([...divisions, ...groupes].flatMap((d) => d.profs ?? []));

  return {
    ecole: { individus, divisions, groupes, eleves: [...sortis, ...inscrits, ...sansDivision], personnes },
    attendu: {
      inscrits: inscrits.length,
      sortiesAVenir: inscrits.filter((e) => e.sortie).map((e) => e.id),
      sortis: sortis.length,
      sansDivision: sansDivision.length,
      effectifs: Object.fromEntries(
        divisions.map((d) => [d.code, inscrits.filter((e) => e.division === d.code).length]),
      ),
      personnes: personnes.length,
      liens,
      legaux: legaux.length,
      avecCourriel: personnes.filter((p) => p.mel).length,
      enseignants: enseignants + 2,
      chefs: 2,
      anomalies: {
        'individu-autre-fonction': 3,
        'individu-sans-fonction': 2,
        'individu-sans-naissance': 2,
        'local-sans-service': 1,
      },
      avecService: nommes.size,
    },
  };
}

/** Une fratrie sur neuf ; une mère, presque toujours, et souvent un père ; parfois un proche, qui n'est pas légal. */
function familles(t: Tirages, eleves: readonly Eleve[]): { personnes: Responsable[]; liens: number } {
  const personnes: Responsable[] = [];
  const ajouter = (enfants: Responsable['enfants'], nom: string) => {
    const id = String(90_000 + personnes.length);
    const mel = t.suivant(100) < 45 ? `parent${id}@example.org` : undefined;
    personnes.push({ id, nom, prenom: t.parmi(PRENOMS_FILLES), enfants, ...(mel !== undefined && { mel }) });
  };
  for (let n = 0; n < eleves.length; ) {
    const fratrie = eleves.slice(n, n + (t.suivant(9) === 0 ? 2 : 1));
    const [ids, nom] = [fratrie.map((e) => e.id), fratrie[0]?.nom ?? ''];
    ajouter(ids, nom);
    if (t.suivant(10) < 8) ajouter(ids, nom);
    if (t.suivant(10) < 2)
      ajouter(
        ids.map((id) => [id, 3]),
        t.parmi(NOMS),
      );
    n += fratrie.length;
  }
  return { personnes, liens: personnes.reduce((somme, p) => somme + p.enfants.length, 0) };
}

/** Ce qui a changé d'un export au suivant. */
export interface Ecart {
  changes: { id: string; vers: string }[];
  sortis: string[];
  arrives: string[];
  profsPartis: string[];
  profsArrives: string[];
  /** Un responsable qui n'en est plus un, et l'élève qu'il avait. */
  lienRetire: { eleve: string; personne: string };
  courrielsAjoutes: string[];
}

/** La même école un mois plus tard : un élève sur vingt a changé de classe, autant sont partis, autant sont arrivés. */
export function unMoisApres({ ecole, attendu }: EcoleTiree, graine = 43): EcoleTiree & { ecart: Ecart } {
  const t = tirages(graine);
  const presents = t.melange(ecole.eleves.filter((e) => e.division));
  const part = Math.ceil(presents.length / 20);
  const codes = ecole.divisions.map((d) => d.code);
  const changes = presents
    .slice(0, part)
    .map((e) => ({ id: e.id, vers: t.parmi(codes.filter((c) => c !== e.division)) }));
  const sortis = new Set(presents.slice(part, 2 * part).map((e) => e.id));
  const vers = new Map(changes.map((c) => [c.id, c.vers]));
  const arrivees = t.fois(part, (n): Eleve => {
    const { code, mefs = [] } = ecole.divisions[n % ecole.divisions.length] ?? { code: '' };
    return {
      id: String(50_000 + n),
      ...identite(t),
      naissance: `15/03/${ANNEE - 16}`,
      division: code,
      mef: mefs[0] ?? '',
    };
  });
  const eleves = [
    ...ecole.eleves.map((e) => {
      if (sortis.has(e.id)) return { ...e, division: undefined, groupes: [], sortie: PARTI_LE };
      return vers.has(e.id) ? { ...e, division: vers.get(e.id), groupes: [] } : e;
    }),
    ...arrivees,
  ];

  const [parti = ''] = ecole.individus.map((i) => i.id);
  const arrive = { id: '8999', ...identite(t), naissance: '1985-02-03' };
  const individus = [...ecole.individus.filter((i) => i.id !== parti), arrive];
  const remplacer = (s: Structure): Structure => ({ ...s, profs: s.profs?.map((p) => (p === parti ? arrive.id : p)) });
  const divisions = ecole.divisions.map(remplacer);
  const groupes = ecole.groupes.map(remplacer);

  const retire = ecole.personnes.find((p) => p.enfants.length === 1 && typeof p.enfants[0] === 'string');
  const sansMel = ecole.personnes.filter((p) => !p.mel && p !== retire).slice(0, 5);
  const personnes = ecole.personnes
    .filter((p) => p !== retire)
    .map((p) => (sansMel.includes(p) ? { ...p, mel: `neuf${p.id}@example.org` } : p));
  const inscrits = eleves.filter((e) => e.division);
  const ids = new Set(inscrits.map((e) => e.id));
  const nommes = new Set([...divisions, ...groupes].flatMap((d) => d.profs ?? []));
  return {
    ecole: { individus, divisions, groupes, eleves, personnes },
    attendu: {
      ...attendu,
      inscrits: inscrits.length,
      sortiesAVenir: inscrits.filter((e) => e.sortie).map((e) => e.id),
      sortis: attendu.sortis + sortis.size,
      effectifs: Object.fromEntries(codes.map((code) => [code, inscrits.filter((e) => e.division === code).length])),
      personnes: personnes.length,
      liens: personnes.reduce((somme, p) => somme + p.enfants.length, 0),
      legaux: personnes.filter((p) => p.enfants.some((e) => typeof e === 'string' && ids.has(e))).length,
      avecCourriel: personnes.filter((p) => p.mel).length,
      avecService: nommes.size,
    },
    ecart: {
      changes,
      sortis: [...sortis],
      arrives: arrivees.map((e) => e.id),
      profsPartis: [parti],
      profsArrives: [arrive.id],
      lienRetire: { eleve: String(retire?.enfants[0]), personne: retire?.id ?? '' },
      courrielsAjoutes: sansMel.map((p) => p.id),
    },
  };
}
