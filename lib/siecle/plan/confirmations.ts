import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterJour } from '@/lib/dates';
import type { Resume } from './types';

/** Part des comptes connus au-delà de laquelle leur sortie se confirme (IMP-5). */
const SEUIL_PARTANTS = 1 / 5;

/** Demande confirmation quand plus d'un cinquième des comptes connus d'une sorte sortiraient. */
export function confirmerPartants(resume: Resume, sorte: string, partants: number, connus: number): void {
  if (partants <= connus * SEUIL_PARTANTS) return;
  resume.confirmations.push({
    code: 'partants',
    message: `${partants} ${sorte} sur ${connus} sortiraient de l’établissement. Vérifiez que le fichier est complet avant de continuer.`,
  });
}

/** Demande confirmation pour une autre année que celle en cours. */
export function confirmerAnnee(resume: Resume, annee: number, enCours: number): void {
  if (annee === enCours) return;
  resume.confirmations.push({
    code: 'annee',
    message: `Le fichier est celui de l’année scolaire ${libelleAnnee(annee)}, et nous sommes en ${libelleAnnee(enCours)}.`,
  });
}

/** Demande confirmation pour un export plus ancien que le dernier importé. Dates `aaaa-mm-jj`. */
export function confirmerAnciennete(resume: Resume, dateExport: string | null, dernier: string | null): void {
  if (!dateExport || !dernier || dateExport >= dernier) return;
  resume.confirmations.push({
    code: 'export-ancien',
    message: `Cet export date du ${formaterJour(dateExport)}, plus ancien que le dernier importé (${formaterJour(dernier)}).`,
  });
}
