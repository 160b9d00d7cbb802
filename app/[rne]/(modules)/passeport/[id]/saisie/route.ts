import { route } from '@/lib/acces/serveur/portes';
import { lireActuelle } from '@/lib/passeport/serveur/mutations-enregistrement';

/** La fiche telle que le serveur l'a, pour la confronter à ce que l'appareil garde (PAS-2). */
export const GET = route<{ rne: string; id: string }>(
  { module: 'passeport', profils: ['apprenant'] },
  async ({ acteur, params: { id } }) => Response.json(await lireActuelle(acteur, id)),
);
