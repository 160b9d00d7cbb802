'use client';

import { useState } from 'react';
import type { PropsChamp } from './champ';
import { CadreChamp, useLiaison } from './champ-cadre';
import { IconeOeil, IconeOeilBarre } from './icones';

type Props = Omit<PropsChamp, 'type'>;

/** Mot de passe masqué, avec un bouton qui le montre ; sans script, le bouton ne ferait rien : il n'est pas là. */
export function ChampMotDePasse({ libelle, aide, erreur, className, id, required, ...saisie }: Props) {
  const liaison = useLiaison({ id, aide, erreur });
  const [montre, setMontre] = useState(false);
  const intitule = montre ? 'Masquer le mot de passe' : 'Afficher le mot de passe';
  return (
    <CadreChamp {...{ libelle, aide, erreur, className }} id={liaison.id} obligatoire={required}>
      <div className="relative">
        <input
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...saisie}
          {...liaison}
          required={required}
          type={montre ? 'text' : 'password'}
          className="saisie pr-12"
        />
        <button
          type="button"
          onClick={() => setMontre(!montre)}
          aria-label={intitule}
          aria-controls={liaison.id}
          title={intitule}
          className="noscript:hidden absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-texte-doux hover:text-texte"
        >
          {montre ? <IconeOeilBarre /> : <IconeOeil />}
        </button>
      </div>
    </CadreChamp>
  );
}
