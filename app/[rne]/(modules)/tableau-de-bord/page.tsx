import { AucunEnfant } from '@/components/aucun-enfant';
import { SelecteurApprenant, SelecteurEnfant } from '@/components/selecteur-apprenant';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { nomComplet, parametre } from '@/lib/apprenants/regles';
import { schemaFiltreTableau } from '@/lib/maitrise/regles-filtre';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { TableauApprenant, vueDe } from './_components/tableau-apprenant';

export default page({ module: 'tableau-de-bord' }, async ({ acteur, recherche }) => {
  const { classes, choix, enfants, dossier } = await lireTableauDeBord(acteur, recherche);
  const { rne } = acteur;
  const filtre = schemaFiltreTableau.parse(recherche);
  // Passer d'un apprenant à l'autre garde les items choisis.
  const garde = adresseDe(rne, 'tableau-de-bord', { items: filtre.items.join(',') });
  const personnel = acteur.profil !== 'apprenant' && acteur.profil !== 'parent';
  return (
    <>
      <EnTetePage
        titre="Tableau de bord"
        fenetre={['Tableau de bord', ...(dossier ? [nomComplet(dossier.apprenant)] : [])].join(' · ')}
        etapes={filAriane(rne, 'tableau-de-bord')}
      />
      {personnel && <SelecteurApprenant adresse={garde} classes={classes} choix={choix} />}
      {dossier && (
        <SelecteurEnfant adresse={adresseDe(rne, 'tableau-de-bord')} enfants={enfants} choisi={dossier.apprenant.id} />
      )}
      {dossier && (
        <TableauApprenant
          acteur={acteur}
          dossier={dossier}
          partie={parametre(recherche.partie)}
          vue={vueDe(parametre(recherche.vue))}
          filtre={filtre}
          choix={{ classe: choix.classe?.id, apprenant: dossier.apprenant.id }}
        />
      )}
      {!dossier && acteur.profil === 'parent' && <AucunEnfant acteur={acteur} />}
      {!dossier && personnel && (
        <p className="text-texte-doux">{choix.classe ? 'Choisissez un apprenant.' : 'Choisissez une classe.'}</p>
      )}
    </>
  );
});
