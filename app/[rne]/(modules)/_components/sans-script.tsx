import { Avis } from '@/components/ui/avis';

/** Ce qui manque à un navigateur sans JavaScript, en tête de toute page d'un module. */
export const SansScript = () => (
  <noscript>
    <div className="mb-6">
      <Avis ton="attention" titre="JavaScript est désactivé">
        Vous pouvez consulter, télécharger et vous déconnecter, mais rien de ce que vous saisiriez ici ne serait
        enregistré. Autorisez JavaScript pour ce site, puis rechargez la page.
      </Avis>
    </div>
  </noscript>
);
