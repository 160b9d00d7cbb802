let marquee: Element | null = null;

/** Marque ce qui vient d'être cliqué, jusqu'à ce que sa page soit là ; rien d'autre ne l'est plus. */
export function marquer(element: Element | null): void {
  marquee?.removeAttribute('data-attente');
  element?.setAttribute('data-attente', '');
  marquee = element;
}
