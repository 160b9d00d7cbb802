import { RANGS_RESPONSABLES } from './regles-champs';
import { lireDate } from './regles-dates';
import { type FeuilleReperee, plierEntete } from './regles-feuille';
import type { Choix, Contenu } from './types';

const RESPONSABLE = /\b(resp|responsables?|parents?|pere|mere|tuteurs?|tutrices?|representants?|legal|legaux)\b/;
const QUI = /\b(pere|mere|tuteur|tutrice)\b/;
const APPRENANT = /\b(eleves?|apprenants?|apprentis?|stagiaires?|enfants?|jeunes?|alternants?|etudiants?)\b/;
/** Ce que Griotte ne lit pas : adresses, téléphones, et ce qui n'est d'aucun des deux. */
const AILLEURS =
  /\b(adresse|rue|ville|commune|cp|postal|telephone|tel|portable|mobile|fixe|lieu|pays|departement|nationalite|profession|entreprise|employeur|maitre|regime|bourse|age|dernier|ancien|ancienne|autres?|deuxieme|2e|second)\b/;
const COURRIEL = /\b(mail|mails|mel|email|e mail|courriel|adresse (electronique|mail|internet))\b/;

/** Ce qu'un en-tête dit de quelqu'un : son nom, son adresse, son numéro. */
function duneePersonne(mots: string): string {
  if (COURRIEL.test(mots)) return 'courriel';
  if (AILLEURS.test(mots)) return '';
  const [nom, prenom] = [/\bnoms?\b/.exec(mots), /\bprenoms?\b/.exec(mots)];
  if (nom && prenom) return nom.index < prenom.index ? 'nomPrenom' : 'prenomNom';
  if (prenom) return 'prenom';
  if (/\bnoms? (complet|entier)\b|\bidentite\b/.test(mots)) return 'nomPrenom';
  if (nom) return /\b(usage|usuel|marital|epouse)\b/.test(mots) ? 'nomUsage' : 'nom';
  if (/\b(civilite|civ|titre|qualite|m mme)\b/.test(mots)) return 'civilite';
  if (/\b(matricule|numero|num|no|n|id|identifiant|code|ref|reference)\b/.test(mots)) return 'numero';
  return '';
}

const NAISSANCE = /\b(naissance|naiss|nais|ddn|nele|ne le|nee le|ne e le|date n)\b/;

function duResponsable(mots: string): string {
  if (/\b(lien|parente|lien de parente|qualite)\b/.test(mots)) return 'lien';
  const trouve = duneePersonne(mots);
  if (trouve !== '' || COURRIEL.test(mots) || AILLEURS.test(mots)) return trouve === 'nomUsage' ? 'nom' : trouve;
  return 'nomPrenom'; // « Responsable 1 », « Père » : la colonne le nomme
}

function deLApprenant(mots: string): string {
  if (/\b(ine|ina|national)\b/.test(mots)) return 'ine';
  if (NAISSANCE.test(mots)) return AILLEURS.test(mots) ? '' : 'naissance';
  if (/\b(sexe|genre|civilite|civ|f h|h f|m f|f m|titre)\b/.test(mots)) return 'sexe';
  if (/\bmef\b/.test(mots)) return 'mef';
  if (/\b(classe|division|div)\b/.test(mots)) return AILLEURS.test(mots) ? '' : 'classe';
  if (/\bgroupes?\b/.test(mots)) return 'groupes';
  if (/\bentree\b/.test(mots)) return 'entree';
  if (/\bsortie\b/.test(mots)) return 'sortie';
  const trouve = duneePersonne(mots);
  return trouve === '' && /^(l )?(eleve|apprenant|apprenti|stagiaire|alternant|jeune)s?$/.test(mots)
    ? 'nomPrenom'
    : trouve;
}

function duPersonnel(mots: string): string {
  if (NAISSANCE.test(mots)) return AILLEURS.test(mots) ? '' : 'naissance';
  if (/\b(fonction|statut|role|poste|profil)\b/.test(mots)) return 'fonction';
  if (/\b(disciplines?|matieres?|specialites?|enseignements?)\b/.test(mots)) return 'discipline';
  if (/\b(classes?|divisions?|services?)\b/.test(mots)) return 'classes';
  const trouve = duneePersonne(mots);
  if (trouve === '' && /^(l )?(enseignant|professeur|prof|formateur|personnel|agent)s?$/.test(mots)) return 'nomPrenom';
  return trouve === 'nomUsage' ? 'nom' : trouve;
}

function deLaClasse(mots: string): string {
  if (/\bmef\b/.test(mots)) return 'mef';
  if (/\b(libelle|intitule|long|designation|formation|complet)\b/.test(mots)) return 'libelle';
  return /\b(classe|division|div|code|court|nom)\b/.test(mots) ? 'classe' : '';
}

/** Numérote les responsables d'une feuille : « Père » puis « Mère », « Responsable 1 » puis « 2 », dans l'ordre des colonnes. */
class Rangs {
  readonly #vus = new Map<string, number>();

  rangDe(mots: string): number {
    const qui =
      QUI.exec(mots)?.[1] ??
      /\b([1-4])\b/.exec(mots)?.[1] ??
      /(?:resp|responsable|parent|legal)([1-4])\b/.exec(mots)?.[1] ??
      '1';
    const rang = this.#vus.get(qui) ?? this.#vus.size + 1;
    this.#vus.set(qui, rang);
    return Math.min(rang, RANGS_RESPONSABLES.length);
  }
}

function parEntete(contenu: Contenu, mots: string, rangs: Rangs): string {
  if (mots === '') return '';
  if (contenu === 'personnels') return duPersonnel(mots);
  if (contenu === 'classes') return deLaClasse(mots);
  const responsable = RESPONSABLE.test(mots) || /\b(resp|parent|legal)[1-4]\b/.test(mots);
  const apprenant = APPRENANT.test(mots);
  if (contenu === 'apprenants' ? responsable : !apprenant && !/\b(ine|naissance)\b/.test(mots)) {
    const champ = duResponsable(mots);
    return champ === '' || (contenu === 'responsables' && !responsable && champ === 'nomPrenom' && !/\bnom/.test(mots))
      ? ''
      : `r${rangs.rangDe(mots)}.${champ}`;
  }
  const champ = deLApprenant(mots);
  return contenu === 'responsables' &&
    !['nom', 'prenom', 'nomPrenom', 'prenomNom', 'naissance', 'ine', 'numero'].includes(champ)
    ? ''
    : champ === 'civilite'
      ? 'sexe'
      : champ;
}

const part = (valeurs: readonly string[], juste: (v: string) => boolean): number =>
  valeurs.length === 0 ? 0 : valeurs.filter(juste).length / valeurs.length;

/** Ce que disent les valeurs d'une colonne dont l'en-tête ne dit rien ; vide si elles ne disent rien non plus. */
function parValeurs(contenu: Contenu, valeurs: readonly string[]): string {
  if (part(valeurs, (v) => /^\S+@\S+\.\S+$/.test(v)) > 0.6) return 'courriel';
  if (contenu === 'classes') return '';
  if (part(valeurs, (v) => /^\d{9}[\dA-Za-z][A-Za-z]$/.test(v)) > 0.6) return 'ine';
  const naissance = (v: string) => {
    const date = lireDate(v);
    return date !== null && date > '1930' && Number(date.slice(0, 4)) < new Date().getFullYear() - 9;
  };
  if (part(valeurs, naissance) > 0.6) return 'naissance';
  if (part(valeurs, (v) => /^(m|f|h|g|masculin|feminin|féminin|garçon|fille)$/i.test(v)) > 0.9) return 'sexe';
  if (part(valeurs, (v) => /^\p{Lu}[\p{Lu}'’ -]+ \p{Lu}[\p{Ll}]/u.test(v)) > 0.6) return 'nomPrenom';
  if (part(valeurs, (v) => /^\d[A-Z]{1,2}\w*([ .-]\w+)*$|^(BAC|CAP|BTS|TLE|TERM|SEC|PREM)\b/i.test(v)) > 0.6)
    return 'classe';
  if (part(valeurs, (v) => /^[\p{Lu}'’ -]{2,}$/u.test(v)) > 0.6) return 'nom';
  if (part(valeurs, (v) => /^\p{Lu}\p{Ll}+([ -]\p{Lu}\p{Ll}+)*$/u.test(v)) > 0.6) return 'prenom';
  return '';
}

const ECHANTILLON = 200;

/** Ce qu'un établissement a déjà choisi, par contenu et en-tête plié : `apprenants nom de l eleve` → `nom`. */
export type Memoire = ReadonlyMap<string, string>;

export const cleMemoire = (contenu: string, entete: string): string => `${contenu} ${plierEntete(entete)}`;

/**
 * Ce que chaque colonne d'une feuille donne sans doute, par rang : ce que l'établissement avait choisi pour cet en-tête, sinon ce
 * que l'en-tête dit, sinon ce que disent les valeurs. Deux colonnes ne donnent jamais la même chose : la première l'emporte.
 */
export function proposerChamps(feuille: FeuilleReperee, contenu: Contenu, memoire: Memoire): string[] {
  const rangs = new Rangs();
  const pris = new Set<string>();
  const largeur = Math.max(0, ...feuille.colonnes.map((c) => c.rang + 1));
  const champs = Array.from({ length: largeur }, () => '');
  const poser = (rang: number, champ: string) => {
    if (champ === '' || pris.has(champ)) return;
    pris.add(champ);
    champs[rang] = champ;
  };
  const ouverts = new Set<number>();
  for (const c of feuille.colonnes) {
    const retenu = c.entete === '' ? undefined : memoire.get(cleMemoire(contenu, c.entete));
    const champ = retenu ?? parEntete(contenu, plierEntete(c.entete), rangs);
    if (retenu === undefined && champ === '') ouverts.add(c.rang);
    poser(c.rang, champ);
  }
  for (const c of feuille.colonnes) {
    if (!ouverts.has(c.rang) || AILLEURS.test(plierEntete(c.entete)) || RESPONSABLE.test(plierEntete(c.entete)))
      continue;
    const valeurs = feuille.donnees.slice(0, ECHANTILLON).flatMap((l) => l.cellules[c.rang] || []);
    const champ = parValeurs(contenu, valeurs);
    if (accepte(contenu, champ, pris)) poser(c.rang, champ);
  }
  return champs;
}

/** Un nom deviné ne s'ajoute pas à un nom déjà trouvé sous une autre forme ; chaque contenu n'a que ses champs. */
function accepte(contenu: Contenu, champ: string, pris: ReadonlySet<string>): boolean {
  if (contenu === 'responsables' || champ === '') return false;
  if (contenu === 'classes') return champ === 'classe';
  if (contenu === 'personnels' && ['ine', 'sexe', 'classe'].includes(champ)) return false;
  const ensemble = pris.has('nomPrenom') || pris.has('prenomNom');
  if (champ === 'nomPrenom') return !ensemble && !pris.has('nom');
  return !ensemble || (champ !== 'nom' && champ !== 'prenom');
}

const SUJETS: readonly [Contenu, RegExp][] = [
  ['responsables', /\b(responsables?|parents?|familles?|representants?|tuteurs?|legaux)\b/],
  ['personnels', /\b(personnels?|enseignants?|prof|profs|professeurs?|formateurs?|equipe|agents?|staff)\b/],
  ['classes', /^(liste des |les )?(classes|divisions|sections)$/],
  ['apprenants', /\b(eleves?|apprenants?|apprentis?|stagiaires?|etudiants?|alternants?|jeunes?|effectifs?)\b/],
];

/** Ce qu'une feuille contient sans doute : d'après son nom, sinon ses en-têtes et ses valeurs ; vide si rien ne le dit. */
function proposerContenu(feuille: FeuilleReperee, memoire: Memoire): Contenu | '' {
  if (feuille.donnees.length === 0) return '';
  const retenu = memoire.get(cleMemoire('', feuille.nom));
  if (retenu !== undefined) return retenu as Contenu | '';
  const nom = plierEntete(feuille.nom);
  const parNom = SUJETS.find(([, motif]) => motif.test(nom))?.[0];
  const champs = new Set(proposerChamps(feuille, 'apprenants', new Map()).filter(Boolean));
  const personnel = new Set(proposerChamps(feuille, 'personnels', new Map()).filter(Boolean));
  const nommes = ['nom', 'nomPrenom', 'prenomNom'].some((c) => champs.has(c));
  if (parNom) return parNom;
  if (nommes && champs.has('naissance') && (champs.has('classe') || champs.has('ine') || champs.has('sexe')))
    return 'apprenants';
  if (nommes && (personnel.has('discipline') || personnel.has('fonction'))) return 'personnels';
  if (nommes && champs.has('classe')) return 'apprenants';
  if (nommes && champs.has('naissance')) return 'apprenants';
  if ([...champs].some((c) => c.startsWith('r1.'))) return 'responsables';
  return '';
}

/** Ce que la page de correspondance propose pour une feuille. */
export function proposer(feuille: FeuilleReperee, memoire: Memoire): Choix {
  const contenu = proposerContenu(feuille, memoire);
  const champs = contenu === '' ? [] : proposerChamps(feuille, contenu, memoire);
  const sansClasse = contenu === 'apprenants' && !champs.includes('classe');
  return { contenu, champs, classe: sansClasse && /\d/.test(feuille.nom) ? feuille.nom : '' };
}
