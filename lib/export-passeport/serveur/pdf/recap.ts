import 'server-only';
import { formaterJour } from '@/lib/dates';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { type Bloc, espace } from '@/lib/pdf/serveur/pagination';
import { FILET, GRIS, hauteurLigne, type Metre, type Style } from '@/lib/pdf/serveur/pinceau';
import { pastille } from '@/lib/pdf/serveur/signes';
import type { FicheRangee, LigneRecap, Recap } from '../regles-recap';
import { blocSection, blocsTexte, couper, TEXTE } from './texte';

const SITUATION: Style = { corps: 9, gras: true };
const FICHE: Style = { corps: 9 };
const PETIT: Style = { corps: 8, couleur: GRIS };
const COLONNE: Style = { corps: 7.5, gras: true, couleur: GRIS };
const X_FICHE = MARGE + 12;
const X_OU = MARGE + 284;
const X_NOTE = MARGE + 378;
const DROITE = MARGE + LARGEUR;

const TETE: Bloc = {
  hauteur: 14,
  solidaire: true,
  dessiner(pinceau, y) {
    pinceau.texte('Situation et fiches', MARGE, y, COLONNE);
    pinceau.texte('Réalisée', X_OU, y, COLONNE);
    pinceau.texte('Évaluation', X_NOTE, y, COLONNE);
    pinceau.filet(MARGE, y + 12, LARGEUR, GRIS);
  },
};

/** Le tableau des situations d'un pôle et de leurs fiches, en-tête redit à chaque page. */
export function blocsRecap({ groupe, lignes }: Recap, metre: Metre): Bloc[] {
  const couvertes = lignes.filter((l) => l.fiches.length > 0).length;
  const phrase = `Situations couvertes\u00a0: ${couvertes} sur ${lignes.length}`;
  return [
    blocSection(`${groupe.code}  ${groupe.libelle}`, metre),
    ...blocsTexte(phrase, TEXTE, metre, 6),
    espace(6),
    TETE,
    ...lignes.flatMap((ligne, rang) => [
      ...(ligne.rubrique !== '' && ligne.rubrique !== lignes[rang - 1]?.rubrique ? [blocRubrique(ligne, metre)] : []),
      blocSituation(ligne, metre),
      ...ligne.fiches.map((f) => blocFiche(f, metre)),
    ]),
  ];
}

function blocRubrique({ rubrique }: LigneRecap, metre: Metre): Bloc {
  const lignes = couper(rubrique, PETIT, LARGEUR, metre);
  return {
    hauteur: lignes.length * hauteurLigne(PETIT) + 8,
    solidaire: true,
    rappel: TETE,
    dessiner: (pinceau, y) => void pinceau.textes(lignes, MARGE, y + 6, PETIT),
  };
}

function blocSituation({ code, libelle, fiches }: LigneRecap, metre: Metre): Bloc {
  const vide = fiches.length === 0;
  const style = vide ? { ...FICHE, couleur: GRIS } : SITUATION;
  const lignes = couper(`${code}  ${libelle}`, style, vide ? X_NOTE - MARGE - 10 : LARGEUR, metre);
  return {
    hauteur: lignes.length * hauteurLigne(style) + 5,
    solidaire: !vide,
    rappel: TETE,
    dessiner(pinceau, y) {
      pinceau.filet(MARGE, y, LARGEUR, FILET);
      pinceau.textes(lignes, MARGE, y + 3, style);
      if (vide) pinceau.texte('aucune fiche', X_NOTE, y + 3, PETIT);
    },
  };
}

function blocFiche({ fiche, note }: FicheRangee, metre: Metre): Bloc {
  const titre = couper(fiche.titre, FICHE, X_OU - X_FICHE - 10, metre);
  const auteur = note ? couper(note.auteur, PETIT, DROITE - X_NOTE - 16, metre) : [];
  const haut = Math.max(
    titre.length * hauteurLigne(FICHE),
    hauteurLigne(FICHE) + (auteur.length || 1) * hauteurLigne(PETIT),
  );
  return {
    hauteur: haut + 3,
    rappel: TETE,
    dessiner(pinceau, y) {
      pinceau.textes(titre, X_FICHE, y, FICHE);
      pinceau.texte(fiche.lieu === 'pfmp' ? 'PFMP' : 'Établissement', X_OU, y, PETIT);
      pinceau.texte(formaterJour(fiche.faiteLe), X_OU, y + hauteurLigne(PETIT), PETIT);
      if (!note?.degre) return pinceau.texte('non évaluée', X_NOTE, y, PETIT);
      pastille(pinceau, note.degre, X_NOTE, y);
      pinceau.texte(formaterJour(note.creeLe), X_NOTE + 16, y, FICHE);
      pinceau.textes(auteur, X_NOTE + 16, y + hauteurLigne(FICHE), PETIT);
    },
  };
}
