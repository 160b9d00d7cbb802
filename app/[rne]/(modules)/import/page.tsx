import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { LienBouton } from '@/components/ui/lien-bouton';
import { TEXTES } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterInstant } from '@/lib/dates';
import { HEURES_ANALYSE } from '@/lib/siecle/regles-limites';
import { type AccueilImport, lireAccueilImport } from '@/lib/siecle/serveur/queries';
import { objetImport } from '@/lib/siecle/textes-genre';
import { CheminEleves, CheminEnseignants } from './_components/chemins';
import { FormulaireDepot, FormulaireTableur } from './_components/differes';
import { Etablissement } from './_components/etablissement';
import { Historique } from './_components/historique';

/** « Importer des fichiers » (IMP-1 à IMP-5 ; G 3.1). */
export default page({ module: 'import' }, async ({ acteur, recherche }) => {
  const accueil = await lireAccueilImport(acteur);
  return (
    <>
      <EnTetePage
        titre="Importer des fichiers"
        etapes={filAriane(acteur.rne, 'import')}
        actions={<LienBouton href={adresseDe(acteur.rne, 'import/divisions')}>Divisions</LienBouton>}
      />
      <div className="flex flex-col gap-6">
        {recherche.annule !== undefined && (
          <Avis ton="succes">L’import est annulé : tout est revenu comme avant lui.</Avis>
        )}
        {recherche.rien !== undefined && (
          <Avis ton="succes">Tout était déjà à jour : cet import ne changeait rien, il n’a pas été enregistré.</Avis>
        )}
        <EnAttente rne={acteur.rne} analyses={accueil.enAttente} />
        <SansNom rne={acteur.rne} imports={accueil.sansNom} />
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <Enseignants rne={acteur.rne} premier={accueil.annee === null} />
          <Apprenants rne={acteur.rne} ouvert={accueil.annee !== null} />
        </div>
        <Tableur rne={acteur.rne} />
        {accueil.annee !== null && (
          <Etablissement rne={acteur.rne} annee={accueil.annee} effectifs={accueil.effectifs} />
        )}
        <Historique rne={acteur.rne} imports={accueil.historique} />
      </div>
    </>
  );
});

const Enseignants = ({ rne, premier }: { rne: string; premier: boolean }) => (
  <Carte titre="1. Importation des enseignants">
    <CheminEnseignants />
    <FormulaireDepot
      rne={rne}
      genre="enseignants"
      champs={[
        {
          nom: 'sts',
          libelle: 'Fichier des enseignants',
          aide: `sts_emp_${rne}_{Année scolaire}.xml, tel quel ou zippé`,
        },
      ]}
      bouton="Analyse du fichier"
      principal={premier}
    />
  </Carte>
);

const Apprenants = ({ rne, ouvert }: { rne: string; ouvert: boolean }) => (
  <Carte titre="2. Importation des apprenants et de leurs parents">
    <CheminEleves />
    {ouvert ? (
      <FormulaireDepot
        rne={rne}
        genre="apprenants"
        champs={[
          { nom: 'eleves', libelle: 'Fichier élèves', aide: 'ElevesSansAdresses, .xml ou .zip' },
          { nom: 'responsables', libelle: 'Fichier responsables', aide: 'ResponsablesAvecAdresses, .xml ou .zip' },
        ]}
        bouton="Analyse du ou des fichiers"
        principal
      />
    ) : (
      <Avis ton="attention">{TEXTES['import-enseignants-dabord']}</Avis>
    )}
  </Carte>
);

/** Qui attend un compte, son nom étant abîmé dans le dernier fichier. */
const SansNom = ({ rne, imports }: { rne: string; imports: AccueilImport['sansNom'] }) =>
  imports.map(({ id, nombre }) => (
    <Avis
      key={id}
      ton="attention"
      titre={`${accorder(nombre, 'compte')} en attente d’un bon nom`}
      action={<LienBouton href={adresseDe(rne, 'import/[id]', { id })}>Voir qui</LienBouton>}
    >
      Un nom est abîmé dans le dernier fichier : corrigez-le dans SIECLE ou STSWEB, puis refaites l’export et l’import.
    </Avis>
  ));

/** La troisième voie (IMP-10), pour qui n'a ni SIECLE ni STSWeb. */
const Tableur = ({ rne }: { rne: string }) => (
  <Carte titre="Sans SIECLE&nbsp;: importer depuis un tableur">
    <p className="mb-4 max-w-3xl">
      CFA, MFR, lycée privé ou agricole&nbsp;: apprenants, responsables, personnels et classes peuvent venir du modèle
      de Griotte, ou de votre propre fichier, dont vous direz ce que sont les colonnes. Les macros ne sont pas
      admises&nbsp;; d’une formule, c’est le dernier résultat enregistré qui est lu.
    </p>
    <FormulaireTableur rne={rne} />
  </Carte>
);

const EnAttente = ({ rne, analyses }: { rne: string; analyses: AccueilImport['enAttente'] }) =>
  analyses.map((a) => (
    <Avis
      key={a.id}
      titre={`Une analyse ${objetImport(a.genre)} attend d’être importée`}
      action={<LienBouton href={adresseDe(rne, 'import/[id]', { id: a.id })}>Reprendre l’analyse</LienBouton>}
    >
      Elle est du {formaterInstant(a.creeLe)} et sera effacée au bout de {HEURES_ANALYSE} heures.
    </Avis>
  ));
