'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Bouton } from '@/components/ui/bouton';

/** Ce que Next donne à une page d'erreur ; `digest` est la référence écrite au journal du serveur. */
export interface PropsErreur {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Ce qu'il advient du travail de la personne, et de quoi réessayer. */
export function ErreurInattendue({ error, reset }: PropsErreur) {
  const router = useRouter();
  const reessayer = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="flex flex-col items-start gap-4 text-texte-doux">
      <p>Ce que vous aviez enregistré l’est toujours. Vérifiez votre connexion, puis réessayez.</p>
      {error.digest && (
        <p>
          Si l’erreur revient, donnez cette référence à votre administrateur&nbsp;: <code>{error.digest}</code>
        </p>
      )}
      <Bouton variante="principal" onClick={reessayer}>
        Réessayer
      </Bouton>
    </div>
  );
}
