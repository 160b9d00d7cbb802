import { Seuil } from '@/components/maitrise/seuil';
import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { adresseDe } from '@/lib/adresses/regles';
import { sansCritere } from '@/lib/classe/regles';
import type { FiltreClasse } from '@/lib/classe/schema';
import { lignesDe, type Section } from '@/lib/maitrise/regles-tableau';
import { ChampsGardes } from './champs-gardes';

type Props = { rne: string; filtre: FiltreClasse; sections: readonly Section[]; ga: boolean };

/** Les critères de recherche (G 3.13.2) : un pourcentage de maîtrise, un nombre de fiches, ou plusieurs à la fois. */
export function FormulaireFiltre({ rne, filtre, sections, ga }: Props) {
  return (
    <search>
      <FormulaireAdresse
        action={adresseDe(rne, 'tableau-de-bord-classe')}
        cle={JSON.stringify(filtre)}
        className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap"
      >
        <ChampsGardes
          filtre={filtre}
          sauf={['competence', 'complexites', 'aleas', 'fiches', 'portee', 'partie', 'apprenant']}
        />
        <Seuil
          libelle={ga ? 'Compétence (% au moins)' : 'Maîtrise (% au moins)'}
          name="competence"
          valeur={filtre.competence}
        />
        {ga && (
          <>
            <Seuil libelle="Complexités (% au moins)" name="complexites" valeur={filtre.complexites} />
            <Seuil libelle="Aléas (% au moins)" name="aleas" valeur={filtre.aleas} />
          </>
        )}
        <Seuil libelle="Fiches (au moins)" name="fiches" valeur={filtre.fiches} max={99} />
        <Portee filtre={filtre} sections={sections} />
        <div className="col-span-2 flex gap-2">
          <Bouton type="submit" variante="principal" icone={<IconeFiltre />}>
            Valider
          </Bouton>
          {!sansCritere(filtre) && (
            <LienBouton variante="discret" href={adresseDe(rne, 'tableau-de-bord-classe', { classe: filtre.classe })}>
              Mise à zéro du filtre
            </LienBouton>
          )}
        </div>
      </FormulaireAdresse>
    </search>
  );
}

/** Où chercher : partout, dans une partie, ou pour une seule situation ou compétence. */
function Portee({ filtre, sections }: Pick<Props, 'filtre' | 'sections'>) {
  const dire = (n: { code: string; libelle: string }) => `${n.code} ${n.libelle}`.slice(0, 90);
  return (
    <SelectNatif libelle="Dans" name="portee" defaultValue={filtre.portee} className="col-span-2 sm:w-80">
      <option value="">Tout le référentiel</option>
      {sections.map((p) => (
        <optgroup key={p.code} label={dire(p)}>
          <option value={p.code}>Tout «&nbsp;{dire(p)}&nbsp;»</option>
          {lignesDe([p]).map((l) => (
            <option key={l.code} value={l.code}>
              {dire(l)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectNatif>
  );
}
