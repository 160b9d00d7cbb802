'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, Fragment, type ReactNode, useEffect, useRef } from 'react';

type Props = {
  action: string;
  /** Ce que l'adresse montre : quand elle change (retour arrière compris), les champs la suivent. */
  cle: string;
  className?: string;
  children: ReactNode;
};

/**
 * Des critères qui vont dans l'adresse, sans ceux qui sont vides, et sans recharger la page ; le focus reste où il était.
 * Sans JavaScript, un formulaire ordinaire.
 */
export function FormulaireAdresse({ action, cle, className, children }: Props) {
  const router = useRouter();
  const formulaire = useRef<HTMLFormElement>(null);
  const champ = useRef<string>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: les champs viennent d'être refaits pour cette clé.
  useEffect(() => {
    if (champ.current !== null) reprendre(formulaire.current, champ.current);
    champ.current = null;
  }, [cle]);

  function soumettre(evenement: FormEvent<HTMLFormElement>) {
    evenement.preventDefault();
    const actif = document.activeElement;
    champ.current = actif instanceof HTMLInputElement || actif instanceof HTMLSelectElement ? actif.name : '';
    const criteres = [...new FormData(evenement.currentTarget)].map(([nom, valeur]) => [nom, String(valeur)]);
    const requete = new URLSearchParams(criteres.filter(([, valeur]) => valeur !== ''));
    router.push(requete.size > 0 ? `${action}?${requete}` : action, { scroll: false });
  }

  return (
    <form ref={formulaire} action={action} autoComplete="off" onSubmit={soumettre} className={className}>
      <Fragment key={cle}>{children}</Fragment>
    </form>
  );
}

/** Rend le focus au champ de ce nom, ou au bouton quand c'est de lui que la demande est partie. */
function reprendre(formulaire: HTMLFormElement | null, nom: string) {
  const vise = nom && formulaire?.elements.namedItem(nom);
  const element = vise instanceof HTMLElement ? vise : formulaire?.querySelector<HTMLElement>('[type="submit"]');
  element?.focus();
}
