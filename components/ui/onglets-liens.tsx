import { cx } from './cx';
import { Lien } from './lien';

export type OngletLien = { libelle: string; href: string; actif?: boolean; compte?: number };

/** Onglets qui mènent chacun à une adresse : la page garde son état dans l'URL. */
export function OngletsLiens({ libelle, onglets }: { libelle: string; onglets: readonly OngletLien[] }) {
  return (
    <nav aria-label={libelle} className="border-b border-filet">
      <ul className="flex flex-wrap gap-x-1">
        {onglets.map((onglet) => (
          <li key={onglet.href}>
            <Lien
              href={onglet.href}
              aria-current={onglet.actif ? 'page' : undefined}
              className={cx('onglet', onglet.actif && 'onglet-actif')}
            >
              {onglet.libelle}
              {onglet.compte !== undefined && (
                <span className="rounded-sm bg-creux px-1.5 text-xs text-texte-doux tabular-nums">{onglet.compte}</span>
              )}
            </Lien>
          </li>
        ))}
      </ul>
    </nav>
  );
}
