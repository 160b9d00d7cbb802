import { IconeChevron } from './icones';
import { Lien } from './lien';

export type Etape = { libelle: string; href?: string };

/** Chemin jusqu'à la page ; la dernière étape est la page elle-même, sans lien. */
export function FilAriane({ etapes }: { etapes: readonly Etape[] }) {
  return (
    <nav aria-label="Fil d’Ariane">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-texte-doux">
        {etapes.map(({ libelle, href }, rang) => (
          <li key={libelle} className="inline-flex items-center gap-1">
            {rang > 0 && <IconeChevron taille={16} />}
            {href ? (
              <Lien
                href={href}
                className="inline-flex items-center rounded-sm py-1 hover:text-texte hover:underline pointer-coarse:min-h-11"
              >
                {libelle}
              </Lien>
            ) : (
              <span aria-current="page" className="py-1 text-texte">
                {libelle}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
