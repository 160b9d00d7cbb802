'use client';

import { useState, useTransition } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Lien } from '@/components/ui/lien';
import { arreter } from '../actions';

const REFUS = 'Ce lien n’est plus valable. Réglez le résumé dans « Mon compte », une fois connecté.';
const COUPURE = 'La demande n’est pas partie : vérifiez votre connexion, puis réessayez.';

export function ArreterResume({ rne, jeton }: { rne: string; jeton: string }) {
  const [etat, setEtat] = useState<'fait' | 'refus' | 'coupure' | null>(null);
  const [enCours, lancer] = useTransition();
  const confirmer = () =>
    lancer(async () => {
      const resultat = await arreter(rne, jeton).catch(() => null);
      setEtat(resultat === null ? 'coupure' : resultat.ok ? 'fait' : 'refus');
    });
  return (
    <>
      {etat === 'fait' ? (
        <Avis ton="succes">Vous ne recevrez plus de résumé. Vous pourrez le redemander dans « Mon compte ».</Avis>
      ) : (
        <>
          <p>Vous recevez un résumé de ce qui est nouveau pour vous dans Griotte.</p>
          {etat && <Avis ton="erreur">{etat === 'refus' ? REFUS : COUPURE}</Avis>}
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
