import { parametre } from '@/lib/apprenants/regles';
import { aujourdhui, formaterJour } from '@/lib/dates';
import type { Degre } from '@/lib/maitrise/degres';
import { CHAMPS, type FamilleFiche, familleFiche } from './champs';
import type { SaisieFiche, VersionFiche } from './schema';

/** Mois pendant lesquels une fiche supprimée reste récupérable par un enseignant (G 3.10.2). */
export const MOIS_CORBEILLE = 3;

/** Le dernier degré donné à chaque partie ; nul si aucun. */
export interface DerniersDegres {
  bacpro: Degre | null;
  bep: Degre | null;
}

/**
 * Ce que l'apprenant ne peut plus changer (PAS-3). Une fiche évaluée, sauf en Non évaluable, garde sa compétence, ses
 * complexités, ses aléas et son activité BEP ; une partie BEP évaluée garde aussi son activité. C'est le dernier degré
 * qui compte : un Non évaluable donné après coup rouvre la fiche.
 */
export function verrous(degres: DerniersDegres): { competence: boolean; bep: boolean } {
  const evaluee = (d: Degre | null) => d !== null && d !== 'nonevaluable';
  return { competence: evaluee(degres.bacpro), bep: evaluee(degres.bacpro) || evaluee(degres.bep) };
}

/** À quoi la fiche se rattache : compétence ou situation, complexités et aléas, activité du BEP. */
export interface Rattachement {
  item: string;
  choix: readonly string[];
  bepItem: string | null;
}

const memeListe = (a: readonly string[], b: readonly string[]) => [...a].sort().join('|') === [...b].sort().join('|');

/** Ce qu'une saisie changerait malgré les verrous, par champ ; nul si elle les respecte. */
export function champsVerrouilles(
  fiche: Rattachement & { brouillon: boolean },
  saisie: Rattachement & { brouillon: boolean },
  verrou: { competence: boolean; bep: boolean },
): Record<string, string> | null {
  const champs: Record<string, string> = {};
  if (verrou.competence && saisie.item !== fiche.item)
    champs.item = 'Fiche évaluée : la compétence n’est plus modifiable.';
  if (verrou.competence && !memeListe(saisie.choix, fiche.choix))
    champs.choix = 'Fiche évaluée : complexités et aléas ne sont plus modifiables.';
  if (verrou.bep && saisie.bepItem !== fiche.bepItem)
    champs.bepItem = 'Fiche évaluée : l’activité BEP n’est plus modifiable.';
  if (verrou.competence && saisie.brouillon && !fiche.brouillon)
    champs.brouillon = 'Une fiche évaluée ne peut plus redevenir un brouillon.';
  return Object.keys(champs).length > 0 ? champs : null;
}

const signer = (r: Rattachement): string => [r.item, ...[...r.choix].sort(), r.bepItem ?? ''].join('|');

/**
 * La version d'une fiche : `numero` augmente à chaque enregistrement de l'apprenant ; `choix` est son rattachement, qu'un
 * enseignant peut corriger sans que le numéro bouge. Les deux se comparent à part (décision 0017).
 */
export const versionDe = (fiche: Rattachement & { version: number }): VersionFiche => ({
  numero: fiche.version,
  choix: signer(fiche),
});

/**
 * Le rattachement à enregistrer quand un enseignant a pu le corriger depuis l'ouverture (`ouverture` : `version.choix`).
 * Si l'apprenant n'y a pas touché, la correction reste ; s'il y a touché aussi, `conflit`.
 */
export function concilier<F extends Rattachement>(fiche: F, ouverture: string, saisie: Rattachement) {
  const { item, choix, bepItem } = signer(saisie) === ouverture ? fiche : saisie;
  const conflit = signer(fiche) !== ouverture && signer(saisie) !== ouverture && signer(saisie) !== signer(fiche);
  return { rattachement: { item, choix: [...choix], bepItem }, conflit };
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
  item: '',
  choix: [],
  textes: tousLesChamps(famille, {}),
  bepItem: '',
  bepTextes: tousLesChamps('bep', {}),
  brouillon: false,
});

interface FicheSaisie extends Pick<SaisieFiche, 'titre' | 'faiteLe' | 'lieu' | 'organisation' | 'brouillon'> {
  famille: string;
  item: { code: string };
  precisions: readonly { code: string }[];
  textes: Record<string, string>;
  bep: { code: string } | null;
  bepTextes: Record<string, string>;
}

/** Le formulaire d'une fiche enregistrée. */
export const saisieDe = (f: FicheSaisie): SaisieFiche => ({
  titre: f.titre,
  faiteLe: f.faiteLe,
  lieu: f.lieu,
  organisation: f.organisation,
  item: f.item.code,
  choix: f.precisions.map((p) => p.code),
  textes: tousLesChamps(familleFiche(f.famille), f.textes),
  bepItem: f.bep?.code ?? '',
  bepTextes: tousLesChamps('bep', f.bepTextes),
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

const simplifier = (texte: string) =>
  texte
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[’']/g, ' ')
    .toLowerCase();

const mots = (texte: string) => simplifier(texte).split(/\s+/).filter(Boolean);

const CODE = /^[a-z]{0,2}\d[\w.]*$/;

function porteDate(fiche: FicheFiltrable, cherche: string): boolean {
  const dates = [formaterJour(fiche.creeLe), formaterJour(fiche.faiteLe)];
  const chiffres = cherche.replace(/\D/g, '');
  if (chiffres === cherche) return dates.some((d) => d.replace(/\D/g, '').includes(chiffres));
  return dates.some((d) => d.includes(cherche.replace(/[-.]/g, '/')));
}

/**
 * Les trois filtres du guide (3.10.2), sans égard à la casse ni aux accents : des lettres ou mots du titre ; des
 * chiffres de la date de création ou de réalisation (« 2026 », « 07/2026 ») ; un début de code ou des mots de la
 * compétence.
 */
export function filtrerFiches<F extends FicheFiltrable>(fiches: readonly F[], filtres: Filtres): F[] {
  const [titre, competence] = [mots(filtres.titre), mots(filtres.competence)];
  const dates = filtres.date.split(/\s+/).filter(Boolean);
  return fiches.filter((f) => {
    const [code, textes] = [f.item.toLowerCase(), simplifier(`${f.libelle} ${f.competence ?? ''}`)];
    return (
      titre.every((m) => simplifier(f.titre).includes(m)) &&
      dates.every((d) => porteDate(f, d)) &&
      competence.every((m) => (CODE.test(m) && code.startsWith(m)) || textes.includes(m))
    );
  });
}

export type EtatFiche = 'supprimee' | 'nouvelle-evaluation' | 'nouvelle' | 'modifiee';

/**
 * Ce que le titre d'une fiche doit signaler à qui la regarde : une couleur, et toujours un mot. `inedit` : une
 * évaluation pas encore vue (apprenant, parent), ou une fiche nouvelle ou modifiée depuis la dernière visite
 * (enseignant) ; `dejaVue` départage ces deux-là. Le brouillon se dit à part : il peut l'être aussi.
 */
export function etatFiche(
  fiche: { corbeilleLe: Date | null; inedit: boolean; dejaVue: boolean },
  pour: 'enseignant' | 'apprenant',
): EtatFiche | null {
  if (fiche.corbeilleLe) return 'supprimee';
  if (!fiche.inedit) return null;
  if (pour === 'apprenant') return 'nouvelle-evaluation';
  return fiche.dejaVue ? 'modifiee' : 'nouvelle';
}
