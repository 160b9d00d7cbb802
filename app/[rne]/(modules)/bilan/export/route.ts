import { Refus } from '@/lib/acces/refus';
import { route } from '@/lib/acces/serveur/portes';
import { nomFichier } from '@/lib/bilan/regles';
import { selection } from '@/lib/bilan/schema';
import { bilanEnPdf } from '@/lib/bilan/serveur/export-pdf';
import { bilansEnZip } from '@/lib/bilan/serveur/export-zip';
import { lireBilans } from '@/lib/bilan/serveur/queries';
import { telechargement } from '@/lib/serveur/telechargement';

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
