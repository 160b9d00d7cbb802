'use client';

import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import { Differe } from '@/components/ui/differe';
import { prevoirDepart } from './depart';
import { type Compte, type Gardee, listerGardees } from './rangement';
import { enVeille, laisserPartir, mettreAJour } from './veille';

const question = () => import('./question-depart').then((m) => m.QuestionDepart);

/** Ce qu'on attend des derniers envois avant de poser la question, en millisecondes. */
const PATIENCE = 4000;

type Props = { compte: Compte; action: string; className?: string; children: ReactNode };

/**
 * « Se déconnecter » : ce qui attend part d'abord ; ce qui reste sur l'appareil ne s'efface ni ne se garde sans que la
 * personne le dise. Sans JavaScript, un simple formulaire.
 */
export function Deconnexion({ compte, action, className, children }: Props) {
  const formulaire = useRef<HTMLFormElement>(null);
  const [restent, setRestent] = useState<Gardee[]>([]);
  const [enCours, setEnCours] = useState(false);
  const [horsLigne, setHorsLigne] = useState(false);

  async function partir(evenement: SubmitEvent) {
    setHorsLigne(!navigator.onLine);
    if (!navigator.onLine) return evenement.preventDefault();
    if (!enVeille() && listerGardees(compte).length === 0) return void prevoirDepart({ compte, effacer: true });
    evenement.preventDefault();
    if (enCours) return;
    setEnCours(true);
    await mettreAJour(PATIENCE);
    const gardees = listerGardees(compte);
    setEnCours(false);
    if (gardees.length > 0) setRestent(gardees);
    else envoyer(true);
  }

  function envoyer(effacer: boolean) {
    prevoirDepart({ compte, effacer });
    formulaire.current?.submit();
  }

  function repondre(effacer: boolean) {
    laisserPartir();
    envoyer(effacer);
  }

  return (
    <>
      <form ref={formulaire} action={action} method="post" onSubmit={partir} aria-busy={enCours || undefined}>
        <button type="submit" className={className}>
          {children}
        </button>
      </form>
      {horsLigne && (
        <p
          role="alert"
          className="absolute top-full right-2 rounded-lg border border-filet bg-surface px-4 py-2 text-sm"
        >
          Hors ligne&nbsp;: vous restez connecté. Réessayez quand le réseau revient.
        </p>
      )}
      {restent.length > 0 && (
        <Differe charger={question}>
          {(Question) => <Question gardees={restent} onRester={() => setRestent([])} onPartir={repondre} />}
        </Differe>
      )}
    </>
  );
}
