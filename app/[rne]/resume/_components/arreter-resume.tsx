'use client';

import { useState } from 'react';
import { AvisEnvoi } from '@/components/envoi/avis-envoi';
import { useAction } from '@/components/envoi/use-action';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { arreter } from '../actions';

type Props = { rne: string; jeton: string; valable: boolean };

export function ArreterResume({ rne, jeton, valable }: Props) {
  const [etat, setEtat] = useState<'demande' | 'fait' | 'refus'>(valable ? 'demande' : 'refus');
  const envoi = useAction(arreter, {
    surFait: () => setEtat('fait'),
    surEchec: ({ code }) => code === 'introuvable' && setEtat('refus'),
  });
  return (
    <>
      {etat === 'fait' && (
        <Avis ton="succes">Vous ne recevrez plus de résumé. Vous pourrez le redemander dans «&nbsp;Mon compte ».</Avis>
      )}
      {etat === 'refus' && (
        <Avis ton="erreur">
          Ce lien n’est plus valable. Réglez le résumé dans «&nbsp;Mon compte », une fois connecté.
        </Avis>
      )}
      {etat === 'demande' && (
        <>
          <p>Vous recevez un résumé de ce qui est nouveau pour vous dans Griotte.</p>
          <AvisEnvoi envoi={envoi} />
          <Bouton variante="principal" enCours={envoi.enCours} onClick={() => void envoi.envoyer({ rne, jeton })}>
            Ne plus le recevoir
          </Bouton>
        </>
      )}
      <Lien href={adresseDe(rne, 'mon-compte')} className="lien">
        Aller à «&nbsp;Mon compte&nbsp;»
      </Lien>
    </>
  );
}
