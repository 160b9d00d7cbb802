import type { ReactNode } from 'react';
import { Annonces } from '@/components/annonces';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeExport, IconeIdee, IconeImporter, IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { Pagination } from '@/components/ui/pagination';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { nombreDePages } from '@/lib/listes';
import { adresse, filtrage } from '@/lib/scenarios/regles-liste';
import { type FiltreListe, schemaListe } from '@/lib/scenarios/schema';
import { lireScenarios } from '@/lib/scenarios/serveur/queries-listes';
import { Filtres } from './_components/filtres';
import { Liste } from './_components/liste';

const VUES = { tous: 'Tous', miens: 'Les miens', prives: 'Privés' } as const;

/** Les scénarios de l'enseignant et ceux que ses collègues partagent, par niveau (SCE-1 ; G 3.7). */
export default page({ module: 'scenarios' }, async ({ acteur, recherche }) => {
  const filtre = schemaListe.parse(recherche);
  const { lignes, diplomes, aMoi, comptes } = await lireScenarios(acteur, filtre);
  const { rne } = acteur;
  const base = adresseDe(rne, 'scenarios');
  const rien = diplomes.length === 0;
  const nouveau = (
    <LienBouton href={adresseDe(rne, 'scenarios/nouveau')} variante="principal" icone={<IconePlus />}>
      Nouveau scénario
    </LienBouton>
  );
  const importer = (
    <LienBouton href={adresseDe(rne, 'scenarios/importer')} icone={<IconeImporter />}>
      Importer
    </LienBouton>
  );
  return (
    <Annonces>
      <EnTetePage
        titre="Gestion des scénarios"
        sousTitre="Les vôtres, et ceux que vos collègues partagent."
        etapes={filAriane(rne, 'scenarios')}
        actions={
          !rien && (
            <>
              {importer}
              {aMoi && (
                <LienBouton href={adresseDe(rne, 'scenarios/scpro')} icone={<IconeExport />} fichier>
                  Exporter les miens
                </LienBouton>
              )}
              {nouveau}
            </>
          )
        }
      />
      {rien ? (
        <EtatVide
          titre="Aucun scénario pour l’instant"
          icone={<IconeIdee taille={24} />}
          action={<Premiers {...{ importer, nouveau }} />}
        >
          Un scénario décrit une situation d’apprentissage et les items qu’elle fait travailler&nbsp;: partagez-le,
          reprenez-le à un autre niveau, évaluez à partir de lui. Ceux que vous avez dans CERISE Pro s’importent.
        </EtatVide>
      ) : (
        <>
          <OngletsLiens
            libelle="Quels scénarios montrer"
            onglets={(['tous', 'miens', 'prives'] as const).map((vue) => ({
              libelle: VUES[vue],
              href: adresse(base, filtre, { vue }),
              actif: filtre.vue === vue,
              compte: comptes[vue],
            }))}
          />
          <p role="status" className="sr-only">
            {accorder(comptes[filtre.vue], 'scénario', 'scénarios')}
          </p>
          <div className="mt-4">
            <Filtres base={base} filtre={filtre} diplomes={diplomes} />
            <Liste {...{ rne, filtre, lignes }} vide={<Vide {...{ base, filtre }} />} />
            <Pagination
              page={filtre.page}
              pages={nombreDePages(comptes[filtre.vue])}
              adresse={(page) => adresse(base, filtre, { page })}
            />
          </div>
        </>
      )}
    </Annonces>
  );
});

const Premiers = ({ importer, nouveau }: Record<'importer' | 'nouveau', ReactNode>) => (
  <div className="flex flex-wrap justify-center gap-2">
    {nouveau}
    {importer}
  </div>
);

const VIDES = {
  tous: 'Aucun scénario ne répond à ce filtre',
  miens: 'Vous n’avez pas encore créé de scénario',
  prives: 'Vous n’avez aucun scénario privé',
} as const;

function Vide({ base, filtre }: { base: string; filtre: FiltreListe }) {
  const { filtree, tout } = filtrage(base, filtre);
  if (filtree || filtre.page > 1)
    return <EtatVide titre={VIDES.tous} action={<LienBouton href={tout}>Tout afficher</LienBouton>} />;
  return (
    <EtatVide titre={VIDES[filtre.vue]}>
      {filtre.vue === 'prives'
        ? 'Un scénario privé n’est visible que de son auteur. La case est dans son formulaire.'
        : '«\u00a0Nouveau scénario\u00a0», en haut de la page, en ouvre un.'}
    </EtatVide>
  );
}
