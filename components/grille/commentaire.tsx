'use client';

import { memo, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { Dialogue } from '@/components/ui/dialogue';
import { IconeCommentaire } from '@/components/ui/icones';
import { ZoneTexte } from '@/components/ui/zone-texte';
import { cleCommentaire } from '@/lib/evaluations/grille/format';
import type { Rangee } from '@/lib/evaluations/grille/plan';
import { LONGUEUR_COMMENTAIRE } from '@/lib/evaluations/regles';
import type { SaisieGrille } from './saisie-grille';
import { useEcart, useValeur } from './saisie-hooks';

type Props = { saisie: SaisieGrille; apprenant: Rangee; rang: number };

/** Le commentaire d'un apprenant, au bout de sa ligne. */
export const Commentaire = memo(function Commentaire({ saisie, apprenant, rang }: Props) {
  const cle = cleCommentaire(apprenant.id);
  return (
    <td className="grille-note">
      <textarea
        data-commentaire={rang}
        aria-label={`Commentaire pour ${apprenant.titre}`}
        rows={1}
        maxLength={LONGUEUR_COMMENTAIRE}
        value={useValeur(saisie, cle)}
        onChange={(evenement) => saisie.commenter(cle, evenement.target.value)}
        data-ecart={useEcart(saisie, cle) ? 'oui' : undefined}
        className="saisie"
      />
    </td>
  );
});

/** Le commentaire d'un apprenant, au bas de sa colonne : un bouton qui ouvre le texte. */
export function BoutonCommentaire({ saisie, apprenant, rang }: Props) {
  const cle = cleCommentaire(apprenant.id);
  const texte = useValeur(saisie, cle);
  const [ouvert, setOuvert] = useState(false);
  return (
    <td className="p-0.5">
      <button
        type="button"
        data-note={rang}
        onClick={() => setOuvert(true)}
        aria-haspopup="dialog"
        aria-label={`Commentaire pour ${apprenant.titre}${texte ? '' : ', vide'}`}
        title={texte || 'Commenter'}
        className={cx(
          'inline-grid h-8 w-full min-w-10 place-items-center rounded-sm hover:bg-creux',
          texte ? 'text-accent-texte' : 'text-texte-doux',
        )}
      >
        <span className="relative">
          <IconeCommentaire />
          {texte && <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-accent" />}
        </span>
      </button>
      <Dialogue
        ouvert={ouvert}
        onFermer={() => setOuvert(false)}
        titre={`Commentaire pour ${apprenant.titre}`}
        sansCroix
        pied={
          <Bouton variante="principal" onClick={() => setOuvert(false)}>
            Fermer
          </Bouton>
        }
      >
        <ZoneTexte
          libelle="Commentaire"
          aide="Il s’enregistre à mesure que vous écrivez&nbsp;; l’apprenant le lit avec ses résultats."
          maxLength={LONGUEUR_COMMENTAIRE}
          value={texte}
          onChange={(evenement) => saisie.commenter(cle, evenement.target.value)}
        />
      </Dialogue>
    </td>
  );
}
