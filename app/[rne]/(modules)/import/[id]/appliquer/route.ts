import { Refus, TEXTES } from '@/lib/acces/refus';
import { flux } from '@/lib/acces/serveur/flux';
import { route } from '@/lib/acces/serveur/portes';
import { schemaAnalyse, schemaImporter } from '@/lib/siecle/schema';
import { importer } from '@/lib/siecle/serveur/mutations';

export interface EtapeImport {
  etape: 'ecriture';
  fait: number;
  total: number;
}

/** `rien` : tout était déjà à jour, l'import n'est pas enregistré. */
export type FinImport = 'importe' | 'rien';

/** Importe ce qui a été analysé, en disant où il en est. L'import continue si le navigateur s'en va. */
export const POST = route<{ rne: string; id: string }>(
  { module: 'import', ecriture: true },
  async ({ acteur, params, requete }) => {
    const cible = schemaAnalyse.safeParse(params);
    if (!cible.success) throw new Refus('introuvable');
    const saisie = schemaImporter.safeParse(await requete.json().catch(() => null));
    if (!saisie.success) throw new Refus('saisie');
    return flux<EtapeImport, FinImport>('L’import n’a pas pu se faire', async (suivre) => {
      const suite = await importer(acteur, cible.data.id, {
        confirme: saisie.data.confirme,
        avancer: (fait, total) => suivre({ etape: 'ecriture', fait, total }),
      });
      if (suite.importe) return { fin: 'importe' };
      if (suite.raison === 'rien') return { fin: 'rien' };
      return { refus: { titre: 'Relisez avant d’importer', message: TEXTES['import-perime'] } };
    });
  },
);
