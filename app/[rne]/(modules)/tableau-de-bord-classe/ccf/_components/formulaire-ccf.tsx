import { Seuil } from '@/components/maitrise/seuil';
import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { adresseDe } from '@/lib/adresses/regles';
import type { Epreuve } from '@/lib/classe/regles-ccf';
import type { FiltreClasse } from '@/lib/classe/schema';
import { ChampsGardes } from '../../_components/champs-gardes';

type Props = { rne: string; filtre: FiltreClasse; epreuves: readonly Epreuve[] };

const dire = ({ code, intitule, parties }: Epreuve) =>
  `${code}${intitule ? ` ${intitule}` : ''} (${parties.length > 1 ? 'parties' : 'partie'} ${parties.join(', ')})`;

/** L'épreuve, et les critères que l'enseignant se donne pour elle ; tous facultatifs. */
export function FormulaireCcf({ rne, filtre, epreuves }: Props) {
  return (
    <search>
      <FormulaireAdresse
        action={adresseDe(rne, 'tableau-de-bord-classe/ccf')}
        cle={JSON.stringify(filtre)}
        className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap"
      >
        <ChampsGardes filtre={filtre} sauf={['epreuve', 'couverture', 'maitrise', 'pfmp']} />
        <SelectNatif
          libelle="Épreuve"
          name="epreuve"
          defaultValue={filtre.epreuve}
          options={epreuves.map((e) => ({ valeur: e.code, libelle: dire(e) }))}
          className="col-span-2 sm:w-80"
        />
        <Seuil libelle="Part évaluée (% au moins)" name="couverture" valeur={filtre.couverture} />
        <Seuil libelle="Maîtrise (% au moins)" name="maitrise" valeur={filtre.maitrise} />
        <Seuil libelle="Fiches en PFMP (au moins)" name="pfmp" valeur={filtre.pfmp} max={99} />
        <Bouton type="submit" variante="principal">
          Valider
        </Bouton>
      </FormulaireAdresse>
    </search>
  );
}
