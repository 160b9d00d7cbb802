import { IconeLien } from '@/components/ui/icones';
import type { LienLu } from '@/lib/passeport/queries-fiche';

/** Les liens d'une partie de fiche. Ils mènent hors de Griotte : nouvel onglet, sans dire d'où l'on vient. */
export function ListeLiens({ liens }: { liens: readonly LienLu[] }) {
  if (liens.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">Liens</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {liens.map((l) => (
          <li key={l.url + l.libelle}>
            <a
              href={l.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="lien inline-flex items-start gap-1.5 wrap-anywhere pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              <IconeLien taille={16} className="mt-1 shrink-0 pointer-coarse:mt-0" />
              {l.libelle || l.url}
              <span className="sr-only"> (nouvel onglet)</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
