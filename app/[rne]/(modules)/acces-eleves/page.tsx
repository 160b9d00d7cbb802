import type { Metadata } from 'next';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeImprimer, IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { SELECTIONS } from '@/lib/acces-eleves/regles';
import { type AccesEleves, lireAccesEleves } from '@/lib/acces-eleves/serveur/queries';
import { parametre } from '@/lib/apprenants/regles';
import { ChoixListe } from './_components/choix-liste';
import { enLigne } from './_components/lignes';
import { Reinitialisation } from './_components/reinitialisation';

export const metadata: Metadata = { title: 'Gestion des accès élèves' };

/** Identifiants des apprenants, classe par classe, et réinitialisation de leurs comptes (ACE-1 à ACE-3). */
export default page({ module: 'acces-eleves' }, async ({ acteur, recherche }) => {
  const acces = await lireAccesEleves(acteur, parametre(recherche.classe));
  const adresse = `/${acteur.rne}/acces-eleves`;
  const cle = cleDe(acces.choix) || 'toutes';
  const vers = (document: string) => `${adresse}/${document}?${new URLSearchParams({ classe: cle })}`;
  return (
    <>
      <EnTetePage
        titre="Gestion des accès élèves"
        sousTitre="Le mot de passe de la première connexion est la date de naissance, sous la forme jjmmaaaa."
        etapes={[{ libelle: 'Accueil', href: `/${acteur.rne}` }, { libelle: 'Gestion des accès élèves' }]}
        actions={
          acces.divisions.length > 0 && (
            <>
              <LienBouton href={vers('coupons')} icone={<IconeImprimer />}>
                Coupons à découper
              </LienBouton>
              <LienBouton href={vers('export')} fichier icone={<IconeTelecharger />}>
                Liste des identifiants des élèves
              </LienBouton>
            </>
          )
        }
      />
      {acces.divisions.length === 0 ? (
        <EtatVide
          titre="Aucune classe"
          action={<LienBouton href={`/${acteur.rne}/import`}>Importer des fichiers</LienBouton>}
        >
          Les classes et les apprenants viennent des fichiers de STSWEB et de SIECLE.
        </EtatVide>
      ) : (
        <ChoixListe adresse={adresse} acces={acces} />
      )}
      <Liste acces={acces} />
    </>
  );
});

const cleDe = (choix: AccesEleves['choix']) => (choix === null || typeof choix === 'string' ? choix : choix.id);

const titreDe = (choix: NonNullable<AccesEleves['choix']>) =>
  typeof choix === 'string' ? SELECTIONS[choix] : `Apprenants de ${choix.code}`;

function Liste({ acces: { choix, comptes, divisions } }: { acces: AccesEleves }) {
  if (choix === null)
    return divisions.length > 0 && <p className="text-texte-doux">Choisissez une classe pour voir ses apprenants.</p>;
  if (comptes.length === 0) return <EtatVide titre="Aucun apprenant">Il n’y a personne ici pour l’instant.</EtatVide>;
  return (
    <Reinitialisation
      key={cleDe(choix)}
      titre={titreDe(choix)}
      lignes={comptes.map(enLigne)}
      avecClasse={typeof choix === 'string'}
    />
  );
}
