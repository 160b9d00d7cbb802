import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeImprimer, IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { SELECTIONS } from '@/lib/acces-eleves/regles';
import { trie } from '@/lib/acces-eleves/regles-liste';
import { type FiltreListe, schemaListe } from '@/lib/acces-eleves/schema';
import { type AccesEleves, lireAccesEleves } from '@/lib/acces-eleves/serveur/queries';
import { adresseDe } from '@/lib/adresses/regles';
import type { TriDAdresse } from '@/lib/listes';
import { ChoixListe } from './_components/choix-liste';
import { Reinitialisation } from './_components/reinitialisation';
import { TableauComptes } from './_components/tableau-comptes';

/** Identifiants des apprenants, classe par classe, et réinitialisation de leurs comptes (ACE-1 à ACE-3). */
export default page({ module: 'acces-eleves' }, async ({ acteur, recherche }) => {
  const filtre = schemaListe.parse(recherche);
  const acces = await lireAccesEleves(acteur, filtre);
  const { rne } = acteur;
  const choix = { classe: cleDe(acces.choix) || 'toutes' };
  return (
    <>
      <EnTetePage
        titre="Gestion des accès élèves"
        sousTitre="Le mot de passe de la première connexion est la date de naissance, sous la forme jjmmaaaa."
        etapes={filAriane(rne, 'acces-eleves')}
        actions={
          acces.divisions.length > 0 && (
            <>
              <LienBouton href={adresseDe(rne, 'acces-eleves/coupons', choix)} icone={<IconeImprimer />}>
                Coupons à découper
              </LienBouton>
              <LienBouton href={adresseDe(rne, 'acces-eleves/export', choix)} fichier icone={<IconeTelecharger />}>
                Liste des identifiants des élèves
              </LienBouton>
            </>
          )
        }
      />
      {acces.divisions.length === 0 ? (
        <EtatVide
          titre="Aucune classe"
          action={<LienBouton href={adresseDe(rne, 'import')}>Importer des fichiers</LienBouton>}
        >
          Les classes et les apprenants viennent des fichiers de STSWEB et de SIECLE.
        </EtatVide>
      ) : (
        <ChoixListe rne={rne} acces={acces} />
      )}
      <Liste acces={acces} tri={trie(adresseDe(rne, 'acces-eleves'), { ...filtre, ...choix })} />
    </>
  );
});

const cleDe = (choix: AccesEleves['choix']) => (choix === null || typeof choix === 'string' ? choix : choix.id);

const titreDe = (choix: NonNullable<AccesEleves['choix']>) =>
  typeof choix === 'string' ? SELECTIONS[choix] : `Apprenants de ${choix.code}`;

type PropsListe = { acces: AccesEleves; tri: TriDAdresse<FiltreListe['tri']> };

function Liste({ acces: { choix, comptes, divisions }, tri }: PropsListe) {
  if (choix === null)
    return divisions.length > 0 && <p className="text-texte-doux">Choisissez une classe pour voir ses apprenants.</p>;
  if (comptes.length === 0) return <EtatVide titre="Aucun apprenant">Il n’y a personne ici pour l’instant.</EtatVide>;
  return (
    <Reinitialisation key={cleDe(choix)} possibles={comptes.filter((c) => c.dateNaissance).map((c) => c.id)}>
      <TableauComptes {...{ comptes, tri }} titre={titreDe(choix)} avecClasse={typeof choix === 'string'} />
    </Reinitialisation>
  );
}
