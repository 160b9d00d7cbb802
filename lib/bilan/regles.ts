import { libelleAnnee } from '@/lib/annee-scolaire';
import { sansAccents } from '@/lib/nom-fichier';

/** Mois pendant lesquels le chef d'établissement exporte encore le bilan d'un apprenant sorti (G 3.14.1). */
export const MOIS_SORTIS = 6;

/** En lettres et chiffres sans accent, ce qui sépare les mots devenant un tiret : « D’Œ Élan » → « D-OE-Elan ». */
const enAscii = (texte: string): string =>
  sansAccents(texte)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** « bilan-DUPONT-Lea.pdf » : sûr sur tout système, sans accent ni espace. */
export const nomFichier = (a: { nom: string; prenom: string }): string =>
  `${['bilan', enAscii(a.nom), enAscii(a.prenom)].filter(Boolean).join('-')}.pdf`;

/** Les noms des fichiers d'une archive, dans l'ordre ; un homonyme reçoit un numéro (« bilan-DUPONT-Lea-2.pdf »). */
export function nomsFichiers(apprenants: readonly { nom: string; prenom: string }[]): string[] {
  const vus = new Map<string, number>();
  return apprenants.map((a) => {
    const nom = nomFichier(a);
    const cle = nom.toLowerCase();
    const rang = (vus.get(cle) ?? 0) + 1;
    vus.set(cle, rang);
    return rang === 1 ? nom : nom.replace(/\.pdf$/, `-${rang}.pdf`);
  });
}

/** Années scolaires (par l'année de rentrée) → « 2026-2027 » ou « 2024-2025 à 2026-2027 » ; vide s'il n'y en a pas. */
export function periode(annees: readonly number[]): string {
  if (annees.length === 0) return '';
  const [debut, fin] = [Math.min(...annees), Math.max(...annees)];
  return debut === fin ? libelleAnnee(debut) : `${libelleAnnee(debut)} à ${libelleAnnee(fin)}`;
}
