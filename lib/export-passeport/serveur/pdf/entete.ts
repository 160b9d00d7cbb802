import 'server-only';
import { formaterJour } from '@/lib/dates';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { calerADroite } from '@/lib/pdf/serveur/image';
import type { Bloc } from '@/lib/pdf/serveur/pagination';
import { ACCENT, CREUX, GRIS, hauteurLigne, type Metre, type Style } from '@/lib/pdf/serveur/pinceau';
import type { Dossier } from '../../types';
import { couper } from './texte';

const LYCEE: Style = { corps: 10.5, gras: true };
const ADRESSE: Style = { corps: 8.5, couleur: GRIS };
const TITRE: Style = { corps: 17, gras: true };
const SOUS_TITRE: Style = { corps: 10 };
const LIBELLE: Style = { corps: 7.5, couleur: GRIS };
const VALEUR: Style = { corps: 10, gras: true };
const LOGO = { l: 110, h: 44 };

/** L'établissement et son logo, le titre du document, le diplôme. */
export function blocTitre({ etablissement: e }: Dossier, titre: string, sousTitre: string, metre: Metre): Bloc {
  const image = e.images.find((i) => i.genre === 'logo');
  const logo = image && calerADroite(image, MARGE + LARGEUR, 0, LOGO);
  const place = logo ? logo.x - MARGE - 16 : LARGEUR;
  const adresse = [e.adresse, [e.codePostal, e.commune].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const lycee = couper(e.nom, LYCEE, place, metre);
  const lignesAdresse = adresse === '' ? [] : couper(adresse, ADRESSE, place, metre);
  const [lignesTitre, lignesSous] = [
    couper(titre, TITRE, LARGEUR, metre),
    couper(sousTitre, SOUS_TITRE, LARGEUR, metre),
  ];
  const texte = lycee.length * hauteurLigne(LYCEE) + lignesAdresse.length * hauteurLigne(ADRESSE);
  const haut = Math.max(texte, logo?.h ?? 0);
  const suite = lignesTitre.length * hauteurLigne(TITRE) + lignesSous.length * hauteurLigne(SOUS_TITRE);
  return {
    hauteur: haut + 14 + suite + 10,
    ...(logo && { images: [logo] }),
    dessiner(pinceau, y) {
      pinceau.textes(lignesAdresse, MARGE, pinceau.textes(lycee, MARGE, y, LYCEE), ADRESSE);
      pinceau.filet(MARGE, y + haut + 6, LARGEUR, ACCENT, 1.2);
      const bas = pinceau.textes(lignesTitre, MARGE, y + haut + 12, TITRE);
      pinceau.textes(lignesSous, MARGE, bas, SOUS_TITRE);
    },
  };
}

/** Nom, prénom, date de naissance, classe : en entier, sur autant de lignes qu'il en faut. */
export function blocIdentite({ apprenant: a }: Dossier, metre: Metre): Bloc {
  const colonne = LARGEUR / 4;
  const champs = [
    ['Nom', a.nom],
    ['Prénom', a.prenom],
    ['Date de naissance', formaterJour(a.dateNaissance) || 'non renseignée'],
    ['Classe', a.division ?? 'sans classe'],
  ].map(([libelle = '', valeur = '']) => ({ libelle, lignes: couper(valeur, VALEUR, colonne - 14, metre) }));
  const lignes = Math.max(...champs.map((c) => c.lignes.length));
  const hauteur = 16 + lignes * hauteurLigne(VALEUR) + 3;
  return {
    hauteur: hauteur + 10,
    dessiner(pinceau, y) {
      pinceau.fond(MARGE, y, LARGEUR, hauteur, CREUX);
      for (const [rang, champ] of champs.entries()) {
        const x = MARGE + 8 + rang * colonne;
        pinceau.texte(champ.libelle, x, y + 5, LIBELLE);
        pinceau.textes(champ.lignes, x, y + 15, VALEUR);
      }
    },
  };
}
