import type { FieldValues, Resolver } from 'react-hook-form';
import type * as z from 'zod';

/**
 * Validation d'un formulaire react-hook-form par un schéma zod chargé à la première vérification : la page s'ouvre sans
 * les 30 ko de zod. Si le chargement échoue (réseau coupé), le serveur, qui a le même schéma, tranchera.
 *
 * `resolver: resoudrePlusTard(() => import('@/lib/x/schema').then((m) => m.schema))`
 */
export const resoudrePlusTard =
  <E extends FieldValues, S extends FieldValues>(charger: () => Promise<z.ZodType<S, E>>): Resolver<E, unknown, S> =>
  async (valeurs, contexte, options) => {
    const outils = await Promise.all([import('@hookform/resolvers/zod'), charger()]).catch(() => null);
    if (!outils) return { values: valeurs as unknown as S, errors: {} };
    const [{ zodResolver }, schema] = outils;
    return zodResolver(schema)(valeurs, contexte, options);
  };
