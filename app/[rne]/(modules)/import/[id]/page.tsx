import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { lireImport } from '@/lib/siecle/serveur/queries-import';
import { VueAnalyse } from './_components/vue-analyse';
import { VueResultat } from './_components/vue-resultat';

/** Une analyse, puis le résultat de son import (IMP-1 à IMP-5). */
export default page<{ rne: string; id: string }>({ module: 'import' }, async ({ acteur, params, recherche }) => {
  const { import: lu, resume, feuilles } = await lireImport(acteur, params.id);
  if (!resume)
    return (
      <EtatVide
        titre="Cette analyse a été abandonnée"
        action={<LienBouton href={adresseDe(acteur.rne, 'import')}>Refaire une analyse</LienBouton>}
      >
        Ce qui avait été lu a été effacé&nbsp;; rien n’a été importé.
      </EtatVide>
    );
  const commun = { rne: acteur.rne, lu, resume, feuilles, codeAnomalie: parametre(recherche.anomalie) };
  if (lu.etat === 'analyse') return <VueAnalyse {...commun} />;
  return (
    <VueResultat
      {...commun}
      vientDetreFait={recherche.fait !== undefined}
      tout={parametre(recherche.tout)}
      imprime={recherche.imprime !== undefined}
    />
  );
});
