import type { ComponentProps } from 'react';
import { ChampMotDePasse } from './ui/champ-mot-de-passe';

/**
 * L'identifiant auquel un gestionnaire de mots de passe associe celui qui se saisit. Une vraie saisie, hors de vue :
 * Firefox ne lit pas une saisie `hidden`.
 */
export const IdentifiantAssocie = ({ login }: { login: string }) => (
  <input
    type="text"
    autoComplete="username"
    value={login}
    readOnly
    tabIndex={-1}
    aria-hidden="true"
    className="sr-only"
  />
);

type Liaison = Omit<ComponentProps<typeof ChampMotDePasse>, 'libelle' | 'aide' | 'autoComplete'>;

/** Un nouveau mot de passe, deux fois, et ce qu'il doit être. */
export const ChampsNouveauMotDePasse = (props: { minimum: number; nouveau: Liaison; confirmation: Liaison }) => (
  <>
    <ChampMotDePasse
      libelle="Nouveau mot de passe"
      aide={`Lettres et/ou chiffres, ${props.minimum} caractères au minimum. Ni celui qui vous a été donné, ni votre identifiant, ni une date de naissance, ni un mot de passe courant.`}
      autoComplete="new-password"
      {...props.nouveau}
    />
    <ChampMotDePasse
      libelle="Nouveau mot de passe, une seconde fois"
      autoComplete="new-password"
      {...props.confirmation}
    />
  </>
);
