import { Annonces } from '@/components/annonces';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { listerReferentiels } from '@/lib/referentiels/serveur/queries';
import { type DivisionListee, listerDivisions, type Situation } from '@/lib/siecle/serveur/queries-divisions';
import { TableauDivisions } from './_components/tableau-divisions';

const VUES: [string, string, Situation[]][] = [
  ['', 'Toutes', ['a-choisir', 'mef', 'mixte', 'manuel', 'hors-griotte']],
  ['a-choisir', 'À choisir', ['a-choisir']],
  ['rattachees', 'Rattachées', ['mef', 'mixte', 'manuel']],
  ['hors-griotte', 'Hors de Griotte', ['hors-griotte']],
];

/** Diplôme et niveau des divisions de l'année, tirés du MEF ou corrigés à la main (IMP-7). */
export default page({ module: 'import' }, async ({ acteur, recherche }) => {
  const [divisions, referentiels] = [await listerDivisions(acteur), await listerReferentiels()];
  const diplomes = referentiels.filter((r) => r.famille !== 'bep').map((r) => ({ valeur: r.code, libelle: r.sigle }));
  return (
    <>
      <EnTetePage titre="Divisions" etapes={filAriane(acteur.rne, 'import', ['Divisions'])} />
      {divisions.length === 0 ? (
        <EtatVide
          titre="Aucune division"
          action={<LienBouton href={adresseDe(acteur.rne, 'import')}>Importer les enseignants</LienBouton>}
        >
          Les divisions viennent du fichier des enseignants.
        </EtatVide>
      ) : (
        <Divisions rne={acteur.rne} {...{ divisions, diplomes }} vue={parametre(recherche.vue)} />
      )}
    </>
  );
});

function Divisions(props: {
  rne: string;
  divisions: DivisionListee[];
  diplomes: { valeur: string; libelle: string }[];
  vue: string;
}) {
  const vues = VUES.map(([vue, libelle, situations]) => ({
    vue,
    libelle,
    divisions: props.divisions.filter((d) => situations.includes(d.situation)),
  }));
  const ici = vues.find((v) => v.vue === props.vue) ?? vues[0];
  return (
    <div className="flex flex-col gap-4">
      <Avis>
        Le diplôme et le niveau viennent du code MEF de la division. Corrigés à la main, ils ne changent plus à l’import
        suivant. Les apprenants présents suivent leur division&nbsp;; les fiches et les évaluations déjà saisies gardent
        leur diplôme.
      </Avis>
      <OngletsLiens
        libelle="Divisions à montrer"
        onglets={vues.map((v) => ({
          libelle: v.libelle,
          href: adresseDe(props.rne, 'import/divisions', { vue: v.vue }),
          actif: v === ici,
          compte: v.divisions.length,
        }))}
      />
      <Annonces>
        <TableauDivisions divisions={ici?.divisions ?? []} diplomes={props.diplomes} />
      </Annonces>
    </div>
  );
}
