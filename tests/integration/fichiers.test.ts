import './base';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { commande, fichier } from '@/db/schema/abonnements';
import { ecrire, lire } from '@/db/tenant';
import { QUOTA_OCTETS } from '@/lib/abonnement/regles';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { enResultat } from '@/lib/acces/serveur/erreurs';
import { env } from '@/lib/env';
import { copierFichier, deposerFichier, supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
import { lireFichier } from '@/lib/fichiers/serveur/queries';
import { cleDe, stockage } from '@/lib/fichiers/serveur/service-stockage';
import { journal } from '@/lib/serveur/journal';
import { compte, GA, objets, occuper, unDepot } from '@/tests/fabriques/depot';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';

const unActeur = async (): Promise<Acteur> => unCompte(await unEtablissement(), 'apprenant');

const lignes = ({ rne }: Acteur) =>
  lire(systeme(rne), (tx) => tx.select().from(fichier).where(eq(fichier.rne, rne)).orderBy(fichier.creeLe));

/** Ni ligne, ni octet compté, ni objet. */
const sansTrace = async (acteur: Acteur, occupes: [number, number] = [0, 0]) => {
  expect(await lignes(acteur)).toEqual([]);
  expect(await compte(acteur.rne)).toEqual(occupes);
  expect(await objets(acteur.rne)).toEqual([]);
};

/** Donne quelques octets, puis s'arrête comme le veut l'essai. */
const unFluxQui = (finir: () => void): Readable =>
  Readable.from(
    (async function* morceaux() {
      yield Buffer.alloc(100_000);
      finir();
      yield Buffer.alloc(100_000);
    })(),
    { objectMode: false },
  );

describe('Déposer un fichier', () => {
  test('ABO-4 garde les octets, les compte au module du diplôme, et les rend', async () => {
    const acteur = await unActeur();
    const depose = await deposerFichier(acteur, unDepot(200_000, { nom: '../Été\u202E 1.pdf' }));
    expect(depose).toMatchObject({
      id: expect.any(String),
      nom: 'Été 1.pdf',
      type: 'application/pdf',
      octets: 200_000,
    });
    await deposerFichier(acteur, unDepot(50, { module: 'scenarios', nom: 'grille.zip', type: 'application/zip' }));
    expect(await compte(acteur.rne)).toEqual([200_000, 50]);
    const { flux, ...lu } = await lireFichier(acteur, depose.id);
    expect(lu).toEqual({ nom: 'Été 1.pdf', type: 'application/pdf', octets: 200_000 });
    expect((await buffer(flux)).equals(Buffer.alloc(200_000, 'g'))).toBe(true);
    expect((await lignes(acteur))[0]).toMatchObject({ deposePar: acteur.compteId, referentiel: GA });
  });

  test('ABO-4 la clé ne doit rien au nom, deux fichiers du même nom ne se touchent pas', async () => {
    const acteur = await unActeur();
    const [un, deux] = [await deposerFichier(acteur, unDepot(10)), await deposerFichier(acteur, unDepot(20))];
    expect(await objets(acteur.rne)).toEqual([cleDe(acteur.rne, un.id), cleDe(acteur.rne, deux.id)].sort());
    expect((await lignes(acteur)).map((l) => l.cle).join()).not.toContain('fiche');
  });

  test('ABO-4 un flux du Web se dépose aussi', async () => {
    const acteur = await unActeur();
    const { octets } = await deposerFichier(acteur, unDepot(0, { flux: new Blob(['bonjour']).stream() }));
    expect([octets, await compte(acteur.rne)]).toEqual([7, [7, 0]]);
  });

  test('ABO-4 ce qui le désigne s’écrit dans la même transaction, ou rien ne reste', async () => {
    const acteur = await unActeur();
    const panne = deposerFichier(acteur, unDepot(1000), async () => {
      throw new Error('panne');
    });
    await expect(panne).rejects.toThrow('panne');
    await sansTrace(acteur);
  });
});

describe('Le quota', () => {
  test('ABO-4 au-delà, refusé avec ce qui reste, sans trace', async () => {
    const acteur = await unActeur();
    await occuper(acteur.rne, QUOTA_OCTETS - 1024);
    const refus = expect.objectContaining({
      code: 'quota',
      message: expect.stringMatching(/Il y reste 1\sKo sur 3\sGo\. Mettez plutôt un lien/),
    });
    await expect(deposerFichier(acteur, unDepot(1025))).rejects.toEqual(refus);
    await sansTrace(acteur, [QUOTA_OCTETS - 1024, 0]);
    await deposerFichier(acteur, unDepot(1024));
    await expect(deposerFichier(acteur, unDepot(1))).rejects.toMatchObject({ code: 'quota' });
    expect(await compte(acteur.rne)).toEqual([QUOTA_OCTETS, 0]);
  });

  test('ABO-4 une commande d’espace pour ce diplôme le repousse ; celle d’un autre, ou d’ailleurs, non', async () => {
    const [acteur, ailleurs] = [await unActeur(), await unActeur()];
    await occuper(acteur.rne, QUOTA_OCTETS);
    const commander = (rne: string, referentiel: string) =>
      ecrire(systeme(rne), 'test.commande', (tx) =>
        tx.insert(commande).values({
          rne,
          id: crypto.randomUUID(),
          reference: referentiel,
          passeeLe: '2026-11-20',
          objet: 'Espace',
          referentiel,
          octets: 500,
        }),
      );
    await commander(acteur.rne, 'BACPRO-TRANSPORT');
    await commander(ailleurs.rne, GA);
    await expect(deposerFichier(acteur, unDepot(500))).rejects.toMatchObject({ code: 'quota' });
    await commander(acteur.rne, GA);
    await deposerFichier(acteur, unDepot(500));
    expect(await compte(acteur.rne)).toEqual([QUOTA_OCTETS + 500, 0]);
  });

  test('ABO-4 passeport et scénarios se partagent la place d’un diplôme, pas deux diplômes', async () => {
    const acteur = await unActeur();
    await occuper(acteur.rne, QUOTA_OCTETS);
    await expect(deposerFichier(acteur, unDepot(1, { module: 'scenarios' }))).rejects.toMatchObject({ code: 'quota' });
    await deposerFichier(acteur, unDepot(1, { referentiel: 'BACPRO-TRANSPORT' }));
  });

  test('ABO-4 20 dépôts à la fois à la limite : la place de 7, pas un de plus', async () => {
    const acteur = await unActeur();
    const taille = 100_000;
    const depart = QUOTA_OCTETS - 7 * taille - 500;
    await occuper(acteur.rne, depart);
    const essais = await Promise.allSettled(Array.from({ length: 20 }, () => deposerFichier(acteur, unDepot(taille))));
    const refus = essais.flatMap((e) => (e.status === 'rejected' ? [e.reason] : []));
    expect(refus).toHaveLength(13);
    for (const r of refus) expect(r).toMatchObject({ code: 'quota' });
    expect(await compte(acteur.rne)).toEqual([depart + 7 * taille, 0]);
    expect([(await lignes(acteur)).length, (await objets(acteur.rne)).length]).toEqual([7, 7]);
  });

  test('ABO-4 un fichier plus gros que sa limite est refusé pour cela', async () => {
    const acteur = await unActeur();
    const refus = { code: 'fichier-trop-gros', message: expect.stringMatching(/La limite est de 64\sKo par fichier/) };
    await expect(deposerFichier(acteur, unDepot(65_537, { octetsMax: 65_536 }))).rejects.toMatchObject(refus);
    await sansTrace(acteur);
    await deposerFichier(acteur, unDepot(65_536, { octetsMax: 65_536 }));
  });
});

describe('Un dépôt qui échoue', () => {
  test('ABO-4 interrompu par une erreur ou une coupure de l’envoi : aucune trace', async () => {
    const acteur = await unActeur();
    const enErreur = unFluxQui(() => {
      throw new Error('connexion perdue');
    });
    const coupe: Readable = unFluxQui(() => coupe.destroy());
    for (const flux of [enErreur, coupe])
      await expect(deposerFichier(acteur, unDepot(0, { flux }))).rejects.toMatchObject({ code: 'envoi-interrompu' });
    await sansTrace(acteur);
  });

  test('ABO-4 refusé en chemin : l’envoi s’arrête, il n’est pas lu jusqu’au bout', async () => {
    const acteur = await unActeur();
    let donnes = 0;
    const sansFin = Readable.from(
      (async function* morceaux() {
        for (;;) {
          donnes++;
          yield Buffer.alloc(65_536);
        }
      })(),
      { objectMode: false },
    );
    const essai = deposerFichier(acteur, unDepot(0, { flux: sansFin, octetsMax: 1_000_000 }));
    await expect(essai).rejects.toMatchObject({ code: 'fichier-trop-gros' });
    expect([sansFin.destroyed, donnes < 40]).toEqual([true, true]);
    await sansTrace(acteur);
  });

  test('ABO-4 le stockage en panne n’est pas un refus : erreur imprévue, aucune trace', async () => {
    const acteur = await unActeur();
    const ecriture = vi.spyOn(await stockage(), 'putStream').mockRejectedValue(new Error('ENOSPC'));
    await expect(deposerFichier(acteur, unDepot(1000))).rejects.toThrow('ENOSPC');
    ecriture.mockRestore();
    await sansTrace(acteur);
  });

  test('ABO-4 un objet qui ne s’ouvre pas : l’erreur du système remonte, aucune trace', async () => {
    const acteur = await unActeur();
    const racine = resolve(env().GRIOTTE_DONNEES, 'fichiers');
    await mkdir(racine, { recursive: true });
    await writeFile(resolve(racine, acteur.rne), 'un fichier à la place du dossier');
    const dit = vi.spyOn(journal, 'error').mockReturnValue(undefined);
    await expect(deposerFichier(acteur, unDepot(1000))).rejects.toMatchObject({ code: 'E_CANNOT_WRITE_FILE' });
    expect(JSON.stringify(dit.mock.calls)).toContain('à effacer');
    dit.mockRestore();
    await rm(resolve(racine, acteur.rne));
    await sansTrace(acteur);
  });
});

describe('Supprimer, lire, copier', () => {
  test('ABO-4 supprimer rend la place, puis efface les objets une fois la transaction acquise', async () => {
    const acteur = await unActeur();
    const un = await deposerFichier(acteur, unDepot(1000));
    const deux = await deposerFichier(acteur, unDepot(30, { module: 'scenarios' }));
    const garde = await deposerFichier(acteur, unDepot(7));
    const defaire = ecrire(acteur, 'test', async (tx) => {
      await supprimerFichiers(tx, acteur, [un.id, deux.id]);
      throw new Error('défait');
    });
    await expect(defaire).rejects.toThrow('défait');
    expect([await compte(acteur.rne), (await objets(acteur.rne)).length]).toEqual([[1007, 30], 3]);
    const effacer = await ecrire(acteur, 'test', (tx) =>
      supprimerFichiers(tx, acteur, [un.id, deux.id, crypto.randomUUID()]),
    );
    expect([await compte(acteur.rne), (await objets(acteur.rne)).length]).toEqual([[7, 0], 3]);
    await effacer();
    expect(await objets(acteur.rne)).toEqual([cleDe(acteur.rne, garde.id)]);
    await expect(lireFichier(acteur, un.id)).rejects.toMatchObject({ code: 'introuvable' });
  });

  test('ABO-4, AUT-2 un fichier d’un autre établissement ne se lit ni ne se supprime', async () => {
    const [acteur, ailleurs] = [await unActeur(), await unActeur()];
    const { id } = await deposerFichier(acteur, unDepot(10));
    for (const faux of [id, 'x', crypto.randomUUID()])
      await expect(lireFichier(ailleurs, faux)).rejects.toMatchObject({ code: 'introuvable' });
    await (await ecrire(ailleurs, 'test', (tx) => supprimerFichiers(tx, ailleurs, [id])))();
    expect((await lireFichier(acteur, id)).octets).toBe(10);
    expect(await compte(acteur.rne)).toEqual([10, 0]);
  });

  test('ABO-4 un disque qui se remplit en chemin a son message, quelle que soit l’erreur qui le dit', async () => {
    const panne = Object.assign(new Error('panne'), { code: 'ENOSPC' });
    for (const e of [panne, new Error('rangement', { cause: panne })])
      expect(enResultat(e, 'essai')).toMatchObject({
        code: 'disque-plein',
        message: expect.stringContaining('Référence'),
      });
  });

  test('ABO-4, PAR-2 une copie est un autre objet, comptée où elle arrive, refusée au-delà du quota', async () => {
    const [avant, apres] = [await unActeur(), await unActeur()];
    const { id } = await deposerFichier(avant, unDepot(300));
    const [source] = await lignes(avant);
    if (!source) throw new Error('rien de déposé');
    const copie = await copierFichier(apres, source);
    expect([await compte(avant.rne), await compte(apres.rne)]).toEqual([
      [300, 0],
      [300, 0],
    ]);
    await (await ecrire(avant, 'test', (tx) => supprimerFichiers(tx, avant, [id])))();
    expect((await buffer((await lireFichier(apres, copie.id)).flux)).length).toBe(300);
    await occuper(apres.rne, QUOTA_OCTETS - 10);
    const [restante] = await lignes(apres);
    if (!restante) throw new Error('copie perdue');
    await expect(copierFichier(apres, restante)).rejects.toMatchObject({ code: 'quota' });
    expect(await objets(apres.rne)).toHaveLength(1);
  });
});
