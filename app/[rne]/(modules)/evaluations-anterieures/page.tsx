import { page } from '@/lib/acces/serveur/portes';
import { schemaListe } from '@/lib/evaluations/schema';
import { listerEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { ListeAnterieures } from './_components/liste-anterieures';

/** Les évaluations des années scolaires précédentes : on n'y change que « Visible » (EVA-5 ; G 3.9). */
export default page({ module: 'evaluations-anterieures' }, async ({ acteur, recherche }) => {
  const filtre = schemaListe.parse(recherche);
  const liste = await listerEvaluations(acteur, filtre, 'anterieures');
  return <ListeAnterieures rne={acteur.rne} {...{ filtre, liste }} />;
});
