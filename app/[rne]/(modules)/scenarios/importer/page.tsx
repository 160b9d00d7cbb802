import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { lireDiplomesOuImporter } from '@/lib/scpro/serveur/queries';
import { ImportScpro } from './_components/differes';

/** Reprendre des scénarios de CERISE Pro (SCE-2), ou des scénarios exportés d'ici. */
export default page({ module: 'scenarios' }, async ({ acteur }) => {
  const diplomes = await lireDiplomesOuImporter(acteur);
  const { rne } = acteur;
  return (
    <>
      <EnTetePage
        titre="Importer des scénarios"
        sousTitre="Vos scénarios de CERISE Pro, ou ceux que vous avez exportés d’ici au même format."
        etapes={filAriane(rne, 'scenarios', ['Importer des scénarios'])}
      />
      {diplomes.length === 0 ? (
        <EtatVide titre="Aucun diplôme où les importer">
          Un scénario appartient à un diplôme, et aucune de vos classes n’en prépare. Votre administrateur peut vous
          associer à vos classes.
        </EtatVide>
      ) : (
        <ImportScpro rne={rne} diplomes={diplomes} />
      )}
    </>
  );
});
