import { page } from '@/lib/acces/serveur/portes';
import { choixDegres, degresOrigine } from '@/lib/parametres/regles-degres';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { CadreParametres } from '../_components/cadre';
import { FormulaireDegres } from '../_components/differes';

const TITRE = 'Codifier les résultats';
/** PAR-4 : codes et intitulés des degrés, couleur du deuxième. */
export default page({ module: 'parametres' }, async ({ acteur }) => {
  const { degres, jaune } = await lireReglages(acteur);
  return (
    <CadreParametres rne={acteur.rne} volet="parametres/resultats" titre={TITRE}>
      <p className="max-w-prose">
        Codes, intitulés et couleur s’appliquent aussitôt partout&nbsp;: écrans, saisie au clavier, légendes et bilans.
        Les résultats déjà saisis ne changent pas, seulement la façon de les écrire.
      </p>
      <FormulaireDegres initiaux={choixDegres(degres)} origine={degresOrigine()} jauneInitial={jaune} />
    </CadreParametres>
  );
});
