import { redirect } from 'next/navigation';
import { v7 as uuidv7 } from 'uuid';
import { FormulaireFiche } from '@/components/fiche/differes';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { intitulesFiche } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { saisieVierge } from '@/lib/passeport/regles';
import { copierSaisie } from '@/lib/passeport/regles-copie';
import { NOUVELLE, sujetCopie } from '@/lib/passeport/regles-gardee';
import { lireCatalogue } from '@/lib/passeport/serveur/queries-catalogue';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { lirePourCreer } from '@/lib/passeport/serveur/queries-saisie';
import { creer, modifier } from '../actions';

const TITRE = 'Nouvelle fiche';
/** PAS-2, PAS-4 : l'apprenant crée une fiche, vierge ou `?copie=` d'une des siennes. Sans diplôme, la liste le dit. */
export default page({ module: 'passeport', profils: ['apprenant'] }, async ({ acteur, recherche }) => {
  const { rne } = acteur;
  const { referentiel, pfmp } = await lirePourCreer(acteur);
  const catalogue = referentiel && (await lireCatalogue(referentiel));
  if (!catalogue) redirect(adresseDe(rne, 'passeport'));
  const copie = parametre(recherche.copie);
  const source = copie ? await lireFiche(acteur, copie) : null;
  const initiale = source ? copierSaisie(source, catalogue) : saisieVierge(catalogue.famille);
  const titre = source ? `Copie de « ${source.titre} »` : TITRE;
  const { masques } = await lireReglages(acteur);
  return (
    <>
      <EnTetePage titre={titre} sousTitre={catalogue.intitule} etapes={filAriane(rne, 'passeport', [TITRE])} />
      {source && (
        <Avis className="mb-6">
          Gardez ou changez ce que vous voulez&nbsp;: cette copie ne deviendra une fiche qu’une fois enregistrée.
          L’évaluation de l’original ne suit pas.
          {initiale.item === '' && ' La compétence est à choisir : votre diplôme n’a pas celle-là.'}
        </Avis>
      )}
      <FormulaireFiche
        actions={{ creer, modifier }}
        rne={rne}
        catalogue={catalogue}
        intitules={intitulesFiche(masques, { code: referentiel, famille: catalogue.famille })}
        initiale={initiale}
        pfmp={pfmp}
        fichiers={[]}
        fiche={{
          id: uuidv7(),
          sujet: source ? sujetCopie(source.id) : NOUVELLE,
          version: null,
          copie: source && { id: source.id, fichiers: source.fichiers.length },
        }}
      />
    </>
  );
});
