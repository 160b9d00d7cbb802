import 'server-only';
import { Refus } from '@/lib/acces/refus';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import type { Partie } from '@/lib/passeport/regles';
import type { FichierJoint } from '@/lib/passeport/serveur/queries-fiche';
import type { Metre } from '@/lib/pdf/serveur/pinceau';
import { direDepassement, empecheExport } from '../regles';
import { nomsPieces, proposerNom, rendreUniques } from '../regles-noms';
import type { Demande } from '../schema';
import type { Dossier, FicheExportee } from '../types';
import { ficheEnPdf, lignesEnTrop, recapEnPdf } from './export-pdf';
import { recapituler } from './regles-recap';

/** Un PDF à faire, et sous quel nom. */
export interface PdfPrevu {
  nom: string;
  faire: () => Promise<Buffer>;
}

/** Une pièce jointe, et où elle va dans l'archive. */
export interface PiecePrevue {
  chemin: string;
  ficheId: string;
  fichier: FichierJoint;
}

export interface Plan {
  pdfs: PdfPrevu[];
  pieces: PiecePrevue[];
  /** Ce qui n'a pas pu être exporté, et pourquoi : va dans LISEZMOI.txt. */
  notes: string[];
}

interface Choisie {
  fiche: FicheExportee;
  partie: Partie;
  nom: string;
}

/** Pourquoi cette fiche ne peut pas devenir un document ; nul si elle le peut. */
export const refusDe = (dossier: Dossier, fiche: FicheExportee, partie: Partie, metre: Metre): string | null =>
  partie === 'bep' ? null : (empecheExport(fiche) ?? direDepassement(lignesEnTrop(dossier, fiche, metre)));

/**
 * Les fichiers que donne une demande : une fiche, un PDF ; ses pièces dans un dossier à son nom ; un récapitulatif par
 * pôle des fiches cochées. Une fiche qui ne peut pas être exportée est laissée de côté et dite ; refus `export-aucune`
 * s'il n'en reste aucune, `introuvable` si `dossier` n'a pas l'une d'elles.
 *
 * `dossier.fiches` compte toutes les fiches de l'apprenant : le récapitulatif les montre toutes.
 */
export function prevoirExport(dossier: Dossier, demande: Demande, metre: Metre): Plan {
  const choisies = retrouver(dossier, demande);
  const recaps = demande.recap ? recapsDe(dossier, choisies, metre) : [];
  const noms = rendreUniques([...choisies.map((c) => c.nom), ...recaps.map((r) => r.nom)]);
  const plan: Plan = { pdfs: [], pieces: [], notes: [] };
  for (const [rang, { fiche, partie, nom }] of choisies.entries()) {
    const unique = noms[rang] ?? nom;
    const refus = refusDe(dossier, fiche, partie, metre);
    if (refus) {
      plan.notes.push(`La fiche « ${fiche.titre} » n’est pas dans cet export. ${refus}`);
      continue;
    }
    plan.pdfs.push({ nom: `${unique}.pdf`, faire: () => ficheEnPdf(dossier, fiche, partie, metre) });
    if (demande.pieces) plan.pieces.push(...piecesDe(fiche, partie, unique));
  }
  if (plan.pdfs.length === 0) throw new Refus('export-aucune', { detail: plan.notes.join(' ') });
  const uniques = noms.slice(choisies.length);
  plan.pdfs.push(...recaps.map(({ faire }, rang) => ({ nom: `${uniques[rang]}.pdf`, faire })));
  return plan;
}

function retrouver(dossier: Dossier, demande: Demande): Choisie[] {
  const parId = new Map(dossier.fiches.map((f) => [f.id, f]));
  return demande.choix.map(({ id, partie, nom }) => {
    const fiche = parId.get(id);
    if (!fiche || (partie === 'bep' && !fiche.bep)) throw new Refus('introuvable');
    return { fiche, partie, nom };
  });
}

function piecesDe(fiche: FicheExportee, partie: Partie, dossier: string): PiecePrevue[] {
  const fichiers = fiche.fichiers.filter((f) => f.partie === partie);
  const noms = nomsPieces(fichiers.map((f) => f.nom));
  return fichiers.map((fichier, rang) => ({ chemin: `${dossier}/${noms[rang]}`, ficheId: fiche.id, fichier }));
}

/** Un récapitulatif par pôle, groupe ou dominante des fiches cochées. */
function recapsDe(dossier: Dossier, choisies: readonly Choisie[], metre: Metre): PdfPrevu[] {
  const voulus = new Map(
    choisies.flatMap(({ fiche, partie }) => {
      const groupe = partie === 'bep' ? fiche.bep?.groupe : fiche.groupe;
      const code = partie === 'bep' ? CODE_BEP : fiche.referentiel;
      return groupe ? [[`${code} ${groupe.code}`, { code, groupe: groupe.code, partie }] as const] : [];
    }),
  );
  return [...voulus.values()].flatMap(({ code, groupe, partie }) => {
    const diplome = dossier.diplomes.get(code);
    if (!diplome) return [];
    const recap = recapituler(diplome, groupe, dossier.fiches, partie);
    const nom = proposerNom(`Recapitulatif ${diplome.referentiel.sigle} ${groupe}`);
    return [{ nom, faire: () => recapEnPdf(dossier, diplome, recap, metre) }];
  });
}
