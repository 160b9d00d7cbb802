'use client';

import { Bouton } from '@/components/ui/bouton';
import { Dialogue } from '@/components/ui/dialogue';
import { formaterInstant } from '@/lib/dates';
import type { Gardee } from './rangement';

/** Saisies nommées ; les autres sont comptées. */
const NOMMEES = 5;

type Props = { gardees: readonly Gardee[]; onRester: () => void; onPartir: (effacer: boolean) => void };

/** Se déconnecter alors que des saisies attendent : rester, les effacer, ou les garder sur un appareil à soi. */
export function QuestionDepart({ gardees, onRester, onPartir }: Props) {
  const n = gardees.length;
  const autres = n - NOMMEES;
  return (
    <Dialogue
      ouvert
      onFermer={onRester}
      titre={n > 1 ? `${n} saisies attendent sur cet appareil` : 'Une saisie attend sur cet appareil'}
      sansCroix
      pied={
        <>
          <Bouton onClick={onRester}>Rester connecté</Bouton>
          <Bouton onClick={() => onPartir(false)}>{n > 1 ? 'Les garder et partir' : 'La garder et partir'}</Bouton>
          <Bouton variante="danger-plein" onClick={() => onPartir(true)}>
            {n > 1 ? 'Les effacer et partir' : 'L’effacer et partir'}
          </Bouton>
        </>
      }
    >
      <p>{n > 1 ? 'Elles ne sont pas encore enregistrées\u00a0:' : 'Elle n’est pas encore enregistrée\u00a0:'}</p>
      <ul className="my-3 list-disc pl-6">
        {gardees.slice(0, NOMMEES).map(({ sujet, titre, le }) => (
          <li key={sujet}>
            {titre}, le {formaterInstant(le)}
          </li>
        ))}
        {autres > 0 && <li>{autres > 1 ? `${autres} autres` : 'Une autre'}</li>}
      </ul>
      <p>
        {n > 1
          ? 'Sur un ordinateur que d’autres utilisent, effacez-les, ou restez pour les enregistrer. Gardées, elles vous attendront ici sept jours, et ne s’afficheront qu’avec votre compte.'
          : 'Sur un ordinateur que d’autres utilisent, effacez-la, ou restez pour l’enregistrer. Gardée, elle vous attendra ici sept jours, et ne s’affichera qu’avec votre compte.'}
      </p>
    </Dialogue>
  );
}
