import { ChoixClasse } from '@/components/selecteur-apprenant';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { choisirApprenant, parametre } from '@/lib/apprenants/regles';
import { lireChoixBilan } from '@/lib/bilan/serveur/queries';
import { SelectionBilan } from './_components/selection-bilan';
import { type ApprenantACocher, TableauApprenants } from './_components/tableau-apprenants';

/** Valeur de `?classe=` pour les apprenants sortis, réservée au chef d’établissement. */
const SORTIS = 'sortis';

export default page({ module: 'bilan' }, async ({ acteur, recherche }) => {
  const { classes, sortis } = await lireChoixBilan(acteur);
  const voulue = parametre(recherche.classe);
  const [chef, { classe }] = [acteur.profil === 'chef', choisirApprenant(classes, { classe: recherche.classe })];
  const montreSortis = chef && voulue === SORTIS;
  if (voulue && !classe && !montreSortis) throw new Refus('introuvable');
  const adresse = adresseDe(acteur.rne, 'bilan');
  return (
    <>
      <EnTetePage
        titre="Export du bilan de formation"
        sousTitre="Un apprenant&nbsp;: un PDF. Plusieurs&nbsp;: une archive ZIP, un PDF par apprenant."
        etapes={filAriane(acteur.rne, 'bilan')}
      />
      <nav aria-label="Choix de la classe" className="mb-6 flex flex-col items-start gap-3">
        {classes.length > 0 && <ChoixClasse adresse={adresse} classes={classes} classe={classe} />}
        {chef && (
          <LienBouton href={adresseDe(acteur.rne, 'bilan', { classe: SORTIS })} taille="petit" variante="discret">
            Apprenants sortis depuis moins de 6 mois ({sortis.length})
          </LienBouton>
        )}
      </nav>
      {montreSortis ? (
        <Choix cle={SORTIS} titre="Apprenants sortis depuis moins de 6 mois" apprenants={sortis} rne={acteur.rne} />
      ) : classe ? (
        <Choix cle={classe.id} titre={`Apprenants de ${classe.code}`} apprenants={classe.apprenants} rne={acteur.rne} />
      ) : (
        <RienAChoisir sansClasse={classes.length === 0} />
      )}
    </>
  );
});

type PropsChoix = { cle: string; titre: string; apprenants: readonly ApprenantACocher[]; rne: string };

function Choix({ cle, titre, apprenants, rne }: PropsChoix) {
  if (apprenants.length === 0)
    return <EtatVide titre="Aucun apprenant">Il n’y a personne ici pour l’instant.</EtatVide>;
  const possibles = apprenants.filter((a) => a.referentiel).map((a) => a.id);
  return (
    <SelectionBilan key={cle} titre={titre} possibles={possibles} adresse={adresseDe(rne, 'bilan/export')}>
      <TableauApprenants titre={titre} apprenants={apprenants} sortis={cle === SORTIS} />
    </SelectionBilan>
  );
}

function RienAChoisir({ sansClasse }: { sansClasse: boolean }) {
  if (!sansClasse) return <p className="text-texte-doux">Choisissez une classe.</p>;
  return (
    <EtatVide titre="Aucune classe">
      Vous n’êtes associé à aucune classe cette année. L’administrateur peut vous y associer.
    </EtatVide>
  );
}
