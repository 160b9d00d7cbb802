import 'server-only';
import type { DominanteBep, TacheBep } from '@/lib/maitrise/regles-bep';
import { dernierResultat } from '@/lib/maitrise/regles-tableau';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { type Bloc, espace } from '@/lib/pdf/serveur/pagination';
import { GRIS, INTERLIGNE, type Metre, type Style } from '@/lib/pdf/serveur/pinceau';
import { dessinerResultat } from './mesures';

const TITRE: Style = { corps: 13, gras: true };
const DOMINANTE: Style = { corps: 8.5, gras: true };
const TEXTE: Style = { corps: 8 };
const COLONNE: Style = { corps: 7, gras: true, couleur: GRIS };
const X_RESULTAT = MARGE + 370;
const DROITE = MARGE + LARGEUR;

/** La partie BEP Métiers des services administratifs (GA) : par dominante et par tâche, dernier résultat et fiches. */
export function blocsBep(dominantes: readonly DominanteBep[], intitule: string, metre: Metre): Bloc[] {
  const lignes = metre.lignes(intitule, TITRE, LARGEUR);
  const titre: Bloc = {
    hauteur: lignes.length * TITRE.corps * INTERLIGNE + 6,
    solidaire: true,
    dessiner: (pinceau, y) => void pinceau.textes(lignes, MARGE, y, TITRE),
  };
  return [titre, ...dominantes.flatMap((d) => blocsDominante(d, metre)), espace(14)];
}

function blocsDominante(dominante: DominanteBep, metre: Metre): Bloc[] {
  const tete: Bloc = {
    hauteur: 20,
    solidaire: true,
    dessiner(pinceau, y) {
      pinceau.texte(metre.abrege(dominante.libelle, DOMINANTE, 340), MARGE, y + 5, DOMINANTE);
      pinceau.texte('Dernier résultat BEP', X_RESULTAT, y + 6, COLONNE);
      pinceau.texteADroite('Fiches', DROITE, y + 6, COLONNE);
      pinceau.filet(MARGE, y + 18, LARGEUR, GRIS);
    },
  };
  return [tete, ...dominante.taches.map((t) => ligneTache(t, metre, tete))];
}

function ligneTache(tache: TacheBep, metre: Metre, rappel: Bloc): Bloc {
  const lignes = metre.lignes(tache.libelle, TEXTE, X_RESULTAT - MARGE - 14);
  const dernier = dernierResultat(tache.historique);
  const hauteur = Math.max(lignes.length * TEXTE.corps * INTERLIGNE, dernier ? 20 : 10) + 6;
  return {
    hauteur,
    rappel,
    dessiner(pinceau, y) {
      pinceau.textes(lignes, MARGE, y + 2, TEXTE);
      dessinerResultat(pinceau, dernier, X_RESULTAT, y + 2, 100);
      pinceau.texteADroite(String(tache.fiches.length), DROITE, y + 2, TEXTE);
      pinceau.filet(MARGE, y + hauteur - 1, LARGEUR);
    },
  };
}
