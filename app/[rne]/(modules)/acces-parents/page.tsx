import { Annonces } from '@/components/annonces';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { lireAccueilParents } from '@/lib/acces-parents/serveur/queries';
import { adresseDe } from '@/lib/adresses/regles';
import { ReglageMajeurs } from './_components/reglage-majeurs';
import { TableauClasses } from './_components/tableau-classes';

/** Les classes, leurs parents, et l'accès donné ou à donner (ACP-1, ACP-3). */
export default page({ module: 'acces-parents' }, async ({ acteur }) => {
  const { classes, parentsMajeurs, majeurs } = await lireAccueilParents(acteur);
  return (
    <>
      <EnTetePage
        titre="Gestion des accès parents"
        sousTitre="Les représentants légaux suivent leur enfant dans Griotte quand l’accès est donné à sa classe ou à son diplôme."
        etapes={filAriane(acteur.rne, 'acces-parents')}
      />
      {classes.length === 0 ? (
        <EtatVide
          titre="Aucune classe"
          action={<LienBouton href={adresseDe(acteur.rne, 'import')}>Importer des fichiers</LienBouton>}
        >
          Les classes, les apprenants et leurs parents viennent des fichiers de STSWEB et de SIECLE.
        </EtatVide>
      ) : (
        <Annonces>
          <div className="flex flex-col gap-8">
            <TableauClasses rne={acteur.rne} classes={classes} />
            <ReglageMajeurs parentsMajeurs={parentsMajeurs} majeurs={majeurs} />
          </div>
        </Annonces>
      )}
    </>
  );
});
