'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, Fragment, type ReactNode, useLayoutEffect, useRef, useState, useTransition } from 'react';
import { marquer } from './marque-attente';

type Props = {
  action: string;
  /** Ce que l'adresse montre : quand elle change sans être demandée d'ici (retour arrière, lien), les champs la suivent. */
  cle: string;
  className?: string;
  children: ReactNode;
};

/**
 * Des critères qui vont dans l'adresse, sans ceux qui sont vides, et sans recharger la page. Ce qui se tape pendant que la
 * réponse vient reste, et le focus aussi. Sans JavaScript, un formulaire ordinaire.
 */
export function FormulaireAdresse({ action, cle, className, children }: Props) {
  const router = useRouter();
  const formulaire = useRef<HTMLFormElement>(null);
  const montree = useRef(cle);
  /** Les critères qui viennent d'être demandés d'ici : les champs les ont déjà. */
  const demandes = useRef<string>(null);
  /** Le nom du champ où l'on était, vide sur un bouton ; nul si l'on n'est pas venu dans le formulaire. */
  const champ = useRef<string>(null);
  const [tour, setTour] = useState(0);
  const [enCours, lancer] = useTransition();

  useLayoutEffect(() => {
    if (montree.current === cle) return;
    montree.current = cle;
    if (demandes.current !== location.search) setTour((t) => t + 1);
    demandes.current = null;
  }, [cle]);

  // Les champs viennent d'être refaits : le focus qu'ils avaient leur revient.
  useLayoutEffect(() => {
    if (tour > 0 && champ.current !== null && document.activeElement === document.body)
      reprendre(formulaire.current, champ.current);
  }, [tour]);

  function soumettre(evenement: FormEvent<HTMLFormElement>) {
    evenement.preventDefault();
    const criteres = [...new FormData(evenement.currentTarget)].map(([nom, valeur]) => [nom, String(valeur)]);
    const requete = new URLSearchParams(criteres.filter(([, valeur]) => valeur !== '')).toString();
    demandes.current = requete && `?${requete}`;
    marquer(evenement.nativeEvent instanceof SubmitEvent ? evenement.nativeEvent.submitter : null);
    lancer(() => router.push(action + demandes.current, { scroll: false }));
  }

  return (
    <form
      ref={formulaire}
      action={action}
      autoComplete="off"
      aria-busy={enCours}
      onSubmit={soumettre}
      onFocus={({ target }) => {
        champ.current = target.getAttribute('name') ?? '';
      }}
      className={className}
    >
      <Fragment key={tour}>{children}</Fragment>
    </form>
  );
}

/** Rend le focus au champ de ce nom, le curseur à sa fin ; ou au bouton. */
function reprendre(formulaire: HTMLFormElement | null, nom: string) {
  const vise = nom && formulaire?.elements.namedItem(nom);
  const element = vise instanceof HTMLElement ? vise : formulaire?.querySelector<HTMLElement>('[type="submit"]');
  element?.focus();
  if (element instanceof HTMLInputElement && /^(text|search)$/.test(element.type))
    element.setSelectionRange(element.value.length, element.value.length);
}
