import { parametre } from '@/lib/apprenants/regles';
import { familleFiche } from '@/lib/champs/regles-fiche';
import { CHAMPS, type FamilleFiche } from '@/lib/champs/textes-fiche';
import { aujourdhui, formaterJour } from '@/lib/dates';
import type { Degre } from '@/lib/degres/regles';
import type { Lien } from '@/lib/liens';
import { nombresDe } from '@/lib/recherche-date';
import { contientLesMots, motsDe } from '@/lib/recherche-texte';
import type { SaisieFiche, VersionFiche } from './schema';

/** Mois pendant lesquels une fiche supprimée reste récupérable par un enseignant (G 3.10.2). */
export const MOIS_CORBEILLE = 3;

/** Une fiche de GA a deux parties, évaluées à part ; les autres n'ont que la première. */
export type Partie = 'bacpro' | 'bep';

/** Le dernier degré donné à chaque partie ; nul si aucun. */
export interface DerniersDegres {
  bacpro: Degre | null;
  bep: Degre | null;
}

/** Ce qu'il y a dans une fiche, partie par partie. */
interface Contenu {
  bep: unknown;
  bepTextes: Record<string, string>;
  liens: readonly { partie: Partie }[];
  fichiers: readonly { partie: Partie }[];
  evaluations: readonly { partie: Partie }[];
}

/** La fiche a une partie BEP à montrer : une activité, ou ce qui y a été écrit, joint, évalué avant qu'on la retire. */
export const aPartieBep = ({ bep, bepTextes, liens, fichiers, evaluations }: Contenu): boolean =>
  bep !== null ||
  Object.values(bepTextes).some(Boolean) ||
  [...liens, ...fichiers, ...evaluations].some(({ partie }) => partie === 'bep');

export interface Verrou {
  competence: boolean;
  bep: boolean;
}

/**
 * Ce que l'apprenant ne peut plus changer (PAS-3). Une fiche évaluée, sauf en Non évaluable, garde sa compétence, ses
 * complexités, ses aléas et son activité BEP ; une partie BEP évaluée garde aussi son activité. C'est le dernier degré
 * qui compte : un Non évaluable donné après coup rouvre la fiche.
 */
export function verrous(degres: DerniersDegres): Verrou {
  const evaluee = (d: Degre | null) => d !== null && d !== 'nonevaluable';
  return { competence: evaluee(degres.bacpro), bep: evaluee(degres.bacpro) || evaluee(degres.bep) };
}

/** À quoi la fiche se rattache : compétence ou situation, complexités et aléas, activité du BEP. */
export interface Rattachement {
  item: string;
  choix: readonly string[];
  bepItem: string | null;
}

const signerCompetence = (r: Rattachement): string => [r.item, ...[...r.choix].sort()].join('|');

const signer = (r: Rattachement): string => `${signerCompetence(r)}|${r.bepItem ?? ''}`;

/**
 * La version d'une fiche : `numero` augmente à chaque enregistrement de l'apprenant ; `choix` est son rattachement, qu'un
 * enseignant peut corriger sans que le numéro bouge. Les deux se comparent à part (décision 0018).
 */
export const versionDe = (fiche: Rattachement & { version: number }): VersionFiche => ({
  numero: fiche.version,
  choix: signer(fiche),
});

/** La version d'une fiche lue, pour qui l'a sous les yeux. */
export const versionLue = (f: {
  item: { code: string };
  precisions: readonly { code: string }[];
  bep: { code: string } | null;
  version: number;
}): VersionFiche =>
  versionDe({
    item: f.item.code,
    choix: f.precisions.map((p) => p.code),
    bepItem: f.bep?.code ?? null,
    version: f.version,
  });

/** Ce qu'un enregistrement n'a pas retenu de la saisie. */
export type Ecarte = 'competence' | 'bepItem' | 'brouillon';

type FicheRattachee = Rattachement & { brouillon: boolean };

/**
 * Ce qu'un enregistrement de l'apprenant garde de ses choix (PAS-3). `ouverture` : `version.choix` de la fiche telle qu'il
 * l'a ouverte. Ce que sa saisie n'a pas touché reste comme la base l'a ; ce qui est verrouillé, ou corrigé par un
 * enseignant depuis l'ouverture, aussi, et `ecartes` le dit. Une fiche évaluée ne redevient pas un brouillon.
 */
export function concilier(
  fiche: FicheRattachee,
  ouverture: string,
  saisie: FicheRattachee,
  verrou: Verrou,
): { retenu: FicheRattachee; ecartes: Ecarte[] } {
  const coupe = ouverture.lastIndexOf('|');
  const [competence, bep] = [
    choisir(ouverture.slice(0, coupe), signerCompetence(fiche), signerCompetence(saisie), verrou.competence),
    choisir(ouverture.slice(coupe + 1), fiche.bepItem ?? '', saisie.bepItem ?? '', verrou.bep),
  ];
  const { item, choix } = competence === 'saisie' ? saisie : fiche;
  const { bepItem } = bep === 'saisie' ? saisie : fiche;
  const brouillon = saisie.brouillon && (fiche.brouillon || !verrou.bep);
  const ecartes: Ecarte[] = [];
  if (competence === 'ecarte') ecartes.push('competence');
  if (bep === 'ecarte') ecartes.push('bepItem');
  if (saisie.brouillon && !brouillon) ecartes.push('brouillon');
  return { retenu: { item, choix: [...choix], bepItem, brouillon }, ecartes };
}

/** `base` : il n'y a rien à changer ; `ecarte` : la saisie voulait changer ce qui ne peut plus l'être. */
function choisir(ouvert: string, enBase: string, voulu: string, verrouille: boolean): 'base' | 'saisie' | 'ecarte' {
  if (voulu === ouvert || voulu === enBase) return 'base';
  return verrouille || enBase !== ouvert ? 'ecarte' : 'saisie';
}

/** Ne garde que les champs de cette famille, sans blancs aux bords ni champs vides. */
export function nettoyerTextes(famille: FamilleFiche, textes: Record<string, string>): Record<string, string> {
  const gardes = CHAMPS[famille].map(({ cle }) => [cle, (textes[cle] ?? '').trim()] as const);
  return Object.fromEntries(gardes.filter(([, texte]) => texte !== ''));
}

/** Tous les champs de la famille, vides s'ils ne sont pas remplis : un formulaire les veut tous. */
const tousLesChamps = (famille: FamilleFiche, textes: Record<string, string>) =>
  Object.fromEntries(CHAMPS[famille].map(({ cle }) => [cle, textes[cle] ?? '']));

/** Le formulaire d'une fiche neuve, datée d'aujourd'hui. */
export const saisieVierge = (famille: 'ga' | 'competences'): SaisieFiche => ({
  titre: '',
  faiteLe: aujourdhui(),
  lieu: 'pfmp',
  organisation: '',
  pfmpDebutLe: '',
  pfmpFinLe: '',
  item: '',
  choix: [],
  textes: tousLesChamps(famille, {}),
  bepItem: '',
  bepTextes: tousLesChamps('bep', {}),
  liens: { bacpro: [], bep: [] },
  brouillon: false,
});

export interface FicheSaisie extends Pick<SaisieFiche, 'titre' | 'faiteLe' | 'lieu' | 'organisation' | 'brouillon'> {
  famille: string;
  pfmpDebutLe: string | null;
  pfmpFinLe: string | null;
  item: { code: string };
  precisions: readonly { code: string }[];
  textes: Record<string, string>;
  bep: { code: string } | null;
  bepTextes: Record<string, string>;
  liens: readonly (Lien & { partie: Partie })[];
}

/** Les liens d'une fiche, partie par partie. */
export function parPartie(liens: readonly (Lien & { partie: Partie })[]): Record<Partie, Lien[]> {
  const de = (partie: Partie) => liens.filter((l) => l.partie === partie).map(({ url, libelle }) => ({ url, libelle }));
  return { bacpro: de('bacpro'), bep: de('bep') };
}

/** Le formulaire d'une fiche enregistrée. */
export const saisieDe = (f: FicheSaisie): SaisieFiche => ({
  titre: f.titre,
  faiteLe: f.faiteLe,
  lieu: f.lieu,
  organisation: f.organisation,
  pfmpDebutLe: f.pfmpDebutLe ?? '',
  pfmpFinLe: f.pfmpFinLe ?? '',
  item: f.item.code,
  choix: f.precisions.map((p) => p.code),
  textes: tousLesChamps(familleFiche(f.famille), f.textes),
  bepItem: f.bep?.code ?? '',
  bepTextes: tousLesChamps('bep', f.bepTextes),
  liens: parPartie(f.liens),
  brouillon: f.brouillon,
});

/** Ce qui se voit d'une fiche dans une liste et qu'on filtre. */
export interface FicheFiltrable {
  titre: string;
  creeLe: Date;
  faiteLe: string;
  item: string;
  libelle: string;
  competence: string | null;
}

export interface Filtres {
  titre: string;
  date: string;
  competence: string;
}

/** Les filtres qu'écrit l'adresse ; un filtre vide ne filtre pas. */
export function lireFiltres(recherche: Record<string, string | string[] | undefined>): Filtres {
  const lire = (nom: string) => parametre(recherche[nom]).trim().slice(0, 100);
  return { titre: lire('titre'), date: lire('date'), competence: lire('competence') };
}

function porteDate(jours: readonly string[], cherche: string): boolean {
  const nombres = nombresDe(cherche);
  const motif = nombres.join('/');
  const colles = nombres.length === 1;
  return motif !== '' && jours.some((d) => d.includes(motif) || (colles && d.replaceAll('/', '').includes(motif)));
}

/**
 * Les trois filtres du guide (3.10.2), sans égard à la casse ni aux accents : des lettres ou mots du titre ; des
 * chiffres de la date de création ou de réalisation (« 2026 », « 07/2026 ») ; un début de code ou des mots de la
 * compétence. L'enseignant, lui, filtre sur la seule création (G 3.11.2) : `parCreation`.
 */
export function filtrerFiches<F extends FicheFiltrable>(
  fiches: readonly F[],
  filtres: Filtres,
  { parCreation = false } = {},
): F[] {
  const [titre, competence] = [motsDe(filtres.titre), motsDe(filtres.competence)];
  const dates = filtres.date.split(/\s+/).filter(Boolean);
  return fiches.filter((f) => {
    const jours = [f.creeLe, ...(parCreation ? [] : [f.faiteLe])].map(formaterJour);
    return (
      contientLesMots(titre, f.titre) &&
      dates.every((d) => porteDate(jours, d)) &&
      contientLesMots(competence, `${f.libelle} ${f.competence ?? ''}`, f.item)
    );
  });
}

export type EtatFiche = 'supprimee' | 'nouvelle-evaluation' | 'corrigee' | 'nouvelle' | 'modifiee';

/**
 * Ce que le titre d'une fiche doit signaler à qui la regarde : une couleur, et toujours un mot. `inedit` : une
 * évaluation, ou à défaut une correction (`corrigee`), pas encore vue (apprenant, parent), ou une fiche nouvelle ou
 * modifiée depuis la dernière visite (enseignant) ; `dejaVue` départage ces deux-là. Le brouillon se dit à part : il peut l'être aussi.
 */
export function etatFiche(
  fiche: { corbeilleLe: Date | null; inedit: boolean; corrigee: boolean; dejaVue: boolean },
  pour: 'enseignant' | 'apprenant',
): EtatFiche | null {
  if (fiche.corbeilleLe) return 'supprimee';
  if (!fiche.inedit) return null;
  if (pour === 'apprenant') return fiche.corrigee ? 'corrigee' : 'nouvelle-evaluation';
  return fiche.dejaVue ? 'modifiee' : 'nouvelle';
}

/** La date de modification, seulement si la fiche a changé depuis sa création. */
export const modifieeLe = (f: { creeLe: Date; modifieLe: Date }): string =>
  f.modifieLe.getTime() > f.creeLe.getTime() ? formaterJour(f.modifieLe) : '';
