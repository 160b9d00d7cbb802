'use client';

import type { PropsErreur } from '@/components/erreur-inattendue';
import { PageMessage } from '@/components/page-message';
import { Bouton } from '@/components/ui/bouton';
import './globals.css';

/** Le gabarit lui-même n'a pas pu s'afficher. */
export default function ErreurGenerale({ error, reset }: PropsErreur) {
  return (
    <html lang="fr">
      <body>
        <PageMessage titre="Griotte n’a pas pu s’afficher" action={<Bouton onClick={reset}>Réessayer</Bouton>}>
          <p>Ce que vous aviez enregistré l’est toujours. Référence&nbsp;: {error.digest ?? 'aucune'}.</p>
        </PageMessage>
      </body>
    </html>
  );
}
