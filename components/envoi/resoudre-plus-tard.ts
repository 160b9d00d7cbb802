import type { FieldValues, Resolver } from 'react-hook-form';
import type * as z from 'zod';

/**
 * Validation d'un formulaire react-hook-form par un schéma zod chargé à la première vérification : la page s'ouvre sans
 * les 30 ko de zod. Si elle ne peut pas se faire ici (réseau coupé, règle qu'un navigateur ne sait pas calculer), la
 * saisie part telle quelle : le serveur, qui a le même schéma, tranchera. Un bouton ne reste jamais muet.
 *
 * `resolver: resoudrePlusTard(() => import('@/lib/x/schema').then((m) => m.schema))`
 */
export const resoudrePlusTard =
  <E extends FieldValues, S extends FieldValues>(charger: () => Promise<z.ZodType<S, E>>): Resolver<E, unknown, S> =>
  async (valeurs, contexte, options) => {
    try {
      const [{ zodResolver }, schema] = await Promise.all([import('@hookform/resolvers/zod'), charger()]);
      return await zodResolver(schema)(valeurs, contexte, options);
    } catch (erreur) {
      console.error('Vérification impossible dans ce navigateur, laissée au serveur.', erreur);
      return { values: valeurs as unknown as S, errors: {} };
    }
  };
