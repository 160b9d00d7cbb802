import 'server-only';
import { Canvas, Document, Page, renderToBuffer } from '@react-pdf/renderer';
import { Metre, type Pdfkit, Pinceau } from '@/lib/pdf/serveur/pinceau';
import { chargerPolices } from '@/lib/pdf/serveur/polices';
import { signesDe } from '@/lib/pdf/serveur/signes';
import { type GrilleVierge, LIGNES_VIDES } from '../regles';
import { BAS_LIGNES, dessinerChapeau, dessinerLignes, dessinerPied, hauteurChapeau } from './export-pdf-dessin';
import { dessinerEntete, type Entete, mesurerEntete } from './export-pdf-entete';
import { enPages, enVolets, MARGE, PAGE, type Volet } from './export-pdf-plan';

interface Feuillet {
  volet: Volet;
  entete: Entete;
  noms: string[];
  hauteur: number;
  /** La première page de la grille : elle porte le titre et la légende. */
  premiere: boolean;
  /** « Colonnes 1 à 20 sur 40 » ; vide quand tout tient en largeur. */
  partie: string;
}

/** Les pages d'une grille : pour chaque volet de colonnes, les noms, autant de pages qu'il en faut. */
function composer(metre: Metre, grille: GrilleVierge): Feuillet[] {
  const noms = grille.noms.length > 0 ? grille.noms : Array.from({ length: LIGNES_VIDES }, () => '');
  const volets = enVolets(grille.groupes);
  const total = volets.reduce((n, v) => n + v.colonnes.length, 0);
  return volets.flatMap((volet, rang) => {
    const entete = mesurerEntete(metre, grille, volet);
    const place = BAS_LIGNES - MARGE - entete.situations - entete.intitules;
    const premiere = place - hauteurChapeau(metre, grille, rang === 0);
    const suivantes = place - hauteurChapeau(metre, grille, false);
    const { hauteur, pages } = enPages(noms.length, { premiere, suivantes });
    const partie = `Colonnes ${volet.premiere + 1} à ${volet.premiere + volet.colonnes.length} sur ${total}`;
    let vus = 0;
    return pages.map((nombre, page) => {
      vus += nombre;
      return {
        volet,
        entete,
        noms: noms.slice(vus - nombre, vus),
        hauteur,
        premiere: rang === 0 && page === 0,
        partie: volets.length > 1 ? partie : '',
      };
    });
  });
}

/**
 * La fiche d'une évaluation à remplir à la main (G 3.8.2) : A4 paysage, apprenants en lignes, items en colonnes. Au-delà
 * de vingt items, les colonnes passent sur d'autres pages et les noms y reviennent ; l'en-tête revient sur chaque page.
 */
export async function viergeEnPdf(grille: GrilleVierge): Promise<Uint8Array<ArrayBuffer>> {
  const metre = new Metre(await chargerPolices());
  const signes = signesDe(grille.reglages);
  const feuillets = composer(metre, grille);
  const dessiner = (pdf: Pdfkit, feuillet: Feuillet, numero: number) => {
    const pinceau = new Pinceau(pdf, metre, signes);
    const { volet, entete, noms, hauteur, premiere, partie } = feuillet;
    const haut = dessinerChapeau(pinceau, grille, premiere, partie);
    const y = dessinerEntete(pinceau, grille, volet, entete, haut);
    dessinerLignes(pinceau, volet, noms, { haut, y, hauteur, entete });
    dessinerPied(pinceau, grille.reglages.nom, `Page ${numero} / ${feuillets.length}`);
  };
  const pdf = await renderToBuffer(
    <Document title={grille.titre} author={grille.reglages.nom} creator="Griotte" producer="Griotte" language="fr-FR">
      {feuillets
        .map((feuillet, rang) => ({ feuillet, numero: rang + 1 }))
        .map(({ feuillet, numero }) => (
          <Page key={numero} size="A4" orientation="landscape" wrap={false}>
            <Canvas
              style={{ width: PAGE.largeur, height: PAGE.hauteur }}
              paint={(pdf: Pdfkit) => {
                dessiner(pdf, feuillet, numero);
                return null;
              }}
            />
          </Page>
        ))}
    </Document>,
  );
  return new Uint8Array(pdf);
}
