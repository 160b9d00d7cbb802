import 'server-only';
import {
  type Barre,
  dernierResultat,
  type Ligne,
  lignesDe,
  type Section,
  type Tableau,
} from '@/lib/maitrise/regles-tableau';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { type Bloc, espace } from '@/lib/pdf/serveur/pagination';
import { CREUX, GRIS, INTERLIGNE, type Metre, type Pinceau, type Style } from '@/lib/pdf/serveur/pinceau';
import { dessinerBarre, dessinerResultat } from './mesures';

const SECTION: Style = { corps: 11, gras: true };
const RUBRIQUE: Style = { corps: 8.5, gras: true };
const TITRE: Style = { corps: 8, gras: true };
const TEXTE: Style = { corps: 8 };
const DETAIL: Style = { corps: 7, couleur: GRIS };
const COLONNE: Style = { corps: 7, gras: true, couleur: GRIS };

/** Abscisses et largeurs des colonnes : « libellé », barres, « dernier résultat », « fiches ». */
const GA = { libelle: 214, barres: 66, resultat: 86 } as const;
const AUTRES = { libelle: 292, barres: 110, resultat: 86 } as const;
const DROITE = MARGE + LARGEUR;

/** La marque de ce que le référentiel livré reconstitue (voir la note en fin de bilan). */
const NON_VERIFIE = '*';

/** Les pôles ou groupes, l'un après l'autre. */
export const blocsMaitrise = (tableau: Tableau, ga: boolean, metre: Metre): Bloc[] =>
  tableau.sections.flatMap((s) => [...(ga ? sectionGa(s, metre) : sectionCompetences(s, metre)), espace(14)]);

function titreSection(section: Section, metre: Metre): Bloc {
  const lignes = metre.lignes(`${section.code}  ${section.libelle}`, SECTION, LARGEUR - 16);
  return {
    hauteur: lignes.length * SECTION.corps * INTERLIGNE + 14,
    solidaire: true,
    dessiner(pinceau, y) {
      pinceau.fond(MARGE, y, LARGEUR, lignes.length * SECTION.corps * INTERLIGNE + 8, CREUX);
      pinceau.textes(lignes, MARGE + 8, y + 4, SECTION);
    },
  };
}

/** L'en-tête d'un tableau : des intitulés à leurs abscisses, « Fiches » à droite. */
const enTete = (colonnes: readonly (readonly [string, number])[]): Bloc => ({
  hauteur: 13,
  solidaire: true,
  dessiner(pinceau, y) {
    for (const [titre, x] of colonnes) pinceau.texte(titre, x, y, COLONNE);
    pinceau.texteADroite('Fiches', DROITE, y, COLONNE);
    pinceau.filet(MARGE, y + 11, LARGEUR, GRIS);
  },
});

/** L'en-tête redit sur la page suivante, sous le nom de la partie qui continue. */
const enSuite = (section: Section, tete: Bloc): Bloc => ({
  hauteur: 14 + tete.hauteur,
  dessiner(pinceau, y) {
    const titre = `${section.code}  ${section.libelle} (suite)`;
    pinceau.texte(pinceau.metre.abrege(titre, RUBRIQUE, LARGEUR), MARGE, y, RUBRIQUE);
    tete.dessiner(pinceau, y + 14);
  },
});

function titreRubrique(titre: string, metre: Metre, rappel: Bloc): Bloc {
  const lignes = metre.lignes(titre, RUBRIQUE, LARGEUR);
  return {
    hauteur: lignes.length * RUBRIQUE.corps * INTERLIGNE + 8,
    solidaire: true,
    rappel,
    dessiner: (pinceau, y) => void pinceau.textes(lignes, MARGE, y + 5, RUBRIQUE),
  };
}

const xBarre = (rang: number, c: { libelle: number; barres: number }) => MARGE + c.libelle + rang * c.barres;

function sectionGa(section: Section, metre: Metre): Bloc[] {
  const titres = ['Compétence', 'Complexités', 'Aléas', 'Dernier résultat'];
  const tete = enTete([['Situation', MARGE], ...titres.map((t, rang) => [t, xBarre(rang, GA)] as const)]);
  const suite = enSuite(section, tete);
  const rubriques = section.rubriques.flatMap((r) => [
    ...(r.titre ? [titreRubrique(r.titre, metre, suite)] : []),
    ...r.lignes.map((l) => ligneGa(l, metre, suite)),
  ]);
  return [titreSection(section, metre), tete, ...rubriques];
}

function ligneGa(ligne: Ligne, metre: Metre, rappel: Bloc): Bloc {
  const marque = ligne.barres.every((b) => b.verifie) ? '' : `\u00a0${NON_VERIFIE}`;
  const titre = metre.lignes(`${ligne.code} ${ligne.libelle}${marque}`, TITRE, GA.libelle - 12);
  const detail = metre.lignes(ligne.competence ?? '', DETAIL, GA.libelle - 12);
  const texte = (titre.length * TITRE.corps + detail.length * DETAIL.corps) * INTERLIGNE;
  const hauteur = Math.max(texte, 20) + 8;
  return {
    hauteur,
    rappel,
    dessiner(pinceau, y) {
      pinceau.textes(detail, MARGE, pinceau.textes(titre, MARGE, y + 3, TITRE), DETAIL);
      for (const [rang, b] of ligne.barres.entries())
        dessinerBarre(pinceau, b, xBarre(rang, GA), y + 3, GA.barres - 8, b.cle !== 'competence');
      finDeLigne(pinceau, ligne, xBarre(3, GA), y + 3);
      pinceau.filet(MARGE, y + hauteur - 1, LARGEUR);
    },
  };
}

/** Dernier résultat et nombre de fiches. */
function finDeLigne(pinceau: Pinceau, ligne: Ligne, x: number, y: number): void {
  dessinerResultat(pinceau, dernierResultat(ligne.historique), x, y, GA.resultat);
  pinceau.texteADroite(String(ligne.fiches.length), DROITE, y, TEXTE);
}

function sectionCompetences(section: Section, metre: Metre): Bloc[] {
  const tete = enTete([
    ['Compétence', MARGE],
    ['Maîtrise', xBarre(0, AUTRES)],
    ['Dernier résultat', xBarre(1, AUTRES)],
  ]);
  const suite = enSuite(section, tete);
  const lignes = lignesDe([section]).flatMap((l) => ligneCompetence(l, metre, suite));
  return [titreSection(section, metre), tete, ...lignes];
}

/** La compétence, puis ses compétences inclusives en retrait ; une seule ligne quand elle n'en a pas. */
function ligneCompetence(ligne: Ligne, metre: Metre, rappel: Bloc): Bloc[] {
  const [premiere] = ligne.barres;
  const seule = ligne.barres.length === 1 && premiere?.cle === ligne.code;
  const titre = metre.lignes(`${ligne.code} ${ligne.libelle}`, TITRE, AUTRES.libelle - 12);
  const hauteur = Math.max(titre.length * TITRE.corps * INTERLIGNE, 20) + 8;
  const tete: Bloc = {
    hauteur,
    rappel,
    solidaire: !seule,
    dessiner(pinceau, y) {
      pinceau.textes(titre, MARGE, y + 3, TITRE);
      dessinerBarre(pinceau, ligne.moyenne, xBarre(0, AUTRES), y + 3, AUTRES.barres - 12, !seule);
      finDeLigne(pinceau, ligne, xBarre(1, AUTRES), y + 3);
      if (seule) pinceau.filet(MARGE, y + hauteur - 1, LARGEUR);
    },
  };
  const inclusives = seule
    ? []
    : ligne.barres.map((b, rang) => ligneInclusive(b, rang, ligne.barres.length, metre, rappel));
  return [tete, ...inclusives];
}

function ligneInclusive(b: Barre, rang: number, combien: number, metre: Metre, rappel: Bloc): Bloc {
  const texte = `${b.cle} ${b.libelle}${b.verifie ? '' : `\u00a0${NON_VERIFIE}`}`;
  const lignes = metre.lignes(texte, TEXTE, AUTRES.libelle - 22);
  const hauteur = Math.max(lignes.length * TEXTE.corps * INTERLIGNE, 20) + 4;
  const dernier = dernierResultat(b.details[0]?.mesure.resultats ?? []);
  return {
    hauteur,
    rappel,
    dessiner(pinceau, y) {
      pinceau.textes(lignes, MARGE + 10, y + 1, TEXTE);
      dessinerBarre(pinceau, b, xBarre(0, AUTRES), y + 1, AUTRES.barres - 12);
      dessinerResultat(pinceau, dernier, xBarre(1, AUTRES), y + 1, AUTRES.resultat);
      if (rang === combien - 1) pinceau.filet(MARGE, y + hauteur - 1, LARGEUR);
    },
  };
}
