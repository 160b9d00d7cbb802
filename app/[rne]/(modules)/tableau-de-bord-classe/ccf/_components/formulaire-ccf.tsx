import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import type { Epreuve } from '@/lib/classe/ccf';
import type { FiltreCcf } from '@/lib/classe/schema';

type Props = { base: string; filtre: FiltreCcf; epreuves: readonly Epreuve[] };

const SEUIL = { type: 'number', inputMode: 'numeric', min: 0, max: 100, step: 1 } as const;

const dire = ({ code, intitule, parties }: Epreuve) =>
  `${code}${intitule ? ` ${intitule}` : ''} (${parties.length > 1 ? 'parties' : 'partie'} ${parties.join(', ')})`;

/** L'épreuve, et les critères que l'enseignant se donne pour elle ; tous facultatifs. */
export function FormulaireCcf({ base, filtre, epreuves }: Props) {
  return (
    <search>
      <form
        action={base}
        key={JSON.stringify(filtre)}
        className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap"
      >
        <input type="hidden" name="classe" value={filtre.classe} />
        <SelectNatif
          libelle="Épreuve"
          name="epreuve"
          defaultValue={filtre.epreuve}
          options={epreuves.map((e) => ({ valeur: e.code, libelle: dire(e) }))}
          className="col-span-2 sm:w-80"
        />
        <Champ
          {...SEUIL}
          libelle="Part évaluée (% au moins)"
          name="couverture"
          defaultValue={filtre.couverture}
          className="sm:w-44"
        />
        <Champ
          {...SEUIL}
          libelle="Maîtrise (% au moins)"
          name="maitrise"
          defaultValue={filtre.maitrise}
          className="sm:w-44"
        />
        <Champ
          {...SEUIL}
          max={99}
          libelle="Fiches en PFMP (au moins)"
          name="pfmp"
          defaultValue={filtre.pfmp}
          className="sm:w-44"
        />
        <Bouton type="submit" variante="principal">
          Valider
        </Bouton>
      </form>
    </search>
  );
}
