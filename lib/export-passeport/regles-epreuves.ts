import * as z from 'zod';
import type { Diplome } from './types';

const situation = z.object({ code: z.string(), groupes: z.array(z.string()), fiches: z.array(z.number()) });
const epreuve = z.object({
  code: z.string(),
  intitule: z.string().optional(),
  poles: z.array(z.string()).optional(),
  groupes: z.array(z.string()).optional(),
  situations: z.array(situation).optional(),
});
const criteres = z.array(z.object({ libelle: z.string(), situation: z.string(), groupes: z.array(z.string()) }));

type Epreuve = z.infer<typeof epreuve>;

const lireEpreuves = ({ referentiel }: Diplome): Epreuve[] =>
  referentiel.epreuves.flatMap((e) => epreuve.safeParse(e).data ?? []);

const nommerEpreuve = (e: Epreuve) => (e.intitule ? `${e.code} – ${e.intitule}` : e.code);

/** L'épreuve d'un pôle ou d'un groupe (« E31 – Pratique du transport en milieu professionnel ») ; vide si on l'ignore. */
export function epreuveDe(diplome: Diplome, groupe: string): string {
  const trouvee = lireEpreuves(diplome).find((e) => (e.poles ?? e.groupes ?? []).includes(groupe));
  return trouvee ? nommerEpreuve(trouvee) : '';
}

/** Le rang officiel de la fiche d'activité d'un groupe, et la situation d'évaluation qu'elle sert (Transport, Logistique). */
export function ficheOfficielle(diplome: Diplome, groupe: string): { numero: number; situation: string } | null {
  for (const { code, situations = [] } of lireEpreuves(diplome))
    for (const s of situations) {
      const numero = s.fiches[s.groupes.indexOf(groupe)];
      if (numero !== undefined) return { numero, situation: `${code}-${s.code}` };
    }
  return null;
}

/** Les critères d'évaluation d'un groupe, tels que le règlement de l'épreuve les dit. */
export function criteresDe({ referentiel }: Diplome, groupe: string): string[] {
  const lus = criteres.safeParse(referentiel.complements.criteresEvaluation);
  return lus.success ? lus.data.filter((c) => c.groupes.includes(groupe)).map((c) => c.libelle) : [];
}
