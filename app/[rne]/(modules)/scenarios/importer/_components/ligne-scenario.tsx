import type { FieldErrors } from 'react-hook-form';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { SelectNatif } from '@/components/ui/select-natif';
import { resumer } from '@/lib/scpro/regles-choix';
import type { ChoixSaisi } from '@/lib/scpro/schema';
import type { ApercuScenario } from '@/lib/scpro/types-apercu';
import { OPTIONS_NIVEAU, optionsDiplome } from './choix-communs';
import { ContenuLu } from './contenu-lu';
import type { DiplomePropose } from './import-scpro';
import { Notes } from './notes';

type Props = {
  scenario: ApercuScenario;
  choix: ChoixSaisi | undefined;
  diplomes: readonly DiplomePropose[];
  erreurs: FieldErrors<ChoixSaisi> | undefined;
  changer: (change: Partial<ChoixSaisi>) => void;
};

/** Un scénario de l'aperçu : le garder ou non, son diplôme, son niveau, ce qu'on en a compris. */
export function LigneScenario({ scenario: s, choix, diplomes, erreurs, changer }: Props) {
  if (!choix) return null;
  const perdus = s.perdus[choix.referentiel] ?? [];
  return (
    <li className="grid gap-x-8 gap-y-4 py-6 first:pt-0 last:pb-0 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="flex min-w-0 flex-col gap-3">
        <CaseACocher
          libelle={<span className="font-semibold wrap-anywhere">{s.titre}</span>}
          aide={
            <span className="wrap-anywhere">
              {s.fichier}
              <br />
              {resumer(s, choix.referentiel)}
            </span>
          }
          checked={choix.retenu}
          onChange={(e) => changer({ retenu: e.target.checked })}
        />
        <div className="flex flex-col gap-3 pl-7">
          <Notes scenario={s} perdus={perdus} />
          <ContenuLu scenario={s} perdus={perdus} />
        </div>
      </div>
      <div className="flex flex-col gap-3 pl-7 lg:pl-0">
        {s.origine.length > 0 && <p className="text-sm text-texte-doux">{s.origine.join(' ')}</p>}
        <SelectNatif
          libelle="Diplôme"
          name={`referentiel-${s.cle}`}
          aria-label={`Diplôme de «\u00a0${s.titre}\u00a0»`}
          invite="Choisir un diplôme"
          options={optionsDiplome(diplomes)}
          value={choix.referentiel}
          disabled={!choix.retenu}
          erreur={erreurs?.referentiel?.message}
          onChange={(e) => changer({ referentiel: e.target.value })}
        />
        <SelectNatif
          libelle="Niveau"
          name={`niveau-${s.cle}`}
          aria-label={`Niveau de «\u00a0${s.titre}\u00a0»`}
          invite="Choisir un niveau"
          options={OPTIONS_NIVEAU}
          value={choix.niveau}
          disabled={!choix.retenu}
          erreur={erreurs?.niveau?.message}
          onChange={(e) => changer({ niveau: e.target.value })}
        />
      </div>
    </li>
  );
}
