import type { ComponentProps } from 'react';
import type { ChoixItems } from '@/components/items/choix-items';
import { Erreur } from '@/components/ui/champ-cadre';
import { Differe } from '@/components/ui/differe';

const choixItems = () => import('@/components/items/choix-items').then((m) => m.ChoixItems);

/** Le choix d'items, dont le code vient une fois la page ouverte : il pèse le quart des scripts propres à un formulaire. */
export const ChoixItemsDiffere = (props: ComponentProps<typeof ChoixItems>) => (
  <Differe
    charger={choixItems}
    attente={
      <div tabIndex={-1} data-erreur={props.erreur ? true : undefined}>
        <p className="text-texte-doux">Items du référentiel…</p>
        {props.erreur && <Erreur id={props.id}>{props.erreur}</Erreur>}
      </div>
    }
  >
    {(Choix) => <Choix {...props} />}
  </Differe>
);
