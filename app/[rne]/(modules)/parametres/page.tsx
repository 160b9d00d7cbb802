import { TEXTES } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import type { GenreImage } from '@/lib/parametres/regles-limites';
import { lireRenseignements } from '@/lib/parametres/serveur/queries';
import { CadreParametres } from './_components/cadre';
import { FormulaireRenseignements, ImageEtablissement } from './_components/differes';

/** PAR-1 : renseignements, logo et cachet de l'établissement. */
export default page({ module: 'parametres' }, async ({ acteur }) => {
  const { images, ...renseignements } = await lireRenseignements(acteur);
  const { rne } = acteur;
  const textes = { absente: TEXTES['image-absente'], tropGrosse: TEXTES['image-trop-grosse'] };
  const image = (genre: GenreImage) => ({
    rne,
    genre,
    textes,
    image: images.find((i) => i.genre === genre) ?? null,
  });
  return (
    <CadreParametres rne={rne} volet="parametres" titre="Paramètres">
      <FormulaireRenseignements rne={rne} {...renseignements} />
      <div className="grid gap-4 sm:gap-6 lg:grid-cols-2">
        <ImageEtablissement {...image('logo')} titre="Logo" emploi="En haut du bilan de formation." />
        <ImageEtablissement
          {...image('cachet')}
          titre="Cachet"
          emploi="Dans le cadre de signature du chef d’établissement, en fin de bilan."
        />
      </div>
    </CadreParametres>
  );
});
