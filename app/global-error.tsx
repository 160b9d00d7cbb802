'use client';

export default function ErreurGenerale({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="fr">
      <body>
        <h1>Une erreur inattendue s’est produite</h1>
        <p>Rien n’a été enregistré. Référence à communiquer : {error.digest ?? 'inconnue'}.</p>
        <button type="button" onClick={reset}>
          Réessayer
        </button>
      </body>
    </html>
  );
}
