import { Annonces } from '@/components/annonces';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { formaterJour } from '@/lib/dates';
import { CIVILITES } from '@/lib/utilisateurs/regles';
import type { SaisieFormulaire } from '@/lib/utilisateurs/schema';
import { type FicheUtilisateur, lireUtilisateur } from '@/lib/utilisateurs/serveur/queries';
import { Ramener } from '../_components/actes';
import { Acces } from './_components/acces';
import { FormulaireUtilisateur } from './_components/differes';

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
        etapes={filAriane(acteur.rne, 'utilisateurs', [qui])}
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
          <Acces fiche={fiche} qui={qui} />
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
