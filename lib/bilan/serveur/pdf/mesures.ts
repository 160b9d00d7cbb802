import 'server-only';
import { formaterJour } from '@/lib/dates';
import { degreProche, type Moyenne, type ResultatObtenu } from '@/lib/maitrise/regles';
import { CREUX, FILET, GRIS, type Pinceau } from '@/lib/pdf/serveur/pinceau';
import { COTE_PASTILLE, pastille } from '@/lib/pdf/serveur/signes';

const CHIFFRES = { corps: 7.5, gras: true };
const DOUX = { corps: 7.5, couleur: GRIS };
const PETIT = { corps: 6.5, couleur: GRIS };

/** Une barre de 0 à 100 et son pourcentage, dans une colonne de `l` points ; dessous, « 2 sur 4 » s'il le faut. */
export function dessinerBarre(
  pinceau: Pinceau,
  mesure: Moyenne,
  x: number,
  y: number,
  l: number,
  compte = false,
): void {
  const long = l - 30;
  if (mesure.total === 0) {
    pinceau.texte('–', x, y, PETIT);
    return;
  }
  pinceau.pave(x, y + 2.5, long, 5.5, { fond: CREUX, bord: FILET });
  const { pourcentage, evalues } = mesure;
  if (pourcentage !== null && evalues > 0) {
    const couleurs = pinceau.signes[degreProche(pourcentage)];
    pinceau.pave(x, y + 2.5, Math.max(0.5, (long * pourcentage) / 100), 5.5, couleurs);
  }
  const ecrit = pourcentage === null ? '–' : `${pourcentage}\u00a0%`;
  pinceau.texteADroite(ecrit, x + l - 2, y, evalues > 0 ? CHIFFRES : DOUX);
  if (compte) pinceau.texte(`${mesure.evalues} sur ${mesure.total}`, x, y + 10, PETIT);
}

/** Le dernier résultat : pastille et date, auteur dessous ; « – » s'il n'y en a pas. */
export function dessinerResultat(pinceau: Pinceau, r: ResultatObtenu | null, x: number, y: number, l: number): void {
  if (!r?.degre) {
    pinceau.texte('–', x, y, PETIT);
    return;
  }
  pastille(pinceau, r.degre, x, y);
  pinceau.texte(formaterJour(r.jour), x + COTE_PASTILLE + 4, y, { corps: 7.5 });
  pinceau.texte(pinceau.metre.abrege(r.auteur, PETIT, l - COTE_PASTILLE - 6), x + COTE_PASTILLE + 4, y + 10, PETIT);
}
