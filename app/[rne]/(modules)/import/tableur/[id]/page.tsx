import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { lireCorrespondance } from '@/lib/tableur/serveur/queries';
import { Correspondance } from './_components/differes';

/** Ce que sont les colonnes d'un tableur déposé (IMP-10), avant son analyse. */
export default page<{ rne: string; id: string }>({ module: 'import' }, async ({ acteur, params }) => {
  const { nom, anneeCourante, feuilles } = await lireCorrespondance(acteur, params.id);
  const enCours = anneeScolaire();
  const premiere = Math.max(anneeCourante ?? enCours, enCours);
  const annees = [...new Set([anneeCourante ?? enCours, enCours, enCours + 1])].filter(
    (a) => a >= (anneeCourante ?? 0),
  );
  return (
    <>
      <EnTetePage
        titre="Colonnes du tableur"
        sousTitre={nom}
        etapes={filAriane(acteur.rne, 'import', ['Colonnes du tableur'])}
      />
      <div className="flex flex-col gap-6">
        <Avis>
          Rien n’est encore écrit. Dites ce que contient chaque feuille et ce que donne chaque colonne&nbsp;; Griotte
          s’en souviendra pour le prochain fichier. D’une formule, c’est le dernier résultat enregistré qui est lu.
        </Avis>
        <Correspondance
          rne={acteur.rne}
          id={params.id}
          feuilles={feuilles}
          annee={premiere}
          annees={annees.sort((a, b) => a - b)}
        />
      </div>
    </>
  );
});
