'use client';

import { EnTetePage } from '@/components/ui/en-tete-page';

/** Refus d'une porte : la navigation reste, avec ce que le profil peut ouvrir. */
export default function Interdit() {
  return (
    <>
      <EnTetePage titre="Accès refusé" />
      <p className="text-texte-doux">
        Votre profil ne donne pas accès à cette page. Les modules qui vous sont ouverts sont dans le menu.
      </p>
    </>
  );
}
