'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { IconeMaison, IconeMenu } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import type { NomModule } from '@/lib/acces/modules';
import { IconeModule } from './icone-module';

const MENU = 'menu-modules';

export interface ModuleOuvert {
  nom: NomModule;
  titre: string;
  href: string;
}

/**
 * Colonne à gauche sur grand écran ; sur petit écran, ce qu'ouvre le bouton du bandeau. Au client, qui sait sur quelle
 * page il est : le serveur n'envoie que la liste des modules.
 */
export function Navigation({ accueil, modules }: { accueil: string; modules: readonly ModuleOuvert[] }) {
  const chemin = usePathname();
  return (
    <nav
      id={MENU}
      popover="auto"
      aria-label="Modules"
      className="sans-impression fixed inset-x-0 top-14 m-0 max-h-[calc(100dvh-3.5rem)] w-full overflow-y-auto border-b border-filet bg-surface p-3 text-texte lg:sticky lg:inset-x-auto lg:block lg:h-[calc(100dvh-3.5rem)] lg:w-60 lg:flex-none lg:border-r lg:border-b-0 lg:bg-transparent lg:px-0 lg:py-6 lg:pr-4"
    >
      <ul className="flex flex-col gap-1">
        <LienModule href={accueil} ici={chemin === accueil} icone={<IconeMaison />} titre="Accueil" />
        {modules.map(({ nom, titre, href }) => {
          const ici = chemin === href || chemin.startsWith(`${href}/`);
          return <LienModule key={nom} {...{ href, ici, titre }} icone={<IconeModule nom={nom} />} />;
        })}
      </ul>
    </nav>
  );
}

/** Le module où l'on est se dit « page courante », sur toutes ses pages. */
function LienModule({ href, ici, icone, titre }: { href: string; ici: boolean; icone: ReactNode; titre: string }) {
  return (
    <li>
      <Lien href={href} aria-current={ici ? 'page' : undefined} className="lien-module">
        {icone}
        {titre}
      </Lien>
    </li>
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
