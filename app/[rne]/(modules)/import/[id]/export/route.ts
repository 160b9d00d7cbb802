import { route } from '@/lib/acces/portes';
import { Refus } from '@/lib/acces/refus';
import { classeur, enTexte, nomClasseur } from '@/lib/siecle/export-resultat';
import { lireImport } from '@/lib/siecle/queries-import';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
  const prive = { 'cache-control': 'no-store' };
  if (searchParams.get('format') === 'texte') {
    return new Response(enTexte(voulues), { headers: { ...prive, 'content-type': 'text/plain; charset=utf-8' } });
  }
  const nom = nomClasseur(acteur.rne, lu);
  return new Response(classeur(voulues), {
    headers: { ...prive, 'content-type': XLSX, 'content-disposition': `attachment; filename="${nom}"` },
  });
});
