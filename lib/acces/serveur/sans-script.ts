import 'server-only';
import type { Resultat } from '../refus';

/** Ce que la page rend à un navigateur sans script : le résultat, et de la saisie ce qui peut revenir à l'écran. */
interface Rendu<T> {
  resultat: Resultat<T>;
  saisie: Record<string, string>;
}

/** Une action telle que `useActionState` la reçoit ; le navigateur peut l'envoyer de lui-même. */
export type ActionSansScript<T> = (avant: Rendu<T> | null, donnees: FormData) => Promise<Rendu<T> | null>;

/**
 * Fait d'une action celle d'un formulaire que le navigateur poste seul : `garder` nomme les champs qu'il retrouve remplis
 * en cas de refus (jamais un mot de passe). L'action vérifie la saisie elle-même, comme toujours.
 */
export const sansScript =
  <E, T>(action: (saisie: E) => Promise<Resultat<T>>, garder: readonly string[]): ActionSansScript<T> =>
  async (_, donnees) => {
    const saisie = Object.fromEntries([...donnees].filter((c): c is [string, string] => typeof c[1] === 'string'));
    const gardee = Object.fromEntries(garder.map((nom) => [nom, saisie[nom] ?? '']));
    return { resultat: await action(saisie as E), saisie: gardee };
  };
