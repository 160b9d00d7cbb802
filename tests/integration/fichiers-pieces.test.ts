import './base';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fichier } from '@/db/schema/abonnements';
import { fiche } from '@/db/schema/passeport';
import { ecrire, lire } from '@/db/tenant';
import { QUOTA_OCTETS } from '@/lib/abonnement/regles';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { env } from '@/lib/env';
import { NOMBRE_FICHIERS, OCTETS_FICHIER } from '@/lib/fichiers/regles-limites';
import { telechargerFichier } from '@/lib/fichiers/serveur/service-http';
import { supprimerDefinitivement } from '@/lib/passeport/serveur/mutations-enseignant';
import { joindreAFiche, retirerDeFiche, telechargerDeFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { supprimerScenario } from '@/lib/scenarios/serveur/mutations';
import { joindreAScenario, retirerDeScenario, telechargerDeScenario } from '@/lib/scenarios/serveur/mutations-fichiers';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { compte, objets, occuper, unFlux } from '@/tests/fabriques/depot';
import { unApprenant, unCompte, unEnseignant, unEtablissement, unParent } from '@/tests/fabriques/etablissement';
import { verdict } from '@/tests/fabriques/examen';
import { ouvrir, uneClasse, uneFiche } from '@/tests/fabriques/fiche';
import { PHOTO_HEIC, unEnvoi, unPdf } from '@/tests/fabriques/fichiers';
import { zip } from '@/tests/fabriques/lecture-siecle';
import { unScenario } from '@/tests/fabriques/scenario';

const BACPRO = 'bacpro' as const;

async function uneFicheJointe() {
  const rne = await unEtablissement();
  const classe = await uneClasse(rne);
  const id = await uneFiche(classe.apprenant);
  const { piece } = await joindreAFiche(classe.apprenant, { id, partie: BACPRO }, unEnvoi());
  return { rne, ...classe, id, piece };
}

const modifier = (acteur: Acteur, id: string, valeurs: Partial<typeof fiche.$inferInsert>) =>
  ecrire(systeme(acteur.rne), 'test.fiche', (tx) => tx.update(fiche).set(valeurs).where(eq(fiche.id, id)));

const lignes = (rne: string) => lire(systeme(rne), (tx) => tx.select().from(fichier).where(eq(fichier.rne, rne)));

/** Ni ligne, ni octet compté, ni objet, ni fichier de passage. */
async function sansTrace(rne: string) {
  expect([await lignes(rne), await compte(rne), await objets(rne)]).toEqual([[], [0, 0], []]);
  const passage = resolve(env().GRIOTTE_DONNEES, 'depots');
  expect(existsSync(passage) ? readdirSync(passage) : []).toEqual([]);
}

describe('Les fichiers d’une fiche', () => {
  test('PAS-2 se joignent à l’une de ses parties, se listent, se téléchargent, se retirent', async () => {
    const { apprenant, id, piece } = await uneFicheJointe();
    const octets = zip({ nom: 'a.txt', octets: Buffer.from('a') });
    const { piece: bep } = await joindreAFiche(apprenant, { id, partie: 'bep' }, unEnvoi({ nom: 'annexes', octets }));
    expect(bep).toEqual({ id: bep.id, nom: 'annexes.zip', type: 'application/zip', octets: octets.length });
    expect((await lireFiche(apprenant, id)).fichiers).toMatchObject([
      { ...piece, partie: 'bacpro' },
      { ...bep, partie: 'bep' },
    ]);
    expect((await buffer((await telechargerDeFiche(apprenant, { id, fichierId: bep.id })).flux)).equals(octets)).toBe(
      true,
    );
    expect(await compte(apprenant.rne)).toEqual([piece.octets + bep.octets, 0]);
    await retirerDeFiche(apprenant, { id, fichierId: bep.id });
    expect((await lireFiche(apprenant, id)).fichiers).toMatchObject([{ ...piece, partie: 'bacpro' }]);
    expect([await compte(apprenant.rne), (await objets(apprenant.rne)).length]).toEqual([[piece.octets, 0], 1]);
    expect(await verdict(retirerDeFiche(apprenant, { id, fichierId: bep.id }))).toBe('introuvable');
  });

  test('PAS-2, PAS-6 la télécharge qui voit la fiche, et lui seul', async () => {
    const { rne, apprenant, enseignant, id, piece } = await uneFicheJointe();
    const parent = await unParent(rne, [apprenant]);
    const cible = { id, fichierId: piece.id };
    const autres = [await unApprenant(rne), await unEnseignant(rne, []), await unCompte(rne, 'chef')];
    autres.push(await unApprenant(await unEtablissement()));
    const lues = async (acteurs: Acteur[]) => Promise.all(acteurs.map((a) => verdict(telechargerDeFiche(a, cible))));
    expect(await lues([apprenant, enseignant, parent])).toEqual(Array(3).fill('accepté'));
    expect(await lues(autres)).toEqual(Array(4).fill('introuvable'));
    await modifier(apprenant, id, { brouillon: true });
    expect(await lues([apprenant, enseignant, parent])).toEqual(['accepté', 'introuvable', 'introuvable']);
    await modifier(apprenant, id, { brouillon: false, corbeilleLe: new Date() });
    expect(await lues([apprenant, enseignant, parent])).toEqual(['introuvable', 'accepté', 'introuvable']);
  });

  test('PAS-2 hors de la GA, rien ne se joint à une partie BEP', async () => {
    const { apprenant } = await uneClasse(await unEtablissement());
    const id = await uneFiche(apprenant, { referentiel: 'BACPRO-LOGISTIQUE', item: 'G1C2' });
    expect(await verdict(joindreAFiche(apprenant, { id, partie: 'bep' }, unEnvoi()))).toBe('sans-partie-bep');
    expect(await lignes(apprenant.rne)).toEqual([]);
  });

  test('PAS-2 un fichier ne se demande que par sa fiche', async () => {
    const { apprenant, piece } = await uneFicheJointe();
    const autre = await uneFiche(apprenant);
    for (const id of [autre, 'x', piece.id])
      expect(await verdict(telechargerDeFiche(apprenant, { id, fichierId: piece.id }))).toBe('introuvable');
    expect(await verdict(retirerDeFiche(apprenant, { id: autre, fichierId: piece.id }))).toBe('introuvable');
  });

  test('PAS-2 seul son apprenant y joint et en retire, tant que la fiche est à lui', async () => {
    const { rne, apprenant, enseignant, id, piece } = await uneFicheJointe();
    const essayer = async (a: Acteur) => [
      await verdict(joindreAFiche(a, { id, partie: BACPRO }, unEnvoi())),
      await verdict(retirerDeFiche(a, { id, fichierId: piece.id })),
    ];
    expect(await essayer(await unApprenant(rne))).toEqual(['introuvable', 'introuvable']);
    expect(await essayer(enseignant)).toEqual(['interdit', 'interdit']);
    expect(await essayer({ ...apprenant, sorti: true })).toEqual(['interdit', 'interdit']);
    await modifier(apprenant, id, { origineRne: '0999001W' });
    expect(await essayer(apprenant)).toEqual(['transfere', 'transfere']);
    await modifier(apprenant, id, { origineRne: null, corbeilleLe: new Date() });
    expect(await essayer(apprenant)).toEqual(['introuvable', 'introuvable']);
    expect(await lignes(rne)).toHaveLength(1);
  });

  test('PAE-1 joindre ou retirer rend la fiche nouvelle à ses enseignants, sans arrêter celui qui l’écrit', async () => {
    const { apprenant, enseignant, id, piece } = await uneFicheJointe();
    const inedite = async () => (await lireFiche(enseignant, id)).inedit;
    const { version } = await lireFiche(apprenant, id);
    await ouvrir(enseignant, id);
    expect(await inedite()).toBe(false);
    await joindreAFiche(apprenant, { id, partie: BACPRO }, unEnvoi());
    expect(await inedite()).toBe(true);
    await ouvrir(enseignant, id);
    await retirerDeFiche(apprenant, { id, fichierId: piece.id });
    expect([await inedite(), (await lireFiche(apprenant, id)).version]).toEqual([true, version]);
  });

  test('PAS-2 sans droit, rien n’est même reçu', async () => {
    const { enseignant, id } = await uneFicheJointe();
    let lu = false;
    async function* flux() {
      lu = true;
      yield unPdf();
    }
    await verdict(joindreAFiche(enseignant, { id, partie: BACPRO }, { nom: 'a.pdf', flux: flux() }));
    expect(lu).toBe(false);
  });

  test('PAS-2 le nombre est borné par partie, même pour des envois simultanés', async () => {
    const { apprenant, id } = await uneFicheJointe();
    const joindre = () => verdict(joindreAFiche(apprenant, { id, partie: BACPRO }, unEnvoi()));
    const codes = await Promise.all(Array.from({ length: NOMBRE_FICHIERS + 2 }, joindre));
    expect(codes.filter((c) => c === 'accepté')).toHaveLength(NOMBRE_FICHIERS - 1);
    expect(new Set(codes)).toEqual(new Set(['accepté', 'fichiers-nombre']));
    expect(await verdict(joindreAFiche(apprenant, { id, partie: 'bep' }, unEnvoi()))).toBe('accepté');
    expect((await objets(apprenant.rne)).length).toBe(NOMBRE_FICHIERS + 1);
  });

  test('ABO-4 ce qui reste d’espace se dit quand il en reste moins d’un dixième', async () => {
    const { rne, apprenant, id } = await uneFicheJointe();
    const joindre = () => joindreAFiche(apprenant, { id, partie: BACPRO }, unEnvoi());
    await occuper(rne, Math.floor(QUOTA_OCTETS * 0.89));
    expect(await joindre()).toEqual({ piece: expect.anything() });
    await occuper(rne, QUOTA_OCTETS - 1024 ** 2 - unPdf().length);
    expect((await joindre()).alerte).toMatch(/Il ne reste que 1\sMo sur 3\sGo/);
  });

  test('PAE-3 effacer la fiche pour de bon efface ses fichiers', async () => {
    const { rne, apprenant, enseignant, id } = await uneFicheJointe();
    await modifier(apprenant, id, { corbeilleLe: new Date() });
    await supprimerDefinitivement(enseignant, id);
    await sansTrace(rne);
  });
});

describe('Les photos', () => {
  const jpeg = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#a00' } })
      .jpeg()
      .toBuffer();

  test('PAS-2 deviennent des PDF, sous leur nom ou celui du jour', async () => {
    const { apprenant, id } = await uneFicheJointe();
    const joindre = async (nom: string, octets: Buffer) =>
      (await joindreAFiche(apprenant, { id, partie: BACPRO }, unEnvoi({ nom, octets }))).piece.nom;
    expect(await joindre('Poste de travail.JPG', await jpeg())).toBe('Poste de travail.pdf');
    expect(await joindre('IMG_0001.HEIC', PHOTO_HEIC)).toBe('IMG_0001.pdf');
    expect(await joindre('IMG_0002.jpg', PHOTO_HEIC)).toBe('IMG_0002.pdf'); // un HEIC que l'appareil nomme mal
    expect(await joindre('image.jpg', await jpeg())).toMatch(/^photo-\d{4}-\d\d-\d\d\.pdf$/);
    const [, joint] = (await lireFiche(apprenant, id)).fichiers;
    const { type, flux } = await telechargerDeFiche(apprenant, { id, fichierId: joint?.id ?? '' });
    expect([type, (await text(flux)).slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  });

  test('ABO-4 une photo se compte réduite, et tient où elle n’aurait pas tenu entière', async () => {
    const { rne, apprenant, id } = await uneFicheJointe();
    const bruit = sharp({
      create: {
        width: 3000,
        height: 2000,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 20 },
      },
    });
    const octets = await bruit.jpeg({ quality: 100 }).toBuffer();
    const depart = QUOTA_OCTETS - Math.floor(octets.length / 2);
    await occuper(rne, depart);
    const { piece } = await joindreAFiche(apprenant, { id, partie: BACPRO }, unEnvoi({ nom: 'a.jpg', octets }));
    expect(piece.octets).toBeLessThan(octets.length / 2);
    expect(await compte(rne)).toEqual([depart + piece.octets, 0]);
  });
});

describe('Les fichiers d’un scénario', () => {
  test('SCE-2, SCE-4 l’auteur joint et retire ; un collègue télécharge ceux d’un public, jamais d’un privé', async () => {
    const rne = await unEtablissement();
    const [auteur, collegue] = [await unEnseignant(rne, []), await unEnseignant(rne, [])];
    const ailleurs = await unEnseignant(await unEtablissement(), []);
    const [ouvert, prive] = [await unScenario(auteur), await unScenario(auteur, { prive: true })];
    for (const { id } of [ouvert, prive]) {
      const { piece } = await joindreAScenario(auteur, id, unEnvoi());
      expect((await lireScenario(auteur, id)).fichiers).toEqual([piece]);
      const cible = { id, fichierId: piece.id };
      const lues = [auteur, collegue, ailleurs].map((a) => verdict(telechargerDeScenario(a, cible)));
      const refus = id === prive.id ? 'introuvable' : 'scenario-auteur';
      expect(await Promise.all(lues)).toEqual(['accepté', id === prive.id ? 'introuvable' : 'accepté', 'introuvable']);
      expect(await verdict(joindreAScenario(collegue, id, unEnvoi()))).toBe(refus);
      expect(await verdict(retirerDeScenario(collegue, cible))).toBe(refus);
      expect(await verdict(retirerDeScenario(ailleurs, cible))).toBe('introuvable');
    }
    expect((await compte(rne))[1]).toBe(2 * unPdf().length);
    for (const { id } of [ouvert, prive]) await supprimerScenario(auteur, { id });
    await sansTrace(rne);
  });
});

describe('Un envoi hostile ou raté', () => {
  const pixels = { create: { width: 20, height: 20, channels: 3 as const, background: '#a00' } };
  const PROGRAMME = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(4000)]);
  const ECLATEE = zip({ nom: 'a.txt', octets: Buffer.alloc(30 * 1024 ** 2) });

  test.each<[string, string, Uint8Array | Promise<Uint8Array>, string]>([
    ['rien dedans', 'a.pdf', Buffer.alloc(0), 'fichier-vide'],
    ['un programme nommé .pdf', 'a.pdf', PROGRAMME, 'fichier-format'],
    ['un SVG nommé .png', 'a.png', Buffer.from('<svg onload="alert(1)"/>'), 'fichier-format'],
    ['une page nommée .pdf', 'a.pdf', Buffer.from('<html><script>1</script>'), 'fichier-format'],
    ['un PDF nommé .exe', 'a.exe', unPdf(), 'fichier-format'],
    ['un PDF nommé .png', 'a.png', unPdf(), 'fichier-nom'],
    ['un PNG nommé .pdf', 'a.pdf', sharp(pixels).png().toBuffer(), 'fichier-nom'],
    ['un zip nommé .pdf', 'a.pdf', zip({ nom: 'a', octets: PROGRAMME }), 'fichier-nom'],
    ['un document nommé .docx', 'a.docx', zip({ nom: 'word/document.xml' }), 'fichier-format'],
    ['un PDF à script', 'a.pdf', unPdf({ objets: ['<</S/JavaScript/JS(1)>>'] }), 'pdf-actif'],
    ['un PDF suivi d’un zip', 'a.pdf', Buffer.concat([unPdf(), zip({ nom: 'a.exe' })]), 'fichier-double'],
    ['une bombe', 'a.zip', ECLATEE, 'zip-trop-gros'],
    ['un zip au nom « ../ »', 'a.zip', zip({ nom: '../a.txt' }), 'zip-interdit'],
    ['un zip à programme', 'a.zip', zip({ nom: 'a.txt', octets: PROGRAMME }), 'zip-interdit'],
    ['une photo abîmée', 'a.jpg', Buffer.from('\xff\xd8\xff\xe0 rien', 'latin1'), 'photo-illisible'],
  ])('PAS-2 %s : refusé, sans trace', async (_, nom, octets, code) => {
    const rne = await unEtablissement();
    const { apprenant } = await uneClasse(rne);
    const id = await uneFiche(apprenant);
    const envoi = unEnvoi({ nom, octets: await octets });
    expect(await verdict(joindreAFiche(apprenant, { id, partie: BACPRO }, envoi))).toBe(code);
    await sansTrace(rne);
  });

  test('PAS-2 200 Mo : refusés sur leur annonce, sans être lus ; sans annonce, dès la limite', async () => {
    const rne = await unEtablissement();
    const { apprenant } = await uneClasse(rne);
    const id = await uneFiche(apprenant);
    const gros = 200 * 1024 ** 2;
    const annonce = unFlux(gros);
    const joindre = (annonces?: number, flux = unFlux(gros)) =>
      verdict(joindreAFiche(apprenant, { id, partie: BACPRO }, { nom: 'a.pdf', flux, ...(annonces && { annonces }) }));
    expect(await joindre(gros, annonce)).toBe('fichier-trop-gros');
    expect(annonce.readableDidRead).toBe(false);
    expect(await joindre()).toBe('fichier-trop-gros');
    expect(await joindre(OCTETS_FICHIER, unFlux(1000))).toBe('envoi-interrompu');
    await sansTrace(rne);
  });

  test('PAS-2 un nom qui trompe ou qui s’échappe est nettoyé, jusque dans l’en-tête', async () => {
    const { apprenant, id } = await uneFicheJointe();
    const noms: [string, string][] = [
      ['../../etc/compte.pdf', 'compte.pdf'],
      ['facture\u202Egpj.pdf', 'facturegpj.pdf'],
      ['a\u0000b\r\nc.pdf', 'abc.pdf'],
      ['sans extension', 'sans extension.pdf'],
      ['', 'fichier.pdf'],
    ];
    for (const [nom, garde] of noms) {
      const { piece } = await joindreAFiche(apprenant, { id, partie: BACPRO }, unEnvoi({ nom }));
      expect([nom, piece.nom]).toEqual([nom, garde]);
    }
    const [, { id: fichierId = '' } = {}] = (await lireFiche(apprenant, id)).fichiers;
    const { headers } = telechargerFichier(await telechargerDeFiche(apprenant, { id, fichierId }));
    expect(Object.fromEntries(headers)).toEqual({
      'content-type': 'application/pdf',
      'content-length': String(unPdf().length),
      'content-disposition': `attachment; filename="compte.pdf"; filename*=UTF-8''compte.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });
});
