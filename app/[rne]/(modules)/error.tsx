'use client';

import { ErreurInattendue, type PropsErreur } from '@/components/erreur-inattendue';
import { EnTetePage } from '@/components/ui/en-tete-page';

/** Une page qui n'a pas pu s'afficher : la navigation reste. */
export default function Erreur(props: PropsErreur) {
  return (
    <>
      <EnTetePage titre="Cette page n’a pas pu s’afficher" />
      <ErreurInattendue {...props} />
    </>
  );
}
