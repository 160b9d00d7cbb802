import { Bouton } from '@/components/ui/bouton';
import { CadreChamp, Erreur, useLiaison } from '@/components/ui/champ-cadre';
import type { Degre } from '@/lib/degres/regles';
import type { ChoixDegre } from '@/lib/parametres/regles-degres';
import { LONGUEUR_DEGRE } from '@/lib/parametres/regles-limites';

interface Props {
  degre: Degre;
  /** Son intitulé avant toute saisie. */
  nom: string;
  valeur: ChoixDegre;
  /** Celui du guide, si on s'en écarte. */
  origine: ChoixDegre | null;
  erreurs: { code: string | undefined; libelle: string | undefined };
  onChange: (valeur: ChoixDegre) => void;
}

/** Un degré : son aperçu, son code, son intitulé ; les erreurs dessous, sur toute la largeur. */
export function LigneDegre({ degre, nom, valeur, origine, erreurs, onChange }: Props) {
  const code = useLiaison({ erreur: erreurs.code });
  const libelle = useLiaison({ erreur: erreurs.libelle });
  return (
    <li className="py-4 first:pt-0 last:pb-0">
      <div className="grid grid-cols-[2.5rem_5rem_minmax(0,1fr)] items-start gap-x-4 gap-y-1 sm:grid-cols-[2.5rem_6rem_minmax(0,24rem)_auto]">
        <span aria-hidden="true" className="degre mt-9.5 justify-self-center" data-degre={degre}>
          {valeur.code}
        </span>
        <CadreChamp libelle="Code" id={code.id}>
          <input
            {...code}
            aria-label={`Code de «\u00a0${nom}\u00a0»`}
            value={valeur.code}
            maxLength={2}
            autoComplete="off"
            spellCheck={false}
            onChange={(e) => onChange({ ...valeur, code: e.target.value })}
            className="saisie"
          />
        </CadreChamp>
        <CadreChamp libelle="Intitulé" id={libelle.id}>
          <input
            {...libelle}
            aria-label={`Intitulé de «\u00a0${nom}\u00a0»`}
            value={valeur.libelle}
            maxLength={LONGUEUR_DEGRE}
            autoComplete="off"
            onChange={(e) => onChange({ ...valeur, libelle: e.target.value })}
            className="saisie"
          />
        </CadreChamp>
        {origine && (
          <Bouton
            variante="discret"
            taille="petit"
            className="col-start-3 justify-self-start text-left whitespace-normal sm:col-start-auto sm:mt-8.5"
            onClick={() => onChange(origine)}
          >
            Remettre {origine.code}, {origine.libelle}
          </Bouton>
        )}
      </div>
      <div className="mt-1.5 ml-14 empty:hidden">
        {erreurs.code && <Erreur id={code.id}>{erreurs.code}</Erreur>}
        {erreurs.libelle && <Erreur id={libelle.id}>{erreurs.libelle}</Erreur>}
      </div>
    </li>
  );
}
