import type { Metadata } from 'next';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/portes';
import { Refus } from '@/lib/acces/refus';
import { parametre } from '@/lib/apprenants/regles';
import { intitulesFiche } from '@/lib/parametres/masques';
import { lireReglages } from '@/lib/parametres/queries';
import { avecItem } from '@/lib/passeport/catalogue';
import { lireCatalogue } from '@/lib/passeport/queries-catalogue';
import { lireFiche } from '@/lib/passeport/queries-fiche';
import { saisieDe, verrous, versionDe } from '@/lib/passeport/regles';
import { AvisVerrou } from '../../_components/avis-verrou';
import { etapesPasseport } from '../../_components/etapes';
import { FormulaireFiche } from '../../_components/formulaire-fiche';

const TITRE = 'Modifier la fiche';
export const metadata: Metadata = { title: TITRE };

/** PAS-3 : l'apprenant reprend une de ses fiches, dans le diplôme où il l'a écrite. */
export default page<{ rne: string; id: string }>(
  { module: 'passeport', profils: ['apprenant'] },
  async ({ acteur, params, recherche }) => {
    const fiche = await lireFiche(acteur, params.id);
    if (fiche.origine) throw new Refus('interdit');
    const catalogue = await lireCatalogue(fiche.referentiel);
    if (!catalogue) throw new Refus('introuvable');
    const { masques } = await lireReglages(acteur);
    const adresse = `/${acteur.rne}/passeport`;
    const [saisie, verrou] = [saisieDe(fiche), verrous(fiche.degres)];
    const version = versionDe({ ...saisie, bepItem: saisie.bepItem || null, version: fiche.version });
    return (
      <>
        <EnTetePage titre={fiche.titre} sousTitre={catalogue.intitule} etapes={etapesPasseport(acteur.rne, TITRE)} />
        <AvisVerrou adresse={`${adresse}/${fiche.id}`} degres={fiche.degres} verrou={verrou} />
        <FormulaireFiche
          key={fiche.id}
          adresse={adresse}
          catalogue={avecItem(catalogue, fiche.item)}
          intitules={intitulesFiche(masques, { code: fiche.referentiel, famille: fiche.famille })}
          initiale={saisie}
          ouverte={{ id: fiche.id, version, verrou, vientDEtreCreee: parametre(recherche.fait) === 'creee' }}
        />
      </>
    );
  },
);
