import { IconeMaison, IconeMenu } from '@/components/ui/icones';
import type { Acteur } from '@/lib/acces/acteur';
import { modulesDe } from '@/lib/acces/modules';
import { IconeModule } from './icone-module';
import { LienNavigation } from './lien-navigation';

const MENU = 'menu-modules';

/** Colonne à gauche sur grand écran ; sur petit écran, ce qu'ouvre le bouton du bandeau. */
export function Navigation({ acteur }: { acteur: Acteur }) {
  return (
    <nav
      id={MENU}
      popover="auto"
      aria-label="Modules"
      className="sans-impression fixed inset-x-0 top-14 m-0 max-h-[calc(100dvh-3.5rem)] w-full overflow-y-auto border-b border-filet bg-surface p-3 text-texte lg:sticky lg:inset-x-auto lg:block lg:h-[calc(100dvh-3.5rem)] lg:w-60 lg:flex-none lg:border-r lg:border-b-0 lg:bg-transparent lg:px-0 lg:py-6 lg:pr-4"
    >
      <ul className="flex flex-col gap-1">
        <li>
          <LienNavigation href={`/${acteur.rne}`} exact>
            <IconeMaison />
            Accueil
          </LienNavigation>
        </li>
        {modulesDe(acteur).map((m) => (
          <li key={m.nom}>
            <LienNavigation href={`/${acteur.rne}/${m.chemin}`}>
              <IconeModule nom={m.nom} />
              {m.titre}
            </LienNavigation>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Le bouton du bandeau qui l'ouvre, sur petit écran. */
export function BoutonMenu() {
  return (
    <button
      type="button"
      popoverTarget={MENU}
      aria-label="Menu"
      className="grid size-11 place-items-center rounded-md hover:bg-creux lg:hidden"
    >
      <IconeMenu />
    </button>
  );
}
