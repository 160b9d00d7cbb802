import { Avis } from '@/components/ui/avis';
import { IconeCrayon, IconeDupliquer } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { intitulesScenario } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { Supprimer } from '../_components/supprimer';
import { TeteScenario } from '../_components/tete-scenario';
import { Visibilite } from '../_components/visibilite';
import { Contenu } from './_components/contenu';
import { Fichiers } from './_components/fichiers';
import { Identite } from './_components/identite';
import { ItemsTravailles } from './_components/items-travailles';
import { Utiliser } from './_components/utiliser';

type Parametres = { rne: string; id: string };

const FAITS: Record<string, { dit: string; fichiers?: true }> = {
  cree: { dit: 'Votre scénario est créé. Vous pouvez maintenant y joindre des fichiers zip ou pdf.', fichiers: true },
  modifie: { dit: 'Vos modifications sont enregistrées.' },
  copie: { dit: 'La copie est prête, à votre nom. Vous pouvez la modifier et y joindre des fichiers.', fichiers: true },
};

const VersFichiers = () => (
  <a href="#fichiers" className="lien">
    Joindre des fichiers
  </a>
);

/** Un scénario en entier, le sien ou un public (SCE-4 ; G 3.7.2). */
export default page<Parametres>({ module: 'scenarios' }, async ({ acteur, params, recherche }) => {
  const scenario = await lireScenario(acteur, params.id);
  const { masques } = await lireReglages(acteur);
  const { id, titre, estAuteur, fichiers } = scenario;
  const { rne } = acteur;
  const fait = FAITS[String(recherche.fait)];
  return (
    <>
      <TeteScenario
        rne={rne}
        scenario={scenario}
        sousTitre={
          <>
            <Visibilite prive={scenario.prive} /> {scenario.sigle} · {libelleNiveau(scenario.niveau)} ·{' '}
            {scenario.auteur}
          </>
        }
        actions={
          <>
            {estAuteur && (
              <LienBouton href={adresseDe(rne, 'scenarios/[id]/modifier', { id })} icone={<IconeCrayon />}>
                Modifier
              </LienBouton>
            )}
            <LienBouton href={adresseDe(rne, 'scenarios/[id]/dupliquer', { id })} icone={<IconeDupliquer />}>
              Dupliquer
            </LienBouton>
            {estAuteur && (
              <Supprimer id={id} titre={titre} fichiers={fichiers.length} retour={adresseDe(rne, 'scenarios')} />
            )}
          </>
        }
      />
      {fait && (
        <Avis ton="succes" className="mb-6" {...(fait.fichiers && { action: <VersFichiers /> })}>
          {fait.dit}
        </Avis>
      )}
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Contenu scenario={scenario} intitules={intitulesScenario(masques, scenario.referentiel)} />
          <ItemsTravailles items={scenario.items} />
          <div id="fichiers" className="scroll-mt-20">
            <Fichiers rne={rne} scenario={scenario} />
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Utiliser rne={rne} scenario={scenario} />
          <Identite scenario={scenario} />
        </div>
      </div>
    </>
  );
});
