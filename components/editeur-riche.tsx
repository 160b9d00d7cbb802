'use client';

import { CadreChamp, type PropsCadre, useLiaison } from '@/components/ui/champ-cadre';
import { depuisTexte, estMisEnForme, texteBrut } from '@/lib/texte-riche/texte';

export type PropsEditeur = PropsCadre & {
  /** Texte enrichi, tel que `nettoyerTexteRiche` le garde. */
  valeur: string;
  onChange: (html: string) => void;
};

/** La saisie d'un texte enrichi : paragraphes, gras, italique, listes, liens. */
export function EditeurRiche({ libelle, aide, erreur, className, valeur, onChange }: PropsEditeur) {
  const liaison = useLiaison({ aide, erreur });
  return (
    <CadreChamp {...{ libelle, aide, erreur, className }} id={liaison.id}>
      <textarea
        {...liaison}
        className="saisie"
        rows={5}
        defaultValue={texteBrut(valeur)}
        readOnly={estMisEnForme(valeur)}
        onChange={(e) => onChange(depuisTexte(e.target.value))}
      />
    </CadreChamp>
  );
}
