import { adresseMel, type Eleve } from './eleves';
import type { Situation } from './eleves-nommes';
import { creerHasard, type Hasard } from './hasard';
import { NOMS, PRENOMS_MERES, PRENOMS_PERES, RUES } from './noms';

/** Codes de SIECLE depuis 2018. */
export const PARENTE = { mere: '10', pere: '20', ascendant: '38', educateur: '41', tuteur: '50', lui: '70' } as const;
const NIVEAU = { legal: '1', enCharge: '2', contact: '3' } as const;

export type Adresse = { id: number; ligne: string };
export type Personne = {
  id: number;
  civilite: 'M.' | 'MME';
  nom: string;
  nomUsage?: string;
  prenom: string;
  mel: string;
  adresse: number;
  profession: string;
};
export type Lien = {
  eleve: number;
  personne: number;
  niveau: string;
  parente: string;
  paie: boolean;
  heberge: boolean;
};
export type Familles = { personnes: Personne[]; liens: Lien[]; adresses: Adresse[] };

type Identite = Pick<Personne, 'civilite' | 'nom' | 'nomUsage' | 'prenom'>;
type Role = { niveau: string; parente: string; paie?: boolean; heberge?: boolean };

/** Un registre qui numérote, loge et relie les responsables au fil des foyers. */
function registre(hasard: Hasard) {
  const familles: Familles = { personnes: [], liens: [], adresses: [] };
  const mels = new Set<string>();

  function loger(): number {
    const id = 610_000 + familles.adresses.length;
    familles.adresses.push({ id, ligne: `${hasard.entier(1, 60)} RUE DES ${hasard.choix(RUES)}` });
    return id;
  }
  function mel(p: Identite): string {
    if (hasard.chance(0.4)) return '';
    const base = adresseMel(p.prenom, p.nomUsage ?? p.nom, hasard.choix(['example.org', 'example.net']));
    const adresse = mels.has(base) ? base.replace('@', `${mels.size}@`) : base;
    mels.add(adresse);
    return adresse;
  }
  function ajouter(p: Identite, adresse: number, enfants: Eleve[], role: Role, melImpose?: string): void {
    const id = 910_000 + familles.personnes.length * 7;
    const profession = hasard.choix(['21', '37', '46', '52', '54', '55', '56', '62', '63', '67', '82', '99']);
    familles.personnes.push({ ...p, id, mel: melImpose ?? mel(p), adresse, profession });
    const { paie = false, heberge = true, ...reste } = role;
    for (const e of enfants) familles.liens.push({ eleve: e.id, personne: id, paie, heberge, ...reste });
  }
  return { familles, loger, ajouter };
}

function mere(nom: string, hasard: Hasard): Identite {
  const prenom = hasard.choix(PRENOMS_MERES);
  const mariee = { civilite: 'MME', nom: hasard.choix(NOMS), nomUsage: nom, prenom } as const;
  return hasard.chance(0.6) ? mariee : { civilite: 'MME', nom: hasard.choix(NOMS), prenom };
}

/** Le foyer ordinaire : les deux parents, parfois séparés ; quelquefois un seul. */
function parents(enfants: Eleve[], nom: string, hasard: Hasard, r: ReturnType<typeof registre>): void {
  const foyer = r.loger();
  const fratrie = enfants.length > 1;
  const seul = !fratrie && hasard.chance(0.16);
  const separes = hasard.chance(0.2);
  const legal = { niveau: NIVEAU.legal };
  const pere: Identite = { civilite: 'M.', nom, prenom: hasard.choix(PRENOMS_PERES) };
  // Chaque fratrie a au moins une adresse : c'est elle qui montre l'accès d'un parent à plusieurs enfants.
  const premiere = fratrie ? { ...mere(nom, hasard), nomUsage: nom } : mere(nom, hasard);
  const impose = fratrie ? adresseMel(premiere.prenom, nom, 'example.org') : undefined;
  if (seul && hasard.chance(0.25)) {
    r.ajouter(pere, foyer, enfants, { ...legal, parente: PARENTE.pere, paie: true });
    return;
  }
  r.ajouter(premiere, foyer, enfants, { ...legal, parente: PARENTE.mere, paie: true }, impose);
  if (seul) return;
  const partage = enfants.some((e) => e.fratrie === 'LE GOFF') ? impose : undefined;
  r.ajouter(
    pere,
    separes ? r.loger() : foyer,
    enfants,
    { ...legal, parente: PARENTE.pere, heberge: !separes },
    partage,
  );
}

/** L'adulte que la situation ajoute au foyer, et celles où SIECLE ne connaît pas de parents par ailleurs. */
const ADULTES: Partial<Record<Situation, Role>> = {
  majeur: { niveau: NIVEAU.contact, parente: PARENTE.mere, heberge: false },
  tuteur: { niveau: NIVEAU.legal, parente: PARENTE.tuteur, paie: true },
  educateur: { niveau: NIVEAU.enCharge, parente: PARENTE.educateur, heberge: false },
  'grand-parent': { niveau: NIVEAU.contact, parente: PARENTE.ascendant, heberge: false },
};
const SANS_PARENTS: Situation[] = ['aucun', 'majeur', 'tuteur'];

function particulier(eleve: Eleve, situation: Situation, hasard: Hasard, r: ReturnType<typeof registre>): void {
  const { nom, prenom } = eleve;
  if (situation === 'majeur') {
    const role = { niveau: NIVEAU.legal, parente: PARENTE.lui, paie: true };
    r.ajouter({ civilite: 'M.', nom, prenom }, r.loger(), [eleve], role);
  }
  const role = ADULTES[situation];
  const adulte: Identite = { civilite: 'MME', nom: hasard.choix(NOMS), prenom: hasard.choix(PRENOMS_MERES) };
  if (role) r.ajouter(adulte, r.loger(), [eleve], role);
}

/** Les responsables de tous les élèves : un foyer par élève ou par fratrie. */
export function familles(eleves: Eleve[]): Familles {
  const hasard = creerHasard(20_260_902);
  const r = registre(hasard);
  const vues = new Set<string>();
  for (const eleve of eleves) {
    if (eleve.fratrie && vues.has(eleve.fratrie)) continue;
    if (eleve.fratrie) vues.add(eleve.fratrie);
    const enfants = eleve.fratrie ? eleves.filter((e) => e.fratrie === eleve.fratrie) : [eleve];
    const { situation } = eleve;
    if (situation) particulier(eleve, situation, hasard, r);
    if (!situation || !SANS_PARENTS.includes(situation)) parents(enfants, eleve.nom, hasard, r);
  }
  return r.familles;
}
