import { Refus } from '@/lib/acces/refus';
import { route } from '@/lib/acces/serveur/portes';
import { telechargerClasseur } from '@/lib/serveur/tableur';
import { enTexte, nomClasseur } from '@/lib/siecle/serveur/export-resultat';
import { lireImport } from '@/lib/siecle/serveur/queries-import';

/**
 * Le compte rendu en tableur (IMP-3), ou en texte à coller (`?format=texte`) ; `tableau` n'en garde qu'un
 * (`enseignants`, `apprenants`…).
 */
export const GET = route<{ rne: string; id: string }>({ module: 'import' }, async ({ acteur, params, requete }) => {
  const { import: lu, feuilles } = await lireImport(acteur, params.id);
  const { searchParams } = new URL(requete.url);
  const tableau = searchParams.get('tableau');
  const voulues = feuilles.filter((f) => tableau === null || f.cle === tableau);
  if (voulues.length === 0) throw new Refus('introuvable');
  if (searchParams.get('format') === 'texte') {
    return new Response(enTexte(voulues), {
      headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  return telechargerClasseur(voulues, nomClasseur(acteur.rne, lu));
});
