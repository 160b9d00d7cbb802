import { route } from '@/lib/acces/portes';
import { Refus } from '@/lib/acces/refus';
import { bilanEnPdf } from '@/lib/bilan/export-pdf';
import { bilansEnZip } from '@/lib/bilan/export-zip';
import { lireBilans } from '@/lib/bilan/queries';
import { nomFichier } from '@/lib/bilan/regles';
import { selection } from '@/lib/bilan/schema';
import { telechargement } from '@/lib/fichiers/telechargement';

/** Un apprenant coché : son PDF. Plusieurs : une archive ZIP, envoyée à mesure. */
export const GET = route({ module: 'bilan' }, async ({ acteur, requete }) => {
  const lue = selection.safeParse(new URL(requete.url).searchParams.getAll('apprenant'));
  if (!lue.success) throw new Refus('bilan-selection');
  const bilans = await lireBilans(acteur, lue.data);
  const [seul] = bilans;
  if (seul && bilans.length === 1)
    return telechargement(new Uint8Array(await bilanEnPdf(seul)), nomFichier(seul.apprenant));
  return telechargement(bilansEnZip(bilans, requete.signal), 'bilans-de-formation.zip');
});
