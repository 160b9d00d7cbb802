import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { champsMasquables, type Masques } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { listerReferentiels, type Referentiel } from '@/lib/referentiels/serveur/queries';
import { CadreParametres } from '../_components/cadre';
import { FormulaireMasques } from '../_components/differes';

const TITRE = 'Masques de saisie';
/** PAR-3 : les intitulés des champs, diplôme par diplôme. */
export default page({ module: 'parametres' }, async ({ acteur, recherche }) => {
  const [{ masques }, referentiels] = await Promise.all([lireReglages(acteur), listerReferentiels()]);
  const diplomes = referentiels.filter((r) => r.famille !== 'bep');
  const voulu = parametre(recherche.diplome);
  const diplome = diplomes.find((d) => d.code === voulu);
  if (voulu && !diplome) throw new Refus('introuvable');
  return (
    <CadreParametres rne={acteur.rne} volet="parametres/masques" titre={TITRE}>
      <p className="max-w-prose">
        Nommez à votre façon les champs du passeport professionnel et des scénarios. Vos intitulés se voient partout où
        le champ paraît&nbsp;: saisie, lecture, listes et exports.
      </p>
      <ChoixDiplome adresse={adresseDe(acteur.rne, 'parametres/masques')} {...{ diplomes, masques, voulu }} />
      {diplome && (
        <FormulaireMasques
          key={diplome.code}
          referentiel={diplome.code}
          sigle={diplome.sigle}
          groupes={champsMasquables(diplome.famille)}
          changes={masques[diplome.code] ?? {}}
        />
      )}
    </CadreParametres>
  );
});

type PropsChoix = { adresse: string; diplomes: readonly Referentiel[]; masques: Masques; voulu: string };

function ChoixDiplome({ adresse, diplomes, masques, voulu }: PropsChoix) {
  const direChanges = (n: number) => (n === 0 ? '' : n === 1 ? ' (1 intitulé changé)' : ` (${n} intitulés changés)`);
  return (
    <FormulaireAdresse action={adresse} className="flex flex-wrap items-end gap-2" cle={voulu}>
      <SelectNatif
        libelle="Baccalauréat professionnel"
        name="diplome"
        defaultValue={voulu}
        required
        invite="Choisir un diplôme"
        options={diplomes.map((d) => ({
          valeur: d.code,
          libelle: `${d.sigle}${direChanges(Object.keys(masques[d.code] ?? {}).length)}`,
        }))}
        className="w-full sm:w-96"
      />
      <Bouton type="submit">Afficher les champs</Bouton>
    </FormulaireAdresse>
  );
}
