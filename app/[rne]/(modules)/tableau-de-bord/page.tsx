import type { Metadata } from 'next';
import { SelecteurApprenant, SelecteurEnfant } from '@/components/selecteur-apprenant';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { parametre } from '@/lib/apprenants/regles';
import { schemaFiltreTableau } from '@/lib/maitrise/regles-filtre';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { TableauApprenant, vueDe } from './_components/tableau-apprenant';

export const metadata: Metadata = { title: 'Tableau de bord' };

export default page({ module: 'tableau-de-bord' }, async ({ acteur, recherche }) => {
  const { classes, choix, enfants, dossier } = await lireTableauDeBord(acteur, recherche);
  const adresse = `/${acteur.rne}/tableau-de-bord`;
  const filtre = schemaFiltreTableau.parse(recherche);
  // Passer d'un apprenant à l'autre garde les items choisis.
  const garde =
    filtre.items.length > 0 ? `${adresse}?${new URLSearchParams({ items: filtre.items.join(',') })}` : adresse;
  const personnel = acteur.profil !== 'apprenant' && acteur.profil !== 'parent';
  return (
    <>
      <EnTetePage
        titre="Tableau de bord"
        etapes={[{ libelle: 'Accueil', href: `/${acteur.rne}` }, { libelle: 'Tableau de bord' }]}
      />
      {personnel && <SelecteurApprenant adresse={garde} classes={classes} choix={choix} />}
      {dossier && <SelecteurEnfant adresse={adresse} enfants={enfants} choisi={dossier.apprenant.id} />}
      {dossier && (
        <TableauApprenant
          acteur={acteur}
          dossier={dossier}
          partie={parametre(recherche.partie)}
          vue={vueDe(parametre(recherche.vue))}
          filtre={filtre}
          adresse={adresseApprenant(adresse, { classe: choix.classe?.id, apprenant: dossier.apprenant.id })}
        />
      )}
      {!dossier && <RienAMontrer parent={acteur.profil === 'parent'} classe={choix.classe !== undefined} />}
    </>
  );
});

/** L'adresse de cet apprenant, à laquelle les onglets ajoutent la partie ou la vue. */
function adresseApprenant(adresse: string, choix: { classe: string | undefined; apprenant: string }) {
  const fixe = { ...(choix.classe && { classe: choix.classe }), apprenant: choix.apprenant };
  return (plus: Record<string, string>) => `${adresse}?${new URLSearchParams({ ...fixe, ...plus })}`;
}

function RienAMontrer({ parent, classe }: { parent: boolean; classe: boolean }) {
  if (parent)
    return (
      <EtatVide titre="Aucun enfant">
        Aucun apprenant présent n’est rattaché à votre compte. Le secrétariat de l’établissement peut le vérifier.
      </EtatVide>
    );
  return <p className="text-texte-doux">{classe ? 'Choisissez un apprenant.' : 'Choisissez une classe.'}</p>;
}
