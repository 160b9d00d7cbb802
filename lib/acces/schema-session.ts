import * as z from 'zod';

/** Une de ses sessions, désignée dans « Mes sessions ». */
export const schemaSession = z.object({ id: z.uuid() });

/** Un acte sans saisie. */
export const schemaRien = z.object({});
