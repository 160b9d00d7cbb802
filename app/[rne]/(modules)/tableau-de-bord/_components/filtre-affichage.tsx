import { Seuil } from '@/components/maitrise/seuil';
import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import { estFiltre, type FiltreTableau } from '@/lib/maitrise/regles-filtre';
import type { ChoixApprenant } from './tableau-apprenant';

type Props = { rne: string; filtre: FiltreTableau; choix: ChoixApprenant };

/** « Filtrer l’affichage » (G 3.12.3) : des critères reliés par ET ou par OU, gardés dans l’adresse. */
export function FiltreAffichage({ rne, filtre, choix }: Props) {
  return (
    <details className="rounded-lg border border-filet bg-surface px-4 py-3" open={estFiltre(filtre)}>
      <summary className="w-fit font-medium pointer-coarse:min-h-11 pointer-coarse:py-2">Filtrer l’affichage</summary>
      <search>
        <FormulaireAdresse
          action={adresseDe(rne, 'tableau-de-bord')}
          cle={JSON.stringify(filtre)}
          className="mt-3 flex flex-col gap-4"
        >
          {choix.classe && <input type="hidden" name="classe" value={choix.classe} />}
          <input type="hidden" name="apprenant" value={choix.apprenant} />
          <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap">
            <Champ
              libelle="Code ou mots d’une compétence"
              name="mots"
              defaultValue={filtre.mots}
              maxLength={100}
              className="col-span-2 sm:w-72"
            />
            <Seuil libelle="Maîtrise (% au moins)" name="auMoins" valeur={filtre.auMoins} />
            <Seuil libelle="Maîtrise (% au plus)" name="auPlus" valeur={filtre.auPlus} />
            <Seuil libelle="Fiches (au moins)" name="fiches" valeur={filtre.fiches} max={99} />
          </div>
          <GroupeRadios
            legende="Si vous donnez plusieurs critères, montrer ce qui répond"
            name="lien"
            enLigne
            options={[
              { valeur: 'et', libelle: 'à tous (ET)' },
              { valeur: 'ou', libelle: 'à l’un d’eux (OU)' },
            ]}
            valeurInitiale={filtre.lien}
          />
          <div className="flex flex-wrap gap-2">
            <Bouton type="submit" variante="principal" icone={<IconeFiltre />}>
              Valider et fermer
            </Bouton>
            {estFiltre(filtre) && (
              <LienBouton href={adresseDe(rne, 'tableau-de-bord', choix)} variante="discret">
                Mise à zéro filtre
              </LienBouton>
            )}
          </div>
        </FormulaireAdresse>
      </search>
    </details>
  );
}
