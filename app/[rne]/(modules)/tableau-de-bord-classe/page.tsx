import { FiltresGardes } from '@/components/filtres-gardes';
import { Explication } from '@/components/maitrise/explication';
import { ChoixClasse } from '@/components/selecteur-apprenant';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { filtrerClasse, sansCritere } from '@/lib/classe/regles';
import { aGarder, parametresDe, TOUS } from '@/lib/classe/regles-adresse';
import { type FiltreClasse, schemaFiltreClasse } from '@/lib/classe/schema';
import { type ClasseLue, lireClasse } from '@/lib/classe/serveur/queries';
import { regleDe } from '@/lib/maitrise/regles-tableau';
import { FormulaireFiltre } from './_components/formulaire-filtre';
import { OngletsClasse } from './_components/onglets-classe';
import { Resultats } from './_components/resultats';
import { SansClasse } from './_components/sans-classe';
import { garder, supprimer } from './actions';

/** Qui, dans une classe, atteint tel niveau de maîtrise ou tel nombre de fiches (TBC-1, TBC-2 ; G 3.13). */
export default page({ module: 'tableau-de-bord-classe' }, async ({ acteur, recherche }) => {
  const filtre = schemaFiltreClasse.parse(recherche);
  const deploye = (id: string) => filtre.apprenant === TOUS || filtre.apprenant === id;
  const lue = await lireClasse(acteur, filtre.classe, !sansCritere(filtre), deploye);
  const { rne } = acteur;
  const choisi = { ...filtre, classe: lue.classe?.id ?? '' };
  return (
    <>
      <EnTetePage
        titre="Tableau de bord classe"
        fenetre={['Tableau de bord classe', ...(lue.classe ? [lue.classe.code] : [])].join(' · ')}
        etapes={filAriane(rne, 'tableau-de-bord-classe')}
        actions={
          lue.tableaux.length > 0 && (
            <LienBouton
              href={adresseDe(rne, 'tableau-de-bord-classe/export', parametresDe(choisi))}
              icone={<IconeTelecharger />}
              fichier
            >
              Exporter
            </LienBouton>
          )
        }
      />
      <nav aria-label="Choix de la classe" className="mb-6">
        {lue.classes.length > 0 && (
          <ChoixClasse
            adresse={adresseDe(rne, 'tableau-de-bord-classe')}
            classes={lue.classes}
            classe={lue.classe ?? undefined}
          />
        )}
      </nav>
      {lue.classe && lue.diplome ? (
        <>
          <OngletsClasse rne={rne} filtre={choisi} actif="filtre" />
          <Filtre {...{ rne, lue, diplome: lue.diplome }} filtre={choisi} gardes={acteur.profil === 'enseignant'} />
        </>
      ) : (
        <SansClasse lue={lue} />
      )}
    </>
  );
});

type Props = {
  rne: string;
  lue: ClasseLue;
  diplome: NonNullable<ClasseLue['diplome']>;
  filtre: FiltreClasse;
  /** L'enseignant garde ses filtres sous un nom. */
  gardes: boolean;
};

function Filtre({ rne, lue, diplome, filtre, gardes }: Props) {
  const { referentiel } = diplome;
  const ga = referentiel.famille === 'ga';
  return (
    <div className="flex flex-col gap-6">
      <FormulaireFiltre {...{ rne, filtre, ga }} sections={lue.sections} />
      {gardes && (
        <FiltresGardes
          referentiel={referentiel.code}
          filtres={lue.filtres}
          contenu={sansCritere(filtre) ? null : aGarder(filtre)}
          adresse={adresseDe(rne, 'tableau-de-bord-classe', { classe: filtre.classe })}
          garder={garder}
          supprimer={supprimer}
        />
      )}
      {lue.ecartes > 0 && (
        <Avis>
          {lue.ecartes === 1
            ? 'Un apprenant de la classe ne prépare'
            : `${lue.ecartes} apprenants de la classe ne préparent`}{' '}
          pas le diplôme «&nbsp;{referentiel.sigle}&nbsp;»&nbsp;:{' '}
          {lue.ecartes === 1 ? 'il n’est pas comparé' : 'ils ne sont pas comparés'} ici.
        </Avis>
      )}
      {sansCritere(filtre) ? (
        <p className="text-texte-doux">
          Le tableau est vide tant qu’aucun critère n’est donné. Indiquez un niveau de maîtrise, un nombre de fiches, ou
          les deux, puis validez.
        </p>
      ) : (
        <>
          <Resultats
            {...{ rne, filtre }}
            parties={filtrerClasse(lue.tableaux, filtre)}
            effectif={lue.tableaux.length}
            nomPartie={referentiel.niveaux[0]?.libelle ?? 'Partie'}
            bep={lue.bep?.items ?? null}
            matieres={lue.matieres}
          />
          <Explication regle={regleDe(referentiel.famille)} />
        </>
      )}
    </div>
  );
}
