import { Annonces } from '@/components/annonces';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { Pagination } from '@/components/ui/pagination';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { nombreDePages } from '@/lib/listes';
import { adresse, filtrage } from '@/lib/utilisateurs/regles-liste';
import { type FiltreListe, schemaListe } from '@/lib/utilisateurs/schema';
import { type ListeUtilisateurs, listerUtilisateurs } from '@/lib/utilisateurs/serveur/queries-liste';
import { EtablissementIncomplet } from './_components/etablissement-incomplet';
import { Filtres } from './_components/filtres';
import { TableauUtilisateurs } from './_components/tableau-utilisateurs';

const VUES: [FiltreListe['vue'], string][] = [
  ['service', 'En service'],
  ['attente', 'Première connexion à faire'],
  ['masques', 'Masqués et suspendus'],
];

/** Les comptes du personnel (UTI-1) ; de là on modifie, réinitialise, crée et masque. */
export default page({ module: 'utilisateurs' }, async ({ acteur, recherche }) => {
  const filtre = schemaListe.parse(recherche);
  const liste = await listerUtilisateurs(acteur, filtre);
  const { rne } = acteur;
  const base = adresseDe(rne, 'utilisateurs');
  return (
    <>
      <EnTetePage
        titre="Gestion des utilisateurs"
        sousTitre="Les personnels de l’établissement. Les apprenants et les parents ont leurs modules."
        etapes={filAriane(rne, 'utilisateurs')}
        actions={liste.creation && <Creations rne={rne} />}
      />
      {!liste.creation && <EtablissementIncomplet rne={rne} className="mb-6" />}
      <Annonces>
        <OngletsLiens
          libelle="Utilisateurs à montrer"
          onglets={VUES.map(([vue, libelle]) => ({
            libelle,
            href: adresse(base, filtre, { vue }),
            actif: filtre.vue === vue,
            compte: liste.comptes[vue],
          }))}
        />
        <Filtres base={base} filtre={filtre} />
        <Liste {...{ rne, filtre, liste }} />
      </Annonces>
    </>
  );
});

const Creations = ({ rne }: { rne: string }) => (
  <>
    <LienBouton href={adresseDe(rne, 'utilisateurs/nouvel-enseignant')} variante="principal" icone={<IconePlus />}>
      Nouvel enseignant
    </LienBouton>
    <LienBouton href={adresseDe(rne, 'utilisateurs/nouvel-utilisateur')} icone={<IconePlus />}>
      Nouvel utilisateur
    </LienBouton>
  </>
);

function Liste({ rne, filtre, liste }: { rne: string; filtre: FiltreListe; liste: ListeUtilisateurs }) {
  const base = adresseDe(rne, 'utilisateurs');
  return (
    <>
      <TableauUtilisateurs {...{ rne, filtre }} lignes={liste.lignes} vide={<Vide {...{ base, filtre }} />} />
      <Pagination
        page={filtre.page}
        pages={nombreDePages(liste.comptes[filtre.vue])}
        adresse={(n) => adresse(base, filtre, { page: n })}
      />
      {liste.lignes.length > 0 && (
        <Avis className="mt-4">
          Les utilisateurs <strong className="text-succes">importés</strong> viennent de SIECLE&nbsp;: le prochain
          import les masque s’ils ont quitté l’établissement, ils ne se masquent pas à la main. Les utilisateurs{' '}
          <strong className="text-erreur">manuels</strong> ont été créés ici. Le mot de passe se réinitialise par
          courriel&nbsp;: il faut une adresse électronique.
        </Avis>
      )}
    </>
  );
}

function Vide({ base, filtre }: { base: string; filtre: FiltreListe }) {
  const { filtree, tout } = filtrage(base, filtre);
  if (filtree || filtre.page > 1) {
    return (
      <EtatVide
        titre="Personne ne répond à cette recherche"
        action={<LienBouton href={tout}>Tout afficher</LienBouton>}
      />
    );
  }
  return filtre.vue === 'attente' ? (
    <EtatVide titre="Chacun s’est déjà connecté">
      Un nouvel utilisateur paraîtra ici jusqu’à sa première connexion.
    </EtatVide>
  ) : (
    <EtatVide titre="Personne n’est masqué">
      Ceux que vous masquez, et ceux qu’un import ne nomme plus, se retrouvent ici.
    </EtatVide>
  );
}
