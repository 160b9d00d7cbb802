import type { ComponentProps } from 'react';

type Props = ComponentProps<'a'> & {
  href: string;
  /** La page montrée reste à sa hauteur : un tri, un pli. */
  surPlace?: boolean;
};

/**
 * Lien vers une page de Griotte. C'est un lien ordinaire, dont `NavigationDouce` fait une navigation sans rechargement :
 * une liste peut en compter des centaines sans rien peser.
 */
export function Lien({ surPlace, ...reste }: Props) {
  return <a {...reste} data-lien={surPlace ? 'sur-place' : ''} />;
}
