import Link from 'next/link';
import type { ReactNode } from 'react';
import { classesBouton } from '@/components/ui/bouton-style';
import { IconeCrayon, IconeDupliquer } from '@/components/ui/icones';
import { SupprimerFiche } from './supprimer-fiche';

interface Props {
  adresse: string;
  fiche: { id: string; titre: string; brouillon: boolean; origine: string | null };
  iconeSeule?: boolean;
}

/** Ce que l'apprenant fait d'une de ses fiches : modifier, dupliquer, supprimer. Venue d'ailleurs, la dupliquer seulement. */
export function ActionsFiche({ adresse, fiche, iconeSeule = false }: Props) {
  const lien = (href: string, verbe: string, icone: ReactNode) => (
    // Une liste en compte deux par fiche : on n'en précharge aucun.
    <Link
      href={href}
      prefetch={false}
      aria-label={iconeSeule ? `${verbe} « ${fiche.titre} »` : undefined}
      title={iconeSeule ? `${verbe} « ${fiche.titre} »` : undefined}
      className={classesBouton(iconeSeule ? 'discret' : 'secondaire', 'petit', iconeSeule)}
    >
      {icone}
      {!iconeSeule && verbe}
    </Link>
  );
  return (
    <div className={iconeSeule ? 'flex gap-1' : 'flex flex-wrap gap-2'}>
      {!fiche.origine && lien(`${adresse}/${fiche.id}/modifier`, 'Modifier', <IconeCrayon taille={16} />)}
      {lien(`${adresse}/nouvelle?copie=${fiche.id}`, 'Dupliquer', <IconeDupliquer taille={16} />)}
      {!fiche.origine && <SupprimerFiche {...fiche} adresse={adresse} iconeSeule={iconeSeule} />}
    </div>
  );
}
