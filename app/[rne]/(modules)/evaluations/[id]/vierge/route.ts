import { route } from '@/lib/acces/serveur/portes';
import { viergeEnPdf } from '@/lib/grilles-vierges/serveur/export-pdf';
import { grillesEnClasseur } from '@/lib/grilles-vierges/serveur/export-xlsx';
import { lireVierge } from '@/lib/grilles-vierges/serveur/queries-evaluation';
import { telechargement } from '@/lib/serveur/telechargement';

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
