import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { parametre } from '@/lib/apprenants/regles';
import { intitulesScenario } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { lireDiplomesProposes } from '@/lib/scenarios/serveur/queries-choix';
import { lireDepart } from '@/lib/scenarios/serveur/queries-depuis-fiche';
import { FormulaireScenario } from '../_components/differes';

/** Créer un scénario (SCE-2 ; G 3.7.2), au besoin à partir d'une fiche du passeport (`?fiche=…`, PAE-4). */
export default page({ module: 'scenarios' }, async ({ acteur, recherche }) => {
  const diplomes = await lireDiplomesProposes(acteur);
  const { masques } = await lireReglages(acteur);
  const fiche = parametre(recherche.fiche);
  const depart = fiche ? await lireDepart(acteur, fiche, masques) : undefined;
  const propose = diplomes.some((d) => d.code === depart?.referentiel);
  const { rne } = acteur;
  return (
    <>
      <EnTetePage titre="Nouveau scénario" etapes={filAriane(rne, 'scenarios', ['Nouveau scénario'])} />
      {depart && <AvisDepart propose={propose} />}
      {diplomes.length === 0 ? (
        <EtatVide titre="Aucun diplôme à préparer">
          Ni vos classes ni votre établissement ne sont rattachés à un diplôme. L’administrateur peut le faire depuis
          les divisions.
        </EtatVide>
      ) : (
        <FormulaireScenario
          key={depart?.origine}
          rne={rne}
          diplomes={diplomes}
          intitules={Object.fromEntries(diplomes.map((d) => [d.code, intitulesScenario(masques, d.code)]))}
          {...(depart && { depart })}
        />
      )}
    </>
  );
});

const AvisDepart = ({ propose }: { propose: boolean }) => (
  <Avis className="mb-6" titre="À partir d’une fiche du passeport">
    Rien n’est encore enregistré. Le nom de l’apprenant et celui de l’entreprise sont retirés là où ils se
    reconnaissent&nbsp;: relisez avant de partager.
    {!propose && ' Le diplôme de la fiche n’est plus préparé ici\u00a0: choisissez-en un autre, et ses items.'}
  </Avis>
);
