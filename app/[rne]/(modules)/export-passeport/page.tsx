import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconePasseport } from '@/components/ui/icones';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { parametre } from '@/lib/apprenants/regles';
import { ouvrirMetre } from '@/lib/export-passeport/serveur/export-pdf';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { construireVue, type LigneExport, type VueExport } from '@/lib/export-passeport/serveur/regles-vue';
import { NavigationExport } from './_components/navigation-export';
import { type FicheACocher, SelectionFiches } from './_components/selection-fiches';
import { TableauExport } from './_components/tableau-export';

/** EXP-1 : l'apprenant, devant ses fiches, choisit celles qu'il enregistre. Ouvert trois mois après sa sortie. */
export default page({ module: 'export-passeport' }, async ({ acteur, recherche }) => {
  const [dossier, metre] = await Promise.all([lireDossier(acteur), ouvrirMetre()]);
  const [diplome, vue, groupe] = [recherche.diplome, recherche.vue, recherche.groupe].map(parametre);
  const choix = construireVue(dossier, { diplome: diplome ?? '', vue: vue ?? '', groupe: groupe ?? '' }, metre);
  const { rne } = acteur;
  return (
    <>
      <EnTetePage
        titre="Export du passeport professionnel"
        sousTitre="Une fiche cochée&nbsp;: un PDF. Plusieurs, ou avec leurs pièces jointes&nbsp;: une archive ZIP."
        etapes={filAriane(rne, 'export-passeport')}
      />
      {choix && dossier.fiches.length > 0 ? (
        <>
          <NavigationExport vue={choix} rne={rne} />
          <Fiches rne={rne} vue={choix} garde={`export-passeport ${rne} ${acteur.compteId}`} />
        </>
      ) : (
        <EtatVide titre="Aucune fiche à exporter" icone={<IconePasseport taille={24} />}>
          {acteur.sorti
            ? 'Votre passeport ne compte aucune fiche terminée.'
            : 'Terminez d’abord une fiche dans votre passeport professionnel\u00a0: un brouillon ne s’exporte pas.'}
        </EtatVide>
      )}
    </>
  );
});

function Fiches({ rne, vue, garde }: { rne: string; vue: VueExport; garde: string }) {
  const onglet = vue.onglet?.cle ?? '';
  const titre = vue.onglet ? `${vue.onglet.groupe.code} ${vue.onglet.groupe.libelle}` : '';
  return (
    <SelectionFiches {...{ rne, garde, onglet, titre }} fiches={vue.lignes.map(enBref)}>
      <TableauExport rne={rne} legende={titre} lignes={vue.lignes.filter((l) => l.onglet === onglet)} />
    </SelectionFiches>
  );
}

const enBref = ({ cle, titre, nom, onglet, refus, fichiers }: LigneExport): FicheACocher => ({
  ...{ cle, titre, nom, onglet, refus, fichiers },
});
