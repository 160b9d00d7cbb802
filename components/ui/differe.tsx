import { type ReactNode, useEffect, useState } from 'react';
import { Avis } from './avis';
import { Bouton } from './bouton';

type Chargeur<C> = () => Promise<C>;

type Props<C> = {
  /** Défini hors de tout composant : `() => import('./x').then((m) => m.X)`. */
  charger: Chargeur<C>;
  /** Ce qui se montre en attendant. */
  attente?: ReactNode;
  children: (composant: C) => ReactNode;
};

/** `reprise` : redemandé après un échec, dont le message reste. */
type Etat = 'attente' | 'reprise' | 'venu' | 'manque';

const venus = new Map<unknown, unknown>();

async function obtenir<C>(charger: Chargeur<C>): Promise<void> {
  venus.set(charger, await charger());
}

/** Fait venir un composant avant qu'on en ait besoin ; s'il ne vient pas, il se redemandera à l'usage. */
export const prevoir = <C,>(charger: Chargeur<C>): Promise<void> => obtenir(charger).catch(() => {});

/**
 * Un composant dont le code ne vient qu'à l'usage. S'il ne vient pas (réseau coupé, version remplacée), un message le dit
 * à sa place, avec de quoi réessayer : le reste de la page, et ce qui y est saisi, ne bougent pas.
 */
export function Differe<C>({ charger, attente, children }: Props<C>) {
  const [etat, setEtat] = useState<Etat>(() => (venus.has(charger) ? 'venu' : 'attente'));
  const enChemin = etat === 'attente' || etat === 'reprise';
  useEffect(() => {
    if (!enChemin) return;
    let utile = true;
    const dire = (suite: 'venu' | 'manque') => () => {
      if (utile) setEtat(suite);
    };
    obtenir(charger).then(dire('venu'), dire('manque'));
    return () => {
      utile = false;
    };
  }, [enChemin, charger]);

  if (etat === 'venu') return children(venus.get(charger) as C);
  if (etat === 'attente') return attente;
  return (
    <Avis
      ton="erreur"
      action={
        <Bouton taille="petit" enCours={enChemin} onClick={() => setEtat('reprise')}>
          Réessayer
        </Bouton>
      }
    >
      Cette partie de la page n’a pas pu se charger. Vérifiez votre connexion&nbsp;: ce que vous avez saisi est toujours
      là.
    </Avis>
  );
}
