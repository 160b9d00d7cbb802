import { Refus } from '@/lib/acces/refus';
import { flux } from '@/lib/acces/serveur/flux';
import { route } from '@/lib/acces/serveur/portes';
import { schemaAnalyse, schemaImporter } from '@/lib/siecle/schema';
import { importer, type SuiteImport } from '@/lib/siecle/serveur/mutations';

export interface EtapeImport {
  etape: 'ecriture';
  fait: number;
  total: number;
}

/** Importe ce qui a été analysé, en disant où il en est. L'import continue si le navigateur s'en va. */
export const POST = route<{ rne: string; id: string }>(
  { module: 'import', ecriture: true },
  async ({ acteur, params, requete }) => {
    const cible = schemaAnalyse.safeParse(params);
    if (!cible.success) throw new Refus('introuvable');
    const saisie = schemaImporter.safeParse(await requete.json().catch(() => null));
    if (!saisie.success) throw new Refus('saisie');
    return flux<EtapeImport, SuiteImport>('L’import n’a pas pu se faire', async (suivre) => ({
      fin: await importer(acteur, cible.data.id, {
        confirme: saisie.data.confirme,
        avancer: (fait, total) => suivre({ etape: 'ecriture', fait, total }),
      }),
    }));
  },
);
