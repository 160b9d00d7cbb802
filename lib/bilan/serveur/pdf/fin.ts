import 'server-only';
import { DEGRES } from '@/lib/degres/regles';
import { POURCENTAGES, type Regle } from '@/lib/maitrise/regles';
import type { Lycee } from '@/lib/parametres/serveur/queries';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { calerADroite } from '@/lib/pdf/serveur/image';
import type { Bloc } from '@/lib/pdf/serveur/pagination';
import { GRIS, INTERLIGNE, type Metre, type Style } from '@/lib/pdf/serveur/pinceau';
import { pastille } from '@/lib/pdf/serveur/signes';

const TITRE: Style = { corps: 9, gras: true };
const TEXTE: Style = { corps: 8 };
const NOTE: Style = { corps: 7.5, couleur: GRIS };

const REGLES: Record<Regle, string> = {
  meilleur:
    'Pour chaque item, c’est le meilleur résultat du passeport professionnel qui compte. Les complexités et les aléas sont une moyenne sur toute la liste de la situation, ce qui n’est pas encore évalué y comptant 0\u00a0%. La moyenne d’un pôle est celle des compétences évaluées.',
  dernier:
    'Pour chaque compétence inclusive, c’est le dernier résultat des évaluations et du passeport professionnel qui compte\u00a0; un résultat donné à la compétence entière vaut, à sa date, pour chacune. La moyenne d’un groupe est celle des compétences évaluées.',
};

const RESERVE =
  '* Non vérifié\u00a0: intitulé ou liste reconstitués, à contrôler sur le texte officiel du référentiel avant tout usage certificatif.';

/** Légende des degrés, règle de calcul, et réserve s'il y a du non vérifié : d'un seul tenant. */
export function blocLegende(regle: Regle, reserve: boolean, metre: Metre): Bloc {
  const notes = [REGLES[regle], ...(reserve ? [RESERVE] : [])].map((t) => metre.lignes(t, NOTE, LARGEUR));
  const hautNotes = notes.reduce((h, lignes) => h + lignes.length * NOTE.corps * INTERLIGNE + 3, 0);
  return {
    hauteur: 14 + 3 * 15 + hautNotes + 14,
    dessiner(pinceau, y) {
      pinceau.texte('Légende', MARGE, y, TITRE);
      for (const [rang, degre] of DEGRES.entries()) {
        const [x, haut] = [MARGE + Math.floor(rang / 3) * (LARGEUR / 2), y + 15 + (rang % 3) * 15];
        pastille(pinceau, degre, x, haut);
        const ecrit = `${pinceau.signes[degre].libelle}\u00a0: ${valeur(POURCENTAGES[degre])}`;
        pinceau.texte(metre.abrege(ecrit, TEXTE, LARGEUR / 2 - 20), x + 15, haut, TEXTE);
      }
      let bas = y + 15 + 3 * 15 + 2;
      for (const lignes of notes) bas = pinceau.textes(lignes, MARGE, bas, NOTE) + 3;
    },
  };
}

const valeur = (pourcentage: number | null) => (pourcentage === null ? 'ne compte pas' : `${pourcentage}\u00a0%`);

const CADRE = 76;
const SIGNATAIRES = ['L’apprenant', 'Les professeurs', 'Le chef d’établissement (cachet)'];

const CACHET = { l: 96, h: 58 };

/** Les trois cadres de signature, jamais séparés ; le cachet dans celui du chef, à côté de la date. */
export function blocSignatures({ images }: Lycee): Bloc {
  const large = (LARGEUR - 2 * 10) / 3;
  const image = images.find((i) => i.genre === 'cachet');
  const cachet = image && calerADroite(image, MARGE + LARGEUR - 5, 15 + 15, CACHET);
  return {
    hauteur: CADRE + 18,
    ...(cachet && { images: [cachet] }),
    dessiner(pinceau, y) {
      pinceau.texte('Signatures', MARGE, y, TITRE);
      for (const [rang, qui] of SIGNATAIRES.entries()) {
        const x = MARGE + rang * (large + 10);
        pinceau.cadre(x, y + 15, large, CADRE);
        pinceau.texte(qui, x + 6, y + 19, TEXTE);
        pinceau.texte('Date :', x + 6, y + CADRE + 1, NOTE);
      }
    },
  };
}
