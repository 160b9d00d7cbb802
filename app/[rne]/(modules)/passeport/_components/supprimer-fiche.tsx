'use client';

import { useState } from 'react';
import { classesBouton } from '@/components/ui/bouton-style';
import { Differe } from '@/components/ui/differe';
import { IconePoubelle } from '@/components/ui/icones';

/** La question n'est chargée que si on la pose : la liste compte un bouton par fiche. */
const questionSupprimer = () => import('./question-supprimer').then((m) => m.QuestionSupprimer);

interface Props {
  adresse: string;
  id: string;
  titre: string;
  brouillon: boolean;
  enTete: boolean;
  className: string;
}

/** Met une fiche à la corbeille après confirmation (PAS-5). */
export function SupprimerFiche({ enTete, className, ...fiche }: Props) {
  const [ouverte, setOuverte] = useState(false);
  const [demandee, setDemandee] = useState(false);
  return (
    <>
      <button
        type="button"
        title="Supprimer"
        aria-haspopup="dialog"
        className={classesBouton('secondaire', 'petit', false, className)}
        onClick={() => {
          setDemandee(true);
          setOuverte(true);
        }}
      >
        <IconePoubelle taille={16} className="max-sm:hidden" />
        <span className={enTete ? undefined : 'lg:sr-only'}>Supprimer</span>
        {!enTete && <span className="sr-only"> « {fiche.titre} »</span>}
      </button>
      {demandee && (
        <Differe charger={questionSupprimer}>
          {(QuestionSupprimer) => (
            <QuestionSupprimer {...fiche} ouverte={ouverte} surFermer={() => setOuverte(false)} />
          )}
        </Differe>
      )}
    </>
  );
}
