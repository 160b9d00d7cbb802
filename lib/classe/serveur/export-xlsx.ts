import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterJour } from '@/lib/dates';
import type { Degre } from '@/lib/degres/regles';
import { couleursDe } from '@/lib/degres/regles-couleurs';
import { degreProche, type ResultatObtenu } from '@/lib/maitrise/regles';
import { construireVueBep } from '@/lib/maitrise/regles-bep';
import { type Barre, dernierResultat, estPrecision, type Ligne, type Matiere } from '@/lib/maitrise/regles-tableau';
import type { Reglages } from '@/lib/parametres/serveur/queries';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { apprenantsTrouves, type PartieFiltree } from '../regles';

interface Contenu {
  classe: string;
  diplome: string;
  ga: boolean;
  parties: readonly PartieFiltree[];
  /** « Voir BEP » : les tâches du BEP, à la place des situations ; nul hors de cette vue. */
  bep: { items: readonly NoeudPlat[]; matieres: ReadonlyMap<string, Matiere> } | null;
  reglages: Pick<Reglages, 'degres' | 'jaune'>;
}

interface Cellule {
  valeur: string | number;
  degre?: Degre | undefined;
  pourcentage?: boolean;
}

const TITRES = ['Partie', 'Apprenant', 'Code', 'Intitulé'];
const TITRES_BEP = ['Dominante', 'Apprenant', 'Code', 'Tâche'];
const RESULTAT = ['Dernier résultat', 'Date', 'Auteur', 'Fiches'];
const LARGEURS: Record<string, number> = {
  Partie: 12,
  Apprenant: 28,
  Code: 11,
  Intitulé: 60,
  Auteur: 26,
  Dominante: 12,
  Tâche: 60,
};

/**
 * Le tableur de ce que le filtre montre (TBC-3) : une ligne par apprenant et par situation (GA), compétence inclusive ou
 * tâche du BEP, avec les codes et les couleurs de l'établissement. Écrit à mesure ; toute cellule est du texte ou un nombre.
 */
export function classeEnTableur(contenu: Contenu): ReadableStream<Uint8Array> {
  const sortie = new PassThrough();
  ecrire(contenu, sortie).catch((e: unknown) => sortie.destroy(e instanceof Error ? e : new Error(String(e))));
  return Readable.toWeb(sortie) as ReadableStream<Uint8Array>;
}

async function ecrire(c: Contenu, sortie: PassThrough): Promise<void> {
  const classeur = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sortie, useStyles: true });
  const feuille = classeur.addWorksheet(c.classe.replace(/[\\/*?:[\]]/g, '-').slice(0, 31) || 'Classe', {
    views: [{ state: 'frozen', ySplit: 2, xSplit: 2 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    },
  });
  const barres = c.ga ? ['Compétence', 'Complexités', 'Aléas'] : ['Maîtrise'];
  const entetes = c.bep ? [...TITRES_BEP, ...RESULTAT] : [...TITRES, ...barres, ...RESULTAT];
  feuille.columns = entetes.map((h) => ({ width: LARGEURS[h] ?? 13 }));
  feuille.addRow([`${c.classe} — ${c.diplome}`]).commit();
  const titres = feuille.addRow(entetes);
  titres.font = { bold: true };
  titres.commit();
  const couleurs = couleursDe(c.reglages.jaune);
  for (const cellules of c.bep ? lignesBep(c, c.bep) : lignes(c)) {
    const rang = feuille.addRow(cellules.map((x) => x.valeur));
    cellules.forEach((x, i) => {
      const cellule = rang.getCell(i + 1);
      if (x.pourcentage) cellule.numFmt = '0 %';
      if (!x.degre) return;
      const { fond, texte } = couleurs[x.degre];
      cellule.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: argb(fond) } };
      cellule.font = { color: { argb: argb(texte) }, bold: true };
      cellule.alignment = { horizontal: 'center' };
    });
    rang.commit();
  }
  await classeur.commit();
}

const argb = (couleur: string) => `FF${couleur.slice(1).toUpperCase()}`;

function* lignes(c: Contenu): Generator<Cellule[]> {
  for (const partie of c.parties)
    for (const { apprenant, lignes: siennes } of partie.trouves)
      for (const ligne of siennes) {
        const debut = [partie.code, nomComplet(apprenant)];
        if (c.ga)
          yield [...textes([...debut, ligne.code, ligne.libelle]), ...ligne.barres.map(mesure), ...fin(c, ligne)];
        else
          for (const barre of ligne.barres)
            yield [...textes([...debut, barre.cle, barre.libelle]), mesure(barre), ...fin(c, ligne, barre)];
      }
}

function* lignesBep(c: Contenu, bep: NonNullable<Contenu['bep']>): Generator<Cellule[]> {
  for (const apprenant of apprenantsTrouves(c.parties))
    for (const dominante of construireVueBep(bep.items, bep.matieres.get(apprenant.id)?.fiches ?? []))
      for (const t of dominante.taches) {
        const debut = textes([dominante.code, nomComplet(apprenant), t.code, t.libelle]);
        yield [...debut, ...resultat(c, t.historique), { valeur: t.fiches.length }];
      }
}

const textes = (valeurs: string[]): Cellule[] => valeurs.map((valeur) => ({ valeur }));

/** Un pourcentage se compte en nombre ; ce qui n'est pas évalué reste vide. */
const mesure = (b: Barre): Cellule =>
  b.pourcentage === null || (estPrecision(b) && b.total === 0)
    ? { valeur: '' }
    : { valeur: b.pourcentage / 100, pourcentage: true, degre: b.evalues > 0 ? degreProche(b.pourcentage) : undefined };

/** Dernier résultat de la ligne, ou de la compétence inclusive, puis nombre de fiches de la ligne. */
function fin({ reglages }: Contenu, ligne: Ligne, barre?: Barre): Cellule[] {
  const historique = barre ? (barre.details[0]?.mesure.resultats ?? []) : ligne.historique;
  return [...resultat({ reglages }, historique), { valeur: ligne.fiches.length }];
}

function resultat({ reglages }: Pick<Contenu, 'reglages'>, historique: readonly ResultatObtenu[]): Cellule[] {
  const dernier = dernierResultat(historique);
  return [
    { valeur: dernier?.degre ? reglages.degres[dernier.degre].code : '', degre: dernier?.degre ?? undefined },
    { valeur: dernier ? formaterJour(dernier.jour) : '' },
    { valeur: dernier?.auteur ?? '' },
  ];
}
