import { IconeMaison, IconeMenu } from '@/components/ui/icones';
import type { Acteur } from '@/lib/acces/acteur';
import { modulesDe } from '@/lib/acces/modules';
import { IconeModule } from './icone-module';
import { LienNavigation } from './lien-navigation';

function Liens({ acteur }: { acteur: Acteur }) {
  return (
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
  );
}

/** Colonne à gauche sur grand écran ; sur petit écran, le menu du bandeau (`MenuMobile`). */
export function Navigation({ acteur }: { acteur: Acteur }) {
  return (
    <nav
      aria-label="Modules"
      className="sans-impression sticky top-14 hidden h-[calc(100dvh-3.5rem)] w-60 flex-none overflow-y-auto border-r border-filet py-6 pr-4 lg:block"
    >
      <Liens acteur={acteur} />
    </nav>
  );
}

export function MenuMobile({ acteur }: { acteur: Acteur }) {
  return (
    <div className="lg:hidden">
      <button
        type="button"
        popoverTarget="menu-modules"
        aria-label="Menu"
        className="grid size-11 place-items-center rounded-md hover:bg-creux"
      >
        <IconeMenu />
      </button>
      <nav
        id="menu-modules"
        popover="auto"
        aria-label="Modules"
        className="fixed inset-x-0 top-14 m-0 max-h-[calc(100dvh-3.5rem)] w-full overflow-y-auto border-b border-filet bg-surface p-3 text-texte"
      >
        <Liens acteur={acteur} />
      </nav>
    </div>
  );
}
