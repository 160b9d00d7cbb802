import { Canvas, Document, Image, Page, renderToBuffer } from '@react-pdf/renderer';
import { formaterJour } from '@/lib/dates';
import { construireTableau, lignesDe } from '@/lib/maitrise/tableau';
import { construireVueBep } from '@/lib/maitrise/vue-bep';
import { blocsBep } from './pdf/bep';
import { blocIdentite, blocSynthese, blocTitre } from './pdf/entete';
import { blocLegende, blocSignatures } from './pdf/fin';
import { BAS, HAUTEUR_UTILE, LARGEUR, MARGE, PAGE } from './pdf/format';
import { blocsMaitrise } from './pdf/maitrise';
import { type Bloc, paginer } from './pdf/pagination';
import { GRIS, Metre, type Pdfkit, Pinceau } from './pdf/pinceau';
import { chargerPolices } from './pdf/polices';
import { signesDe } from './pdf/signes';
import type { Bilan } from './queries';

/**
 * Le bilan de formation d'un apprenant en PDF (G 3.14) : A4, police embarquée. Les pages sont composées ici puis
 * dessinées par pdfkit dans un `Canvas` chacune : mettre en page des milliers de nœuds prendrait dix fois plus.
 */
export async function bilanEnPdf(bilan: Bilan): Promise<Buffer> {
  const metre = new Metre(await chargerPolices());
  const pages = paginer(composer(bilan, metre), HAUTEUR_UTILE);
  const { apprenant: a, etablissement } = bilan;
  const signes = signesDe(bilan.reglages);
  const nom = `${a.prenom} ${a.nom}`;
  return renderToBuffer(
    <Document
      title={`Bilan de formation – ${nom}`}
      author={etablissement.nom}
      subject={bilan.diplome.referentiel.intitule}
      creator="Griotte"
      producer="Griotte"
      language="fr-FR"
    >
      {pages
        .map((blocs, rang) => ({ blocs, numero: rang + 1 }))
        .map(({ blocs, numero }) => (
          <Page key={numero} size="A4" wrap={false}>
            <Canvas
              style={{ width: PAGE.largeur, height: PAGE.hauteur }}
              paint={(pdf: Pdfkit) => {
                const pinceau = new Pinceau(pdf, metre, signes);
                for (const { bloc, y } of blocs) bloc.dessiner(pinceau, MARGE + y);
                dessinerPied(pinceau, bilan, `${nom} — ${numero}/${pages.length}`);
                return null;
              }}
            />
            {blocs.flatMap(({ bloc, y }) =>
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

function composer(bilan: Bilan, metre: Metre): Bloc[] {
  const { diplome, bep, matiere } = bilan;
  const tableau = construireTableau(diplome, matiere);
  const ga = diplome.referentiel.famille === 'ga';
  const barres = lignesDe(tableau.sections).flatMap((l) => l.barres);
  return [
    blocTitre(bilan, metre),
    blocIdentite(bilan, metre),
    blocSynthese(tableau, metre),
    ...blocsMaitrise(tableau, ga, metre),
    ...(bep ? blocsBep(construireVueBep(bep.items, matiere.fiches), bep.referentiel.intitule, metre) : []),
    blocLegende(
      tableau.regle,
      barres.some((b) => !b.verifie),
      metre,
    ),
    blocSignatures(bilan.etablissement),
  ];
}

/** « Prénom NOM — 2/4 » à droite, l'établissement et la date à gauche. */
function dessinerPied(pinceau: Pinceau, { etablissement, editeLe }: Bilan, droite: string): void {
  const style = { corps: 7.5, couleur: GRIS };
  const gauche = `${etablissement.nom} · bilan de formation édité le ${formaterJour(editeLe)}`;
  const place = LARGEUR - pinceau.metre.largeur(droite, style) - 16;
  pinceau.filet(MARGE, BAS, LARGEUR);
  pinceau.texte(pinceau.metre.abrege(gauche, style, place), MARGE, BAS + 5, style);
  pinceau.texteADroite(droite, MARGE + LARGEUR, BAS + 5, style);
}
