import type { Metadata } from 'next';
import { Annonces } from '@/components/annonces';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/portes';
import { formaterInstant, formaterJour } from '@/lib/dates';
import { type FicheUtilisateur, lireUtilisateur } from '@/lib/utilisateurs/queries';
import { CIVILITES } from '@/lib/utilisateurs/regles';
import type { SaisieFormulaire } from '@/lib/utilisateurs/schema';
import { Masquer, Ramener, Reinitialiser } from '../_components/actes';
import { Etat } from '../_components/etat-compte';
import { ProfilOrigine } from '../_components/profil-origine';
import { FormulaireUtilisateur } from './_components/formulaire-utilisateur';

export const metadata: Metadata = { title: 'Modifier un utilisateur' };

type Params = { rne: string; id: string };

/** Modifier une personne (UTI-2), réinitialiser son mot de passe (UTI-3), la masquer ou la ramener (UTI-5). */
export default page<Params>({ module: 'utilisateurs' }, async ({ acteur, params }) => {
  const fiche = await lireUtilisateur(acteur, params.id);
  const { personne } = fiche;
  const qui = `${personne.prenom} ${personne.nom}`.trim();
  return (
    <>
      <EnTetePage
        titre={qui}
        sousTitre={`Identifiant ${personne.login}`}
        etapes={[
          { libelle: 'Accueil', href: `/${acteur.rne}` },
          { libelle: 'Gestion des utilisateurs', href: `/${acteur.rne}/utilisateurs` },
          { libelle: qui },
        ]}
      />
      <Annonces>
        <div className="mt-4 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
          {personne.ouvert ? (
            <FormulaireUtilisateur
              id={personne.id}
              personne={enSaisie(personne)}
              siecle={fiche.siecle}
              classes={fiche.classes}
              disciplines={fiche.disciplines}
            />
          ) : (
            <Ferme fiche={fiche} qui={qui} />
          )}
          <Compte fiche={fiche} qui={qui} />
        </div>
      </Annonces>
    </>
  );
});

const enSaisie = (p: FicheUtilisateur['personne']): SaisieFormulaire => ({
  profil: p.profil,
  civilite: CIVILITES.find((c) => c === p.civilite) ?? '',
  nom: p.nom,
  prenom: p.prenom,
  dateNaissance: p.dateNaissance ?? '',
  courriel: p.courriel ?? '',
  discipline: p.discipline ?? '',
});

function Ferme({ fiche: { personne, etat }, qui }: { fiche: FicheUtilisateur; qui: string }) {
  const importe = personne.origine === 'siecle';
  return (
    <Avis
      ton="attention"
      titre={etat === 'masque' ? 'Ce compte est masqué' : 'Ce compte est suspendu'}
      action={<Ramener id={personne.id} qui={qui} importe={importe} />}
    >
      {importe && personne.sortiLe
        ? `SIECLE ne nomme plus cette personne depuis le ${formaterJour(personne.sortiLe)}. `
        : 'Cette personne ne peut plus se connecter. '}
      Ramenez-la pour la modifier.
    </Avis>
  );
}

/** L'accès de la personne : où il en est, et ce qu'on peut y faire, ou pourquoi on ne le peut pas. */
function Compte({ fiche, qui }: { fiche: FicheUtilisateur; qui: string }) {
  const { personne, etat, soi } = fiche;
  const { id, courriel } = personne;
  return (
    <Carte titre="Accès">
      <dl className="mb-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        <dt className="text-texte-doux">Identifiant</dt>
        <dd className="break-all">{personne.login}</dd>
        <dt className="text-texte-doux">Profil</dt>
        <dd>
          <ProfilOrigine profil={personne.profil} origine={personne.origine} />
        </dd>
        <dt className="text-texte-doux">État</dt>
        <dd>
          <Etat etat={etat} />
        </dd>
        <dt className="text-texte-doux">Dernière connexion</dt>
        <dd>{formaterInstant(personne.connecteLe) || 'Aucune'}</dd>
      </dl>
      {personne.ouvert && (
        <div className="flex flex-col items-start gap-4 border-t border-filet pt-4">
          {fiche.initial && (
            <p className="text-texte-doux">
              Son mot de passe est encore sa date de naissance, sous la forme aaaa-mm-jj&nbsp;: c’est elle qui ouvre sa
              première connexion.
            </p>
          )}
          {soi ? (
            <p className="text-texte-doux">
              C’est votre compte&nbsp;: votre mot de passe se change dans «&nbsp;Mon compte&nbsp;», et vous ne pouvez
              pas vous masquer.
            </p>
          ) : (
            <>
              {courriel ? (
                <Reinitialiser id={id} qui={qui} courriel={courriel} />
              ) : (
                <p className="text-texte-doux">
                  Sans adresse électronique, le mot de passe ne peut pas être réinitialisé&nbsp;: enregistrez-en une.
                </p>
              )}
              {personne.origine === 'manuel' ? (
                <Masquer id={id} qui={qui} />
              ) : (
                <p className="text-texte-doux">
                  Importé de SIECLE, il ne se masque pas à la main&nbsp;: le prochain import le fera s’il a quitté
                  l’établissement.
                </p>
              )}
            </>
          )}
        </div>
      )}
    </Carte>
  );
}
