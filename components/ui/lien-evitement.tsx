/** Premier lien de la page, visible au clavier seulement : il mène au contenu. */
export function LienEvitement({ cible = '#contenu' }: { cible?: string }) {
  return (
    <a
      href={cible}
      className="sr-only rounded-md bg-accent px-4 py-3 font-medium text-sur-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-4 focus:py-3"
    >
      Aller au contenu
    </a>
  );
}
