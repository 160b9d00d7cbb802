import { Canvas, Document, Image, Page, renderToBuffer } from '@react-pdf/renderer';
import { BAS, HAUTEUR_UTILE, LARGEUR, MARGE, PAGE } from '@/lib/bilan/pdf/format';
import { type Bloc, paginer } from '@/lib/bilan/pdf/pagination';
import { GRIS, type Metre, type Pdfkit, Pinceau } from '@/lib/bilan/pdf/pinceau';
import { signesDe } from '@/lib/bilan/pdf/signes';
import { formaterJour } from '@/lib/dates';
import type { Dossier } from '../types';

interface ADessiner {
  dossier: Dossier;
  /** Titre du document, dans ses métadonnées. */
  titre: string;
  /** Ce qu'il est, au pied de chaque page. */
  nature: string;
  sujet: string;
  blocs: readonly Bloc[];
}

/** Un document A4 en français, police embarquée, « Prénom NOM — 1/2 » au pied de chaque page. */
export function enPdf({ dossier, titre, nature, sujet, blocs }: ADessiner, metre: Metre): Promise<Buffer> {
  const { apprenant: a, etablissement } = dossier;
  const [pages, signes, nom] = [paginer(blocs, HAUTEUR_UTILE), signesDe(dossier.reglages), `${a.prenom} ${a.nom}`];
  return renderToBuffer(
    <Document
      title={`${titre} – ${nom}`}
      author={nom}
      subject={sujet}
      keywords={etablissement.nom}
      creator="Griotte"
      producer="Griotte"
      language="fr-FR"
    >
      {pages
        .map((places, rang) => ({ places, numero: rang + 1 }))
        .map(({ places, numero }) => (
          <Page key={numero} size="A4" wrap={false}>
            <Canvas
              style={{ width: PAGE.largeur, height: PAGE.hauteur }}
              paint={(pdf: Pdfkit) => {
                const pinceau = new Pinceau(pdf, metre, signes);
                for (const { bloc, y } of places) bloc.dessiner(pinceau, MARGE + y);
                dessinerPied(pinceau, dossier, nature, `${nom} — ${numero}/${pages.length}`);
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

function dessinerPied(pinceau: Pinceau, { etablissement, editeLe }: Dossier, nature: string, droite: string): void {
  const style = { corps: 7.5, couleur: GRIS };
  const gauche = `${etablissement.nom} · ${nature}, export du ${formaterJour(editeLe)}`;
  const place = LARGEUR - pinceau.metre.largeur(droite, style) - 16;
  pinceau.filet(MARGE, BAS, LARGEUR);
  pinceau.texte(pinceau.metre.abrege(gauche, style, place), MARGE, BAS + 5, style);
  pinceau.texteADroite(droite, MARGE + LARGEUR, BAS + 5, style);
}
