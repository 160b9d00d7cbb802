import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { unFluxPdf, unPdf } from '@/tests/fabriques/fichiers';
import type { Ecole } from './ecole';
import type { Gestes } from './gestes';

const sommeDe = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

/** Un PDF que rien ne comprime, d'environ tant d'octets. */
const unPdfDe = (octets: number) => unPdf({ objets: [unFluxPdf(randomBytes(octets))] });

/** Après un échec, ce qu'on laisse au service avant de recommencer. En millisecondes. */
const REPRISE = 100;

export interface Compte {
  saisies: number;
  fichiers: number;
  imports: number;
  echecs: number;
}

/** Tient ce qui a été acquitté, et le cherche ensuite. */
export class Registre {
  /** Par apprenant : ce que son commentaire peut valoir, l'acquitté d'abord, puis les essais sans réponse. */
  private readonly commentaires = new Map<string, string[]>();
  private readonly fichiers: { fiche: string; id: string; somme: string }[] = [];
  private readonly noms: string[] = [];
  private numero = 0;
  saisies = 0;
  echecs = 0;

  constructor(private readonly ecole: Ecole) {}

  /** Ce qui est acquitté jusqu'ici. */
  compter(): Compte {
    const { saisies, fichiers, noms, echecs } = this;
    return { saisies, fichiers: fichiers.length, imports: noms.length, echecs };
  }

  /** Saisit, dépose et importe sans relâche jusqu'au signal ; un échec se compte et se reprend. */
  async eprouver(gestes: Gestes, arret: AbortSignal): Promise<void> {
    const boucler = async (geste: () => Promise<void>) => {
      while (!arret.aborted)
        await geste().catch(async () => {
          this.echecs++;
          await attendre(REPRISE);
        });
    };
    await Promise.all([
      boucler(() => this.commenter(gestes)),
      boucler(() => this.deposer(gestes)),
      boucler(() => this.importer(gestes)),
    ]);
  }

  private async commenter({ commenter }: Gestes): Promise<void> {
    const { evalues } = this.ecole;
    const n = this.saisies % evalues.length;
    const apprenant = evalues[n]?.compteId ?? '';
    const connus = this.commentaires.get(apprenant) ?? [''];
    // Comme la grille : sans réponse, le même texte repart.
    const texte = connus[1] ?? `remarque ${++this.numero}`;
    this.commentaires.set(apprenant, [connus[0] ?? '', texte]);
    await commenter(apprenant, texte, [connus[0] ?? '', texte]);
    this.commentaires.set(apprenant, [texte]);
    this.saisies++;
  }

  private async deposer({ deposer }: Gestes): Promise<void> {
    const fiche = this.ecole.fiches[this.fichiers.length % this.ecole.fiches.length] ?? '';
    const octets = unPdfDe(20_000 + 2000 * (this.fichiers.length % 100));
    this.fichiers.push({ fiche, id: await deposer(fiche, octets), somme: sommeDe(octets) });
  }

  private async importer({ importer }: Gestes): Promise<void> {
    const nom = `IMPORTE ${++this.numero}`;
    await importer(nom);
    this.noms.push(nom);
  }

  /** Ce qui, acquitté, ne se retrouve pas, et ce qui se contredit ; vide si tout y est. */
  async manques({ relire }: Gestes): Promise<string[]> {
    const manques: string[] = [];
    const { rne, evaluation, admin } = this.ecole;
    const comptes = await lire(systeme(admin.rne), (tx) =>
      tx.execute<{ nom: string }>(sql`select nom from compte where nom like 'IMPORTE %'`),
    );
    const [lus, espace] = await lire(systeme(rne), async (tx) => [
      await tx.execute<{ id: string; commentaire: string }>(
        sql`select apprenant_id as id, commentaire from evaluation_apprenant where evaluation_id = ${evaluation}`,
      ),
      await tx.execute<{ compte: string; reel: string }>(sql`select
        (select coalesce(sum(octets_passeport), 0) from espace_disque) as compte,
        (select coalesce(sum(octets), 0) from fichier) as reel`),
    ]);
    for (const { id, commentaire } of lus)
      if (!(this.commentaires.get(id) ?? ['']).includes(commentaire))
        manques.push(`commentaire de ${id} : « ${commentaire} »`);
    const noms = new Set(comptes.map((c) => c.nom));
    manques.push(...this.noms.filter((nom) => !noms.has(nom)).map((nom) => `import de ${nom}`));
    for (const { fiche, id, somme } of this.fichiers) {
      const lue = await relire(fiche, id).then(sommeDe, (e: unknown) => String(e));
      if (lue !== somme) manques.push(`fichier ${id} : ${lue}`);
    }
    if (espace[0]?.compte !== espace[0]?.reel)
      manques.push(`espace compté ${espace[0]?.compte}, réel ${espace[0]?.reel}`);
    return manques;
  }
}
