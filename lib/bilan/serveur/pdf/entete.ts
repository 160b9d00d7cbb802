import 'server-only';
import { formaterJour } from '@/lib/dates';
import type { Tableau } from '@/lib/maitrise/regles-tableau';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { calerADroite } from '@/lib/pdf/serveur/image';
import type { Bloc } from '@/lib/pdf/serveur/pagination';
import { ACCENT, CREUX, GRIS, INTERLIGNE, type Metre, type Style } from '@/lib/pdf/serveur/pinceau';
import { periode } from '../../regles';
import type { Bilan } from '../queries';
import { dessinerBarre } from './mesures';

const TITRE: Style = { corps: 19, gras: true };
const SOUS_TITRE: Style = { corps: 10.5 };
const LYCEE: Style = { corps: 10.5, gras: true };
const ADRESSE: Style = { corps: 8.5, couleur: GRIS };
const LIBELLE: Style = { corps: 7.5, couleur: GRIS };
const VALEUR: Style = { corps: 10, gras: true };

const LOGO = { l: 120, h: 56 };

/** Établissement et son logo, titre, diplôme. */
export function blocTitre({ etablissement: e, diplome }: Bilan, metre: Metre): Bloc {
  const adresse = [e.adresse, [e.codePostal, e.commune].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const image = e.images.find((i) => i.genre === 'logo');
  const logo = image && calerADroite(image, MARGE + LARGEUR, 0, LOGO);
  const place = logo ? logo.x - MARGE - 16 : LARGEUR;
  const lycee = metre.lignes(e.nom, LYCEE, place);
  const lignesAdresse = metre.lignes(adresse, ADRESSE, place);
  const lignesDiplome = metre.lignes(diplome.referentiel.intitule, SOUS_TITRE, LARGEUR);
  const texte = (lycee.length * LYCEE.corps + lignesAdresse.length * ADRESSE.corps) * INTERLIGNE;
  const haut = Math.max(texte, logo?.h ?? 0);
  return {
    hauteur: haut + 16 + TITRE.corps * INTERLIGNE + 4 + lignesDiplome.length * SOUS_TITRE.corps * INTERLIGNE + 12,
    ...(logo && { images: [logo] }),
    dessiner(pinceau, y) {
      pinceau.textes(lignesAdresse, MARGE, pinceau.textes(lycee, MARGE, y, LYCEE), ADRESSE);
      const suite = y + haut;
      pinceau.filet(MARGE, suite + 7, LARGEUR, ACCENT, 1.2);
      pinceau.texte('Bilan de formation', MARGE, suite + 15, TITRE);
      pinceau.textes(lignesDiplome, MARGE, suite + 20 + TITRE.corps * INTERLIGNE, SOUS_TITRE);
    },
  };
}

const RANG = 28;

/** Identité, classe, période. */
export function blocIdentite({ apprenant: a, annees, editeLe }: Bilan, metre: Metre): Bloc {
  const champs = [
    ['Nom', a.nom],
    ['Prénom', a.prenom],
    ['Date de naissance', formaterJour(a.dateNaissance) || 'non renseignée'],
    [a.sortiLe ? 'Dernière classe' : 'Classe', a.division ?? 'sans classe'],
    ['Années scolaires', periode(annees) || 'aucune'],
    a.sortiLe ? ['Sortie', formaterJour(a.sortiLe)] : ['Édité le', formaterJour(editeLe)],
  ] as const;
  const colonne = LARGEUR / 3;
  return {
    hauteur: 2 * RANG + 16,
    dessiner(pinceau, y) {
      pinceau.fond(MARGE, y, LARGEUR, 2 * RANG + 8, CREUX);
      for (const [rang, [libelle, valeur]] of champs.entries()) {
        const x = MARGE + 10 + (rang % 3) * colonne;
        const haut = y + 6 + Math.floor(rang / 3) * RANG;
        pinceau.texte(libelle, x, haut, LIBELLE);
        pinceau.texte(metre.abrege(valeur, VALEUR, colonne - 16), x, haut + 9, VALEUR);
      }
    },
  };
}

const LIGNE_SYNTHESE = 16;
const TEXTE: Style = { corps: 8.5 };

/** Une ligne par pôle ou groupe : moyenne, évaluées sur combien, fiches. */
export function blocSynthese({ sections }: Tableau, metre: Metre): Bloc {
  return {
    hauteur: 18 + sections.length * LIGNE_SYNTHESE + 10,
    dessiner(pinceau, y) {
      pinceau.texte('Synthèse', MARGE, y, { corps: 11, gras: true });
      pinceau.texte('Moyenne des évaluées', MARGE + 300, y + 3, LIBELLE);
      for (const [rang, s] of sections.entries()) {
        const haut = y + 18 + rang * LIGNE_SYNTHESE;
        pinceau.texte(s.code, MARGE, haut, { ...TEXTE, gras: true });
        pinceau.texte(metre.abrege(s.libelle, TEXTE, 270), MARGE + 20, haut, TEXTE);
        dessinerBarre(pinceau, s.synthese, MARGE + 300, haut, 90);
        pinceau.texte(`${s.synthese.evalues} sur ${s.synthese.total} évaluées`, MARGE + 400, haut, ADRESSE);
        pinceau.texteADroite(ecrireFiches(s.fiches), MARGE + LARGEUR, haut, ADRESSE);
        pinceau.filet(MARGE, haut + 13, LARGEUR);
      }
    },
  };
}

const ecrireFiches = (n: number): string => (n > 1 ? `${n} fiches` : `${n} fiche`);
