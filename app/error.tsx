'use client';

import { ErreurInattendue, type PropsErreur } from '@/components/erreur-inattendue';
import { PageMessage } from '@/components/page-message';

/** Hors des modules, une page qui n'a pas pu s'afficher. */
export default function Erreur(props: PropsErreur) {
  return (
    <PageMessage titre="Cette page n’a pas pu s’afficher">
      <ErreurInattendue {...props} />
    </PageMessage>
  );
}
