import * as z from 'zod';
import { LIENS_MAX } from '@/lib/scenarios/regles';
import type { DocumentScpro } from './serveur/regles-format';

/**
 * Ce que nous ajoutons à un `.scpro`, sous la clé `griotte` : le diplôme et les items, que CERISE Pro range d'une façon qui
 * n'est pas connue, et les liens tels qu'ils sont gardés. CERISE Pro n'y perd rien : il lit les autres clés.
 */
const schema = z.object({
  referentiel: z.string().max(40),
  items: z.array(z.object({ code: z.string().max(60), libelle: z.string().max(2000) })).max(1000),
  liens: z.array(z.object({ url: z.string().max(2000), libelle: z.string().max(200) })).max(LIENS_MAX),
});

export type NotrePart = z.output<typeof schema>;

/** Notre part d'un document ; nulle s'il vient d'ailleurs, ou si elle a été abîmée. */
export const notrePart = (document: DocumentScpro): NotrePart | null => schema.safeParse(document.griotte).data ?? null;
