import 'server-only';
import { Canvas, Document, Image, Page, renderToBuffer } from '@react-pdf/renderer';
import { BAS, HAUTEUR_UTILE, LARGEUR, MARGE, PAGE } from './format';
import { type Bloc, paginer } from './pagination';
import { GRIS, type Metre, type Pdfkit, Pinceau } from './pinceau';
import type { Signes } from './signes';

interface ADessiner {
  /** Métadonnées. */
  titre: string;
  auteur: string;
  sujet: string;
  /** Au pied de chaque page, à gauche. */
  pied: string;
  /** « Prénom NOM », à droite, avant « — 2/4 ». */
  nom: string;
  blocs: readonly Bloc[];
  signes: Signes;
}

/**
 * Des blocs en PDF : A4, en français, police embarquée. Les pages sont composées ici puis dessinées par pdfkit dans un
 * `Canvas` chacune : mettre en page des milliers de nœuds prendrait dix fois plus.
 */
export function enPdf({ titre, auteur, sujet, pied, nom, blocs, signes }: ADessiner, metre: Metre): Promise<Buffer> {
  const pages = paginer(blocs, HAUTEUR_UTILE);
  return renderToBuffer(
    <Document title={titre} author={auteur} subject={sujet} creator="Griotte" producer="Griotte" language="fr-FR">
      {pages
        .map((places, rang) => ({ places, numero: rang + 1 }))
        .map(({ places, numero }) => (
          <Page key={numero} size="A4" wrap={false}>
            <Canvas
              style={{ width: PAGE.largeur, height: PAGE.hauteur }}
              paint={(pdf: Pdfkit) => {
                const pinceau = new Pinceau(pdf, metre, signes);
                for (const { bloc, y } of places) bloc.dessiner(pinceau, MARGE + y);
                dessinerPied(pinceau, pied, `${nom} — ${numero}/${pages.length}`);
                return null;
              }}
            />
            {places.flatMap(({ bloc, y }) =>
              (bloc.images ?? []).map((i) => (
                <Image
                  key={`${i.x} ${y}`}
                  src={{ data: i.png, format: 'png' }}
                  style={{ position: 'absolute', left: i.x, top: MARGE + y + i.y, width: i.l, height: i.h }}
                />
              )),
            )}
          </Page>
        ))}
    </Document>,
  );
}

/** « Prénom NOM — 2/4 » à droite, en entier ; à gauche, ce que c'est. */
function dessinerPied(pinceau: Pinceau, gauche: string, droite: string): void {
  const style = { corps: 7.5, couleur: GRIS };
  const place = LARGEUR - pinceau.metre.largeur(droite, style) - 16;
  pinceau.filet(MARGE, BAS, LARGEUR);
  pinceau.texte(pinceau.metre.abrege(gauche, style, place), MARGE, BAS + 5, style);
  pinceau.texteADroite(droite, MARGE + LARGEUR, BAS + 5, style);
}
