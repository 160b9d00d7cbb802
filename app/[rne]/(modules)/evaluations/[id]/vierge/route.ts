import { route } from '@/lib/acces/portes';
import { grillesEnClasseur } from '@/lib/evaluations/export-grille-xlsx';
import { lireVierge } from '@/lib/evaluations/export-vierge';
import { viergeEnPdf } from '@/lib/evaluations/export-vierge-pdf';
import { telechargement } from '@/lib/fichiers/telechargement';

/** La fiche vierge d'une évaluation : `?format=pdf`, à imprimer ; sinon un classeur xlsx. */
export const GET = route<{ rne: string; id: string }>(
  { module: 'evaluations', profils: ['enseignant'] },
  async ({ acteur, params, requete }) => {
    const grille = await lireVierge(acteur, params.id);
    const nom = `Fiche d’évaluation – ${grille.titre}`;
    return new URL(requete.url).searchParams.get('format') === 'pdf'
      ? telechargement(await viergeEnPdf(grille), `${nom}.pdf`)
      : telechargement(await grillesEnClasseur([grille], true), `${nom}.xlsx`);
  },
);
