import { v7 as uuidv7 } from 'uuid';
import type { Profil } from '@/lib/acces/modules';
import {
  CHAMPS_CORRIGEABLES,
  type ChampCorrigeable,
  LIBELLES_CORRIGEABLES,
  memesCorrections,
  reunir,
} from '@/lib/comptes/regles-corrections';
import { prenomLisible } from '@/lib/comptes/regles-noms';
import { formaterJour } from '@/lib/dates';
import type { CompteConnu } from '../serveur/queries-etat';
import type { Ecritures, IdentiteDite, LigneCompte, Mouvements, Resume } from './types';
import { mention } from './vide';

/** Ce que SIECLE dit d'une personne ; ses noms sont ceux qu'on en retient (plan/noms.ts). */
export interface PersonneSiecle {
  profil: Profil;
  civilite: string | null;
  nom: string;
  prenom: string;
  /** Nul : le fichier n'en dit rien, ce qui est connu reste. */
  dateNaissance: string | null;
  courriel: string | null;
  /** Absente : le fichier n'en parle pas (apprenant, responsable, chef). */
  discipline?: string | null;
  siecleGenre: string;
  siecleId: string;
}

export type AttribuerLogin = (prenom: string, nom: string) => string;

const enInstant = (d: Date | null) => d?.toISOString() ?? null;

/** Le compte tel qu'il est, en ligne à réécrire. */
const ligneDe = (c: CompteConnu): LigneCompte => ({
  ...c,
  suspenduLe: enInstant(c.suspenduLe),
  masqueLe: enInstant(c.masqueLe),
  fermerSessions: false,
});

export const estPresent = (c: CompteConnu): boolean => !c.suspenduLe && !c.masqueLe && !c.sortiLe;

/** Qui est un compte. */
export const identiteDite = (
  c: Pick<LigneCompte, 'nom' | 'prenom' | 'dateNaissance'>,
  ine: string | null = null,
): IdentiteDite => ({ nom: c.nom, prenom: c.prenom, naissance: c.dateNaissance, ine });

/** Note ce qu'un import corrige de l'identité d'un compte ; une naissance ou un INE qu'on apprend n'en changent pas. */
export function noterIdentite(resume: Resume, avant: IdentiteDite, apres: IdentiteDite, compte: LigneCompte): void {
  const change = (champ: keyof IdentiteDite) => avant[champ] !== null && avant[champ] !== apres[champ];
  if (!(['nom', 'prenom', 'naissance', 'ine'] as const).some(change)) return;
  resume.identites.push({ id: compte.id, login: compte.login, avant, apres });
}

function creer(p: PersonneSiecle, attribuer: AttribuerLogin): LigneCompte {
  const prenom = prenomLisible(p.prenom);
  return {
    ...p,
    id: uuidv7(),
    login: attribuer(prenom, p.nom),
    prenom,
    discipline: p.discipline ?? null,
    courrielSiecle: p.courriel,
    origine: 'siecle',
    champsManuels: [],
    siecle: null,
    sortiLe: null,
    suspenduLe: null,
    masqueLe: null,
    fermerSessions: false,
  };
}

/** L'adresse suit SIECLE tant qu'elle en vient ; saisie à la main, elle reste (formats, 7.2). */
const adresse = (c: CompteConnu, lue: string | null) =>
  lue !== null && (c.courriel === null || c.courriel === c.courrielSiecle) ? lue : c.courriel;

/** Ce qui a été corrigé à la main reste (UTI-2) ; le reste suit SIECLE. */
function mettreAJour(c: CompteConnu, p: PersonneSiecle): LigneCompte {
  const uni = reunir(c, { ...p, prenom: prenomLisible(p.prenom) });
  return {
    ...ligneDe(c),
    ...uni,
    courriel: adresse(c, p.courriel),
    courrielSiecle: p.courriel ?? c.courrielSiecle,
    origine: 'siecle',
    siecleGenre: p.siecleGenre,
    siecleId: p.siecleId,
    sortiLe: null,
    suspenduLe: null,
    masqueLe: null,
    fermerSessions: c.profil !== uni.profil,
  };
}

const LIBELLES: [keyof LigneCompte & keyof CompteConnu, string][] = [
  ...CHAMPS_CORRIGEABLES.map((champ): [ChampCorrigeable, string] => [champ, LIBELLES_CORRIGEABLES[champ]]),
  ['courriel', 'adresse électronique'],
  ['siecleId', 'identifiant SIECLE'],
  ['siecleGenre', 'identifiant SIECLE'],
  ['courrielSiecle', 'adresse SIECLE'],
  ['origine', 'reconnu dans SIECLE'],
];

const changements = (c: CompteConnu, ligne: LigneCompte): string[] => [
  ...new Set(LIBELLES.filter(([champ]) => c[champ] !== ligne[champ]).map(([, libelle]) => libelle)),
  ...CHAMPS_CORRIGEABLES.filter((champ) => ditAutreChose(c, ligne, champ)).map(
    (champ) => `${LIBELLES_CORRIGEABLES[champ]} (correction gardée)`,
  ),
];

/** SIECLE dit d'un champ corrigé à la main autre chose qu'au dernier import. */
const ditAutreChose = (c: CompteConnu, ligne: LigneCompte, champ: ChampCorrigeable): boolean =>
  ligne.champsManuels.includes(champ) && ligne.siecle?.[champ] !== c.siecle?.[champ];

/**
 * Crée le compte d'une personne, ou met à jour celui qui lui est reconnu, en le disant dans `ou`. Le login d'un compte
 * connu ne change jamais. `autres` : ce qui change hors du compte (classe, groupe…).
 */
export function poserCompte(
  ecritures: Ecritures,
  ou: Mouvements,
  connu: CompteConnu | undefined,
  p: PersonneSiecle,
  attribuer: AttribuerLogin,
  detail: { classes: string; autres: string[] },
): LigneCompte {
  if (!connu) {
    const neuf = creer(p, attribuer);
    ecritures.comptesNeufs.push(neuf);
    ou.crees.push(mention(neuf, detail.classes));
    return neuf;
  }
  const ligne = mettreAJour(connu, p);
  const champs = changements(connu, ligne);
  const revient = !estPresent(connu);
  if (revient || champs.length || !memesCorrections(connu, ligne)) ecritures.comptesModifies.push(ligne);
  const dit = [...champs, ...detail.autres];
  if (revient) ou.revenus.push(mention(ligne, [detail.classes, ...dit].filter(Boolean).join(', ')));
  else if (dit.length) ou.modifies.push(mention(ligne, dit.join(', ')));
  else ou.inchanges++;
  return ligne;
}

/** Fait sortir un compte ; les personnels sont aussi suspendus, les responsables masqués. Jamais supprimé. */
export function sortir(ecritures: Ecritures, ou: Mouvements, c: CompteConnu, jour: string, maintenant: string): void {
  const personnel = c.profil !== 'apprenant' && c.profil !== 'parent';
  ecritures.comptesModifies.push({
    ...ligneDe(c),
    sortiLe: jour,
    suspenduLe: personnel ? maintenant : null,
    masqueLe: c.profil === 'parent' ? maintenant : null,
    fermerSessions: true,
  });
  ou.partis.push(mention(c, c.profil === 'apprenant' ? `sorti le ${formaterJour(jour)}` : ''));
}
