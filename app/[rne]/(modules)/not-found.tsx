'use client';

import { EnTetePage } from '@/components/ui/en-tete-page';

/** Élément inconnu, ou hors de la vue de qui le demande : la navigation reste. */
export default function Introuvable() {
  return (
    <>
      <EnTetePage titre="Cette page n’existe pas" />
      <p className="text-texte-doux">
        L’adresse est erronée, ou ce qu’elle désignait n’existe plus, ou ne vous est pas accessible.
      </p>
    </>
  );
}
