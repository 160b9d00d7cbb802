import { Explication } from '@/components/maitrise/explication';
import { ChoixClasse } from '@/components/selecteur-apprenant';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { lireEpreuves, sansCritereCcf, situerCcf } from '@/lib/classe/regles-ccf';
import { type FiltreClasse, schemaFiltreClasse } from '@/lib/classe/schema';
import { type ClasseLue, lireClasse } from '@/lib/classe/serveur/queries';
import { regleDe } from '@/lib/maitrise/regles-tableau';
import { OngletsClasse } from '../_components/onglets-classe';
import { SansClasse } from '../_components/sans-classe';
import { FormulaireCcf } from './_components/formulaire-ccf';
import { TableauCcf } from './_components/tableau-ccf';

/** Épreuve par épreuve, qui atteint les critères que l'enseignant se donne, et ce qui manque aux autres (TBC-1). */
export default page({ module: 'tableau-de-bord-classe' }, async ({ acteur, recherche }) => {
  const filtre = schemaFiltreClasse.parse(recherche);
  const lue = await lireClasse(acteur, filtre.classe, true, () => false);
  const { rne } = acteur;
  return (
    <>
      <EnTetePage
        titre="Aide à la décision CCF"
        fenetre={['Aide à la décision CCF', ...(lue.classe ? [lue.classe.code] : [])].join(' · ')}
        sousTitre="Ce que chacun a déjà montré, épreuve par épreuve. La décision reste la vôtre."
        etapes={filAriane(rne, 'tableau-de-bord-classe', ['Aide à la décision CCF'])}
      />
      <nav aria-label="Choix de la classe" className="mb-6">
        {lue.classes.length > 0 && (
          <ChoixClasse
            adresse={adresseDe(rne, 'tableau-de-bord-classe/ccf')}
            classes={lue.classes}
            classe={lue.classe ?? undefined}
          />
        )}
      </nav>
      {lue.classe && lue.diplome ? (
        <>
          <OngletsClasse rne={rne} filtre={{ ...filtre, classe: lue.classe.id }} actif="ccf" />
          <Epreuves rne={rne} lue={lue} diplome={lue.diplome} filtre={{ ...filtre, classe: lue.classe.id }} />
        </>
      ) : (
        <SansClasse lue={lue} />
      )}
    </>
  );
});

type Props = { rne: string; lue: ClasseLue; diplome: NonNullable<ClasseLue['diplome']>; filtre: FiltreClasse };

function Epreuves({ rne, lue, diplome, filtre }: Props) {
  const epreuves = lireEpreuves(diplome.referentiel.epreuves);
  const epreuve = epreuves.find((e) => e.code === filtre.epreuve) ?? epreuves[0];
  if (!epreuve) return <Avis>Aucune épreuve de ce diplôme ne se rattache à une partie du référentiel.</Avis>;
  const situations = lue.tableaux.map((t) => situerCcf(t, epreuve, filtre));
  return (
    <div className="flex flex-col gap-6">
      <FormulaireCcf rne={rne} filtre={{ ...filtre, epreuve: epreuve.code }} epreuves={epreuves} />
      {epreuve.mode && <p className="text-texte-doux">Modalité&nbsp;: {epreuve.mode}.</p>}
      <TableauCcf
        {...{ situations, epreuve }}
        sansCritere={sansCritereCcf(filtre)}
        ga={diplome.referentiel.famille === 'ga'}
        rne={rne}
        classe={filtre.classe}
      />
      <Explication regle={regleDe(diplome.referentiel.famille)} />
    </div>
  );
}
