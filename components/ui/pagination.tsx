import { LienBouton } from './lien-bouton';

type Props = {
  page: number;
  pages: number;
  /** Adresse de la page demandée. */
  adresse: (page: number) => string;
  libelle?: string;
};

/** Page précédente et suivante d'une longue liste ; rien s'il n'y a qu'une page. */
export function Pagination({ page, pages, adresse, libelle = 'Pages' }: Props) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={libelle} className="mt-4 flex items-center justify-between gap-4">
      <span className="flex-1">{page > 1 && <LienBouton href={adresse(page - 1)}>Précédente</LienBouton>}</span>
      <span className="text-sm text-texte-doux tabular-nums">
        Page {page} sur {pages}
      </span>
      <span className="flex flex-1 justify-end">
        {page < pages && <LienBouton href={adresse(page + 1)}>Suivante</LienBouton>}
      </span>
    </nav>
  );
}
