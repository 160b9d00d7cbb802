import { Refus } from '@/lib/acces/refus';
import { route } from '@/lib/acces/serveur/portes';
import { proposerNom } from '@/lib/export-passeport/regles-noms';
import { demande, lireFormulaire } from '@/lib/export-passeport/schema';
import { ouvrirMetre } from '@/lib/export-passeport/serveur/export-pdf';
import { prevoirExport } from '@/lib/export-passeport/serveur/export-plan';
import { planEnZip } from '@/lib/export-passeport/serveur/export-zip';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { telechargement } from '@/lib/serveur/telechargement';

/** Une fiche cochée : son PDF. Plusieurs, ou des pièces jointes : une archive ZIP, envoyée à mesure. Rien n'est écrit. */
export const POST = route({ module: 'export-passeport' }, async ({ acteur, requete }) => {
  // Un corps illisible ne coche rien.
  const formulaire = await requete.formData().catch(() => new FormData());
  const lue = demande.safeParse(lireFormulaire(formulaire));
  if (!lue.success) throw new Refus('export-selection');
  const [dossier, metre] = await Promise.all([lireDossier(acteur), ouvrirMetre()]);
  const plan = prevoirExport(dossier, lue.data, metre);
  const [seul] = plan.pdfs;
  if (seul && plan.pdfs.length === 1 && plan.pieces.length === 0 && plan.notes.length === 0)
    return telechargement(new Uint8Array(await seul.faire()), seul.nom);
  const nom = `${proposerNom(`passeport ${acteur.nom} ${acteur.prenom}`)}.zip`;
  return telechargement(planEnZip(acteur, plan, requete.signal), nom);
});
