import './base';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { journal } from '@/db/schema/exploitation';
import { fiche, ficheFichier, ficheLien } from '@/db/schema/passeport';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { deposerFichier } from '@/lib/fichiers/serveur/mutations';
import { creerFiche, supprimerFiche } from '@/lib/passeport/serveur/mutations';
import { reactiverFiche, supprimerDefinitivement } from '@/lib/passeport/serveur/mutations-enseignant';
import { listerPourApprenant, listerPourEnseignant } from '@/lib/passeport/serveur/queries';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { TACHES } from '@/lib/travaux/serveur/taches';
import { compte, objets, unDepot } from '@/tests/fabriques/depot';
import { unEtablissement } from '@/tests/fabriques/etablissement';
import { evaluer, ouvrir, uneClasse, uneEvaluationDeFiche, uneFiche, uneSaisie } from '@/tests/fabriques/fiche';

type Classe = Awaited<ReturnType<typeof uneClasse>>;

const introuvable = { code: 'introuvable' };

let rne: string;
let voisine: Classe;
let ailleurs: Classe;

beforeAll(async () => {
  rne = await unEtablissement();
  voisine = await uneClasse(rne);
  ailleurs = await uneClasse(await unEtablissement());
});

const fichesDe = async (enseignant: Acteur, apprenant: Acteur) =>
  (await listerPourEnseignant(enseignant, { apprenant: apprenant.compteId })).fiches;

const jours = (n: number) => new Date(Date.now() - n * 86_400_000);

/** Joint à la fiche un fichier neuf de tant d'octets, et un lien ; rend le fichier. */
async function joindre(apprenant: Acteur, ficheId: string, octets: number): Promise<string> {
  const cle = { rne: apprenant.rne, ficheId, partie: 'bacpro' as const };
  const { id } = await deposerFichier(apprenant, unDepot(octets), async (tx, { id: fichierId }) => {
    await tx.insert(ficheFichier).values({ ...cle, fichierId });
    await tx.insert(ficheLien).values({ ...cle, rang: octets, url: 'https://example.org' });
  });
  return id;
}

const restantes = (ici: string) =>
  lire(systeme(ici), (tx) => tx.select({ id: fiche.id }).from(fiche).where(eq(fiche.rne, ici)).orderBy(fiche.id));

const purger = (ici: string) => TACHES.purger(ici, new AbortController().signal);

describe('Corbeille', () => {
  test('PAS-5 supprimée, la fiche quitte l’apprenant, reste à l’enseignant, qui la réactive', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const { id } = await creerFiche(apprenant, uneSaisie());
    await supprimerFiche(apprenant, id);
    expect((await listerPourApprenant(apprenant)).fiches).toEqual([]);
    await expect(lireFiche(apprenant, id)).rejects.toMatchObject(introuvable);
    await expect(supprimerFiche(apprenant, id)).rejects.toMatchObject(introuvable);
    expect(await fichesDe(enseignant, apprenant)).toMatchObject([{ id, corbeilleLe: expect.any(Date) }]);
    await expect(evaluer(enseignant, id)).rejects.toMatchObject({ code: 'fiche-corbeille' });
    await expect(reactiverFiche(voisine.enseignant, id)).rejects.toMatchObject(introuvable);
    await reactiverFiche(enseignant, id);
    expect((await listerPourApprenant(apprenant)).fiches).toMatchObject([{ id, corbeilleLe: null }]);
    await expect(reactiverFiche(enseignant, id)).rejects.toMatchObject(introuvable);
  });

  test('PAE-3 l’effacement définitif emporte tout, laisse une trace, et n’atteint que la corbeille', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const id = await uneFiche(apprenant, { choix: ['1.1.1-C1'] });
    await uneEvaluationDeFiche(enseignant, id);
    await ouvrir(enseignant, id);
    await expect(supprimerDefinitivement(enseignant, id)).rejects.toMatchObject(introuvable);
    await supprimerFiche(apprenant, id);
    for (const autre of [voisine.enseignant, ailleurs.enseignant])
      await expect(supprimerDefinitivement(autre, id)).rejects.toMatchObject(introuvable);
    await supprimerDefinitivement(enseignant, id);
    const [reste, traces] = await lire(systeme(rne), async (tx) => [
      await tx.select().from(fiche).where(eq(fiche.id, id)),
      await tx.select().from(journal).where(eq(journal.cible, id)),
    ]);
    expect(reste).toEqual([]);
    expect(traces.map((t) => t.evenement)).toContain('fiche.effacer');
  });

  test('PAS-5 après 3 mois, la fiche n’est plus dans la corbeille de personne', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const vieille = await uneFiche(apprenant, { corbeilleLe: jours(93) });
    const recente = await uneFiche(apprenant, { corbeilleLe: jours(85) });
    expect((await fichesDe(enseignant, apprenant)).map((f) => f.id)).toEqual([recente]);
    await expect(reactiverFiche(enseignant, vieille)).rejects.toMatchObject(introuvable);
  });

  test('PAS-5 un brouillon supprimé ne se montre pas à l’enseignant', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    await uneFiche(apprenant, { brouillon: true, corbeilleLe: new Date() });
    expect(await fichesDe(enseignant, apprenant)).toEqual([]);
  });
});

describe('Effacement', () => {
  test('PAE-3 la suppression définitive efface les fichiers de la fiche et rend leur place', async () => {
    const ici = await unEtablissement();
    const { apprenant, enseignant } = await uneClasse(ici);
    const [jetee, gardee] = [await uneFiche(apprenant), await uneFiche(apprenant)];
    await joindre(apprenant, jetee, 300);
    await joindre(apprenant, jetee, 40);
    const commun = await joindre(apprenant, gardee, 5);
    await ecrire(systeme(ici), 'test.partage', (tx) =>
      tx.insert(ficheFichier).values({ rne: ici, ficheId: jetee, fichierId: commun, partie: 'bacpro' }),
    );
    await supprimerFiche(apprenant, jetee);
    expect([await compte(ici), (await objets(ici)).length]).toEqual([[345, 0], 3]);
    await supprimerDefinitivement(enseignant, jetee);
    expect([await compte(ici), (await objets(ici)).length]).toEqual([[5, 0], 1]);
    expect(await restantes(ici)).toEqual([{ id: gardee }]);
  });

  test('PAE-3 un effacement qui échoue ne touche ni aux fichiers ni à la place', async () => {
    const ici = await unEtablissement();
    const { apprenant } = await uneClasse(ici);
    const id = await uneFiche(apprenant);
    await joindre(apprenant, id, 300);
    await expect(supprimerDefinitivement(voisine.enseignant, id)).rejects.toMatchObject(introuvable);
    expect([await compte(ici), (await objets(ici)).length]).toEqual([[300, 0], 1]);
  });

  test('PAS-5 la nuit efface ce qui a plus de 3 mois, brouillons et fichiers compris, et rien d’autre', async () => {
    const [ici, voisin] = [await unEtablissement(), await unEtablissement()];
    const { apprenant, enseignant } = await uneClasse(ici);
    const perdue = await uneFiche(apprenant, { corbeilleLe: jours(93), choix: ['1.1.1-C1'] });
    await uneEvaluationDeFiche(enseignant, perdue);
    await ouvrir(enseignant, await uneFiche(apprenant));
    await uneFiche(apprenant, { corbeilleLe: jours(400), brouillon: true });
    await joindre(apprenant, perdue, 300);
    const recente = await uneFiche(apprenant, { corbeilleLe: jours(85) });
    const presente = await uneFiche(apprenant);
    const ailleursPerdue = await uneFiche((await uneClasse(voisin)).apprenant, { corbeilleLe: jours(93) });
    await purger(ici);
    const gardees = (await restantes(ici)).map((f) => f.id);
    expect([gardees.length, gardees]).toEqual([3, expect.arrayContaining([recente, presente])]);
    expect([await compte(ici), await objets(ici)]).toEqual([[0, 0], []]);
    expect(await restantes(voisin)).toEqual([{ id: ailleursPerdue }]);
  });

  test('PAS-5 plus de cent fiches perdues partent en une nuit ; une nuit sans rien n’écrit rien au journal', async () => {
    const ici = await unEtablissement();
    const { apprenant } = await uneClasse(ici);
    const modele = await uneFiche(apprenant, { corbeilleLe: jours(100) });
    await ecrire(systeme(ici), 'test.fiches', (tx) =>
      tx.execute(sql`insert into fiche (rne, id, apprenant_id, titre, faite_le, lieu, referentiel, item, textes, corbeille_le)
        select rne, gen_random_uuid(), apprenant_id, titre, faite_le, lieu, referentiel, item, textes, corbeille_le
        from fiche, generate_series(1, 149) where id = ${modele}`),
    );
    await purger(ici);
    await purger(ici);
    const traces = await lire(systeme(ici), (tx) =>
      tx
        .select({ details: journal.details })
        .from(journal)
        .where(eq(journal.evenement, 'fiche.purger'))
        .orderBy(journal.id),
    );
    expect(await restantes(ici)).toEqual([]);
    expect(traces.map((t) => t.details?.nombre)).toEqual([100, 50]);
  });
});
