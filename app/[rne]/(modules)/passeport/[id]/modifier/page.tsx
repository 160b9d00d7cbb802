import { FormulaireFiche } from '@/components/fiche/differes';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { intitulesFiche } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { saisieDe, verrous, versionLue } from '@/lib/passeport/regles';
import { avecItem } from '@/lib/passeport/regles-catalogue';
import { sujetFiche } from '@/lib/passeport/regles-gardee';
import { lireCatalogue } from '@/lib/passeport/serveur/queries-catalogue';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { lirePourCreer } from '@/lib/passeport/serveur/queries-saisie';
import { AvisVerrou } from '../../_components/avis-verrou';
import { creer, modifier } from '../../actions';

const TITRE = 'Modifier la fiche';
/** PAS-3 : l'apprenant reprend une de ses fiches, dans le diplôme où il l'a écrite. */
export default page<{ rne: string; id: string }>(
  { module: 'passeport', profils: ['apprenant'] },
  async ({ acteur, params, recherche }) => {
    const fiche = await lireFiche(acteur, params.id);
    if (fiche.origine) throw new Refus('interdit');
    const catalogue = await lireCatalogue(fiche.referentiel);
    if (!catalogue) throw new Refus('introuvable');
    const { pfmp } = await lirePourCreer(acteur);
    const { masques } = await lireReglages(acteur);
    const { rne } = acteur;
    const [verrou, fait] = [verrous(fiche.degres), parametre(recherche.fait)];
    return (
      <>
        <EnTetePage
          titre={fiche.titre}
          fenetre={`${TITRE} · ${fiche.titre}`}
          sousTitre={catalogue.intitule}
          etapes={filAriane(rne, 'passeport', [TITRE])}
        />
        {fait === 'sans-fichiers' && (
          <Avis ton="attention" className="mb-6" titre="Les fichiers n’ont pas tous suivi">
            Votre fiche est enregistrée, mais des fichiers de l’original n’ont pas pu être copiés&nbsp;: l’espace disque
            de votre diplôme est peut-être plein. Joignez-les ici, ou mettez un lien vers eux.
          </Avis>
        )}
        <AvisVerrou
          adresse={adresseDe(rne, 'passeport/[id]', { id: fiche.id })}
          degres={fiche.degres}
          verrou={verrou}
        />
        <FormulaireFiche
          actions={{ creer, modifier }}
          key={fiche.id}
          rne={rne}
          catalogue={avecItem(catalogue, fiche.item)}
          intitules={intitulesFiche(masques, { code: fiche.referentiel, famille: fiche.famille })}
          initiale={saisieDe(fiche)}
          pfmp={pfmp}
          fichiers={fiche.fichiers}
          fiche={{
            id: fiche.id,
            sujet: sujetFiche(fiche.id),
            version: versionLue(fiche),
            modifieLe: fiche.modifieLe,
            verrou,
            degres: fiche.degres,
            vientDEtreCreee: fait === 'creee',
          }}
        />
      </>
    );
  },
);
