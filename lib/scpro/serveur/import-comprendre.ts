import 'server-only';
import { estAdresseWeb } from '@/lib/adresse-web';
import { libelleOrigine } from '@/lib/champs/regles-scenario';
import { ITEMS_MAX, LIENS_MAX, LONGUEUR_TITRE } from '@/lib/scenarios/regles';
import { depuisTexte } from '@/lib/texte-riche/regles-texte';
import { LONGUEUR_TEXTE_RICHE } from '@/lib/texte-riche/schema';
import { nettoyerTexteRiche } from '@/lib/texte-riche/serveur/regles';
import { type ItemLu, itemsDe } from '../regles-items';
import { RUBRIQUE_MAX } from '../regles-limites';
import { notrePart } from '../regles-notre-part';
import { clesInconnues, type DocumentScpro, VERSION } from './regles-format';
import { extraireLiens, type LienScpro, liensEnHtml } from './regles-liens';
import { adjoindre, CONNAISSANCES, LIENS, PROBLEMATIQUE, pertes, sansImagesCollees } from './regles-textes';

/** Un scénario tel que nous l'avons compris, avant le choix du diplôme et du niveau. */
export interface Brouillon {
  titre: string;
  contexte: string;
  materiels: string;
  ressources: string;
  liens: LienScpro[];
  items: ItemLu[];
  /** Le référentiel que nous y avions écrit, si le fichier est des nôtres. */
  referentiel: string | null;
  /** Ce qui a changé de place. */
  remarques: string[];
  /** Ce qui est à vérifier après l'import. */
  alertes: string[];
  /** Ce qui n'est pas repris. */
  ecartes: string[];
}

export type Comprehension = { ok: true; brouillon: Brouillon } | { ok: false; message: string };

const RUBRIQUES = [
  ['description', 'Contexte'],
  ['problematique', PROBLEMATIQUE],
  ['materielsinuse', libelleOrigine('materiels')],
  ['ressources', 'Ressources'],
  ['connaissancesassociees', CONNAISSANCES],
  ['liensassocies', LIENS],
] as const;

/**
 * Un document de CERISE Pro → un scénario à nous. La description devient le contexte, suivi de la problématique ; les
 * connaissances associées suivent les ressources, avec ce qui, des liens associés, n'est pas une adresse. `nom` : celui du
 * fichier, qui nomme un scénario sans titre. Refuse un texte trop long pour être gardé.
 */
export function comprendre(document: DocumentScpro, nom: string): Comprehension {
  const trop = RUBRIQUES.find(([cle]) => sansImagesCollees(document[cle]).length > RUBRIQUE_MAX);
  if (trop) return tropLong(trop[1]);
  const texte = (cle: (typeof RUBRIQUES)[number][0]) => nettoyerTexteRiche(sansImagesCollees(document[cle]));
  const { liens, reste } = liensDe(document);
  const contexte = adjoindre(texte('description'), PROBLEMATIQUE, texte('problematique'));
  const appris = adjoindre(texte('ressources'), CONNAISSANCES, texte('connaissancesassociees'));
  const textes = { contexte, materiels: texte('materielsinuse'), ressources: adjoindre(appris, LIENS, reste) };
  const long = Object.values(textes).findIndex((t) => t.length > LONGUEUR_TEXTE_RICHE);
  if (long >= 0) return tropLong((['contexte', 'materiels', 'ressources'] as const).map(libelleOrigine)[long] ?? '');
  const { titre, alertes } = titreDe(document.titre, nom);
  const part = notrePart(document);
  const items = part?.items ?? itemsDe(document);
  return {
    ok: true,
    brouillon: {
      ...{ titre, ...textes, liens, items: items.slice(0, ITEMS_MAX), referentiel: part?.referentiel ?? null },
      remarques: deplacements(document, reste),
      alertes: [...alertes, ...surLeFichier(document)],
      ecartes: ecartes(document, items.length - ITEMS_MAX),
    },
  };
}

/** Caractères qu'il y aurait à nettoyer dans un document. */
export const poidsDe = (document: DocumentScpro): number =>
  RUBRIQUES.reduce((n, [cle]) => n + sansImagesCollees(document[cle]).length, 0);

const tropLong = (rubrique: string): Comprehension => ({
  ok: false,
  message: `Le texte «\u00a0${rubrique}\u00a0» est trop long pour un scénario. Raccourcissez-le dans CERISE Pro, puis exportez-le de nouveau.`,
});

/** Les liens gardés ; ceux qui sont en trop, ou qu'un navigateur n'ouvrirait pas, restent dans le texte. */
function liensDe(document: DocumentScpro): { liens: LienScpro[]; reste: string } {
  const notres = notrePart(document)?.liens;
  if (notres?.every(estBon) && liensEnHtml(notres) === document.liensassocies) return { liens: notres, reste: '' };
  const { liens, reste } = extraireLiens(sansImagesCollees(document.liensassocies));
  const bons = liens.filter(estBon).slice(0, LIENS_MAX);
  const autres = liens.filter((l) => !bons.includes(l)).map((l) => [l.libelle, l.url].filter(Boolean).join(' : '));
  return {
    liens: bons.map((l) => ({ ...l, libelle: couper(l.libelle, 200) })),
    reste: reste + depuisTexte(autres.join('\n\n')),
  };
}

const estBon = ({ url, libelle }: LienScpro) =>
  estAdresseWeb(url) && url.length <= 2000 && libelle.isWellFormed() && !/\p{Cc}/u.test(libelle);

function titreDe(lu: string, nom: string): { titre: string; alertes: string[] } {
  const titre = lu
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (titre === '') {
    const alerte = 'Le fichier n’a pas de titre\u00a0: son nom en tient lieu.';
    return {
      titre: couper(nom.replace(/\.scpro$/i, '') || 'Scénario sans titre', LONGUEUR_TITRE),
      alertes: [alerte],
    };
  }
  if (titre.length <= LONGUEUR_TITRE) return { titre, alertes: [] };
  return {
    titre: couper(titre, LONGUEUR_TITRE),
    alertes: [`Le titre est raccourci à ${LONGUEUR_TITRE} caractères.`],
  };
}

const couper = (texte: string, longueur: number) =>
  texte.length <= longueur
    ? texte
    : `${[...texte]
        .slice(0, longueur - 1)
        .join('')
        .slice(0, longueur - 1)}…`;

function deplacements(document: DocumentScpro, resteDesLiens: string): string[] {
  const dires: string[] = [];
  if (document.problematique !== '') dires.push('La problématique suit le contexte.');
  if (document.connaissancesassociees !== '') dires.push('Les connaissances associées suivent les ressources.');
  if (resteDesLiens !== '') dires.push('Ce qui, des liens associés, n’est pas un lien suit les ressources.');
  return dires;
}

function surLeFichier({ version, typescenario }: DocumentScpro): string[] {
  const dires: string[] = [];
  if (version !== String(VERSION))
    dires.push(
      version === ''
        ? 'Le fichier ne dit pas sa version\u00a0: vérifiez le scénario après l’import.'
        : `Le fichier est d’une version inconnue (${version.slice(0, 20)})\u00a0: vérifiez le scénario après l’import.`,
    );
  if (typescenario !== 'ep' && typescenario !== '')
    dires.push(
      `Le type «\u00a0${typescenario.slice(0, 20)}\u00a0» est inconnu\u00a0: c’est un scénario ordinaire ici.`,
    );
  return dires;
}

function ecartes(document: DocumentScpro, itemsEnTrop: number): string[] {
  const dires = RUBRIQUES.flatMap(([cle, libelle]) =>
    pertes(sansImagesCollees(document[cle])).map((p) => `${libelle}\u00a0: ${p}.`),
  );
  const fichiers = Array.isArray(document.fichiers) ? document.fichiers.length : 0;
  if (fichiers > 0)
    dires.push(
      `${fichiers > 1 ? `${fichiers}\u00a0fichiers joints` : 'Un fichier joint'}\u00a0: à déposer de nouveau dans le scénario.`,
    );
  if (itemsEnTrop > 0)
    dires.push(
      `Les ${itemsEnTrop}\u00a0dernières compétences\u00a0: un scénario porte sur ${ITEMS_MAX} items au plus.`,
    );
  const inconnues = clesInconnues(document).slice(0, 10);
  return [...dires, ...inconnues.map((cle) => `Rubrique inconnue «\u00a0${cle.slice(0, 40)}\u00a0».`)];
}
