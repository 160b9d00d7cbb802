'use client';

import { useState, useTransition } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Lien } from '@/components/ui/lien';
import { arreter } from '../actions';

const REFUS = 'Ce lien n’est plus valable. Réglez le résumé dans « Mon compte », une fois connecté.';
const COUPURE = 'La demande n’est pas partie : vérifiez votre connexion, puis réessayez.';

type Props = { rne: string; jeton: string; valable: boolean };

export function ArreterResume({ rne, jeton, valable }: Props) {
  const [etat, setEtat] = useState<'fait' | 'refus' | 'coupure' | null>(valable ? null : 'refus');
  const [enCours, lancer] = useTransition();
  const confirmer = () =>
    lancer(async () => {
      const resultat = await arreter(rne, jeton).catch(() => null);
      setEtat(resultat === null ? 'coupure' : resultat.ok ? 'fait' : 'refus');
    });
  return (
    <>
      {etat === 'fait' && (
        <Avis ton="succes">Vous ne recevrez plus de résumé. Vous pourrez le redemander dans « Mon compte ».</Avis>
      )}
      {etat === 'refus' && <Avis ton="erreur">{REFUS}</Avis>}
      {(etat === null || etat === 'coupure') && (
        <>
          <p>Vous recevez un résumé de ce qui est nouveau pour vous dans Griotte.</p>
          {etat === 'coupure' && <Avis ton="erreur">{COUPURE}</Avis>}
          <Bouton variante="principal" enCours={enCours} onClick={confirmer}>
            Ne plus le recevoir
          </Bouton>
        </>
      )}
      <Lien href={`/${rne}/mon-compte`} className="lien">
        Aller à « Mon compte »
      </Lien>
    </>
  );
}
