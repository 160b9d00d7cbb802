import { Refus } from '@/lib/acces/refus';
import { route } from '@/lib/acces/serveur/portes';
import { filtrerClasse, sansCritere } from '@/lib/classe/regles';
import { schemaFiltreClasse } from '@/lib/classe/schema';
import { classeEnTableur } from '@/lib/classe/serveur/export-xlsx';
import { lireClasse } from '@/lib/classe/serveur/queries';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { telechargement } from '@/lib/serveur/telechargement';

/** Le tableur de ce que l'écran montre, sous le même filtre (TBC-3). */
export const GET = route({ module: 'tableau-de-bord-classe' }, async ({ acteur, requete }) => {
  const filtre = schemaFiltreClasse.parse(Object.fromEntries(new URL(requete.url).searchParams));
  if (sansCritere(filtre)) throw new Refus('classe-sans-critere');
  const lue = await lireClasse(acteur, filtre.classe, true);
  if (!lue.classe || !lue.diplome) throw new Refus('introuvable');
  const { referentiel } = lue.diplome;
  const flux = classeEnTableur({
    classe: lue.classe.code,
    diplome: referentiel.intitule,
    ga: referentiel.famille === 'ga',
    parties: filtrerClasse(lue.tableaux, filtre),
    bep: lue.bep && filtre.vue === 'bep' ? { items: lue.bep.items, matieres: lue.matieres } : null,
    reglages: await lireReglages(acteur),
  });
  return telechargement(flux, `tableau-de-bord-${lue.classe.code}.xlsx`);
});
