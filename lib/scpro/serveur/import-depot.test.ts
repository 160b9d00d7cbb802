import { describe, expect, test } from 'vitest';
import { zip } from '@/tests/fabriques/lecture-siecle';
import { unEnvoiScpro, unFichierScpro } from '@/tests/fabriques/scpro';
import { DEPLOYE_MAX, ENTREES_MAX, ENVOI_MAX, FICHIER_MAX } from '../regles-limites';
import { lireChoix, lireEnvoi, recevoir } from './import-depot';
import { encoder, FAUTES } from './regles-format';

const scpro = (titre: string) => Buffer.from(encoder({ titre, version: 2 }));
const fichier = (nom: string, octets: Buffer) => new File([new Uint8Array(octets)], nom);

const lire = async (...fichiers: File[]) => {
  const { scenarios, refuses } = await lireEnvoi(fichiers);
  return { titres: scenarios.map((s) => s.brouillon.titre), refuses, scenarios };
};
const messages = async (octets: Buffer) => (await lire(fichier('a.zip', octets))).refuses.map((r) => r.message);

describe('Un envoi de scénarios', () => {
  test('SCE-2 un fichier, plusieurs, une archive : dans l’ordre, avec des clés qui ne changent pas', async () => {
    const archive = zip(
      { nom: 'dossier/' },
      { nom: 'dossier/b.scpro', octets: scpro('B') },
      { nom: 'c.SCPRO', octets: scpro('C') },
    );
    const envoi = () =>
      lire(fichier('a.scpro', scpro('A')), fichier('lot.zip', archive), fichier('d.scpro', scpro('A')));
    const { titres, refuses, scenarios } = await envoi();
    expect([titres, refuses]).toEqual([['A', 'B', 'C', 'A'], []]);
    expect(scenarios.map((s) => s.fichier)).toEqual(['a.scpro', 'b.scpro', 'c.SCPRO', 'd.scpro']);
    expect(new Set(scenarios.map((s) => s.cle)).size).toBe(4);
    expect((await envoi()).scenarios.map((s) => s.cle)).toEqual(scenarios.map((s) => s.cle));
    expect([scenarios[0]?.somme === scenarios[3]?.somme, scenarios[0]?.somme === scenarios[1]?.somme]).toEqual([
      true,
      false,
    ]);
  });

  test('SCE-2 un fichier abîmé est nommé et n’arrête pas les autres', async () => {
    const abime = scpro('B');
    abime[abime.length - 10] = 0x41;
    const { titres, refuses } = await lire(
      fichier('a.scpro', scpro('A')),
      fichier('../b.scpro', abime),
      fichier('c.pdf', Buffer.from('%PDF')),
    );
    expect(titres).toEqual(['A']);
    expect(refuses).toEqual([
      { fichier: 'b.scpro', message: FAUTES.abime },
      { fichier: 'c.pdf', message: FAUTES.etranger },
    ]);
  });

  test('SCE-2 dans une archive, les chemins sont ignorés, ce qui n’est pas un scénario est dit', async () => {
    const { titres, refuses, scenarios } = await lire(
      fichier(
        'lot.zip',
        zip(
          { nom: '../../etc/a.scpro', octets: scpro('A') },
          { nom: 'C:\\temp\\b.scpro', octets: scpro('B') },
          { nom: '__MACOSX/._a.scpro', octets: Buffer.from('x') },
          { nom: '.cache.scpro', octets: Buffer.from('x') },
          { nom: 'notes.txt', octets: Buffer.from('x') },
          { nom: 'autre.zip', octets: zip({ nom: 'c.scpro', octets: scpro('C') }) },
          { nom: 'faux.scpro', octets: zip({ nom: 'c.scpro', octets: scpro('C') }) },
        ),
      ),
    );
    expect([titres, scenarios.map((s) => s.fichier)]).toEqual([
      ['A', 'B'],
      ['a.scpro', 'b.scpro'],
    ]);
    expect(refuses.map((r) => r.fichier)).toEqual(['notes.txt', 'autre.zip', 'faux.scpro']);
    expect(refuses[1]?.message).toContain('archive dans une archive');
    expect(refuses[2]?.message).toBe(FAUTES.etranger);
  });

  test('SCE-2 une archive abîmée, chiffrée, vide ou démesurée est refusée d’un bloc', async () => {
    const octets = scpro('A');
    const tailles = { nom: 'a.scpro', octets, taille: FICHIER_MAX };
    const trop = Array.from({ length: DEPLOYE_MAX / FICHIER_MAX + 1 }, () => tailles);
    const cas: [Buffer, RegExp][] = [
      [zip({ nom: 'a.scpro', octets }).subarray(0, 60), /abîmée/],
      [zip({ nom: 'a.scpro', octets, chiffree: true }), /mot de passe/],
      [zip({ nom: 'a.txt', octets }), /aucun fichier \.scpro/],
      [zip(...Array.from({ length: ENTREES_MAX + 1 }, (_, n) => ({ nom: `${n}.txt` }))), /plus de 1000/],
      [zip(...trop), /se déploie au-delà de 16/],
    ];
    for (const [archive, dit] of cas) expect(await messages(archive)).toEqual([expect.stringMatching(dit)]);
  });

  test('SCE-2 une entrée trop grosse, ou qui ment sur sa taille, n’est pas déployée', async () => {
    const gros = Buffer.alloc(FICHIER_MAX + 1, 'A');
    expect(await messages(zip({ nom: 'a.scpro', octets: gros }))).toEqual([FAUTES['trop-gros']]);
    expect(await messages(zip({ nom: 'a.scpro', octets: gros, taille: 100 }))).toEqual([FAUTES.abime]);
  });

  test('SCE-2 plus de trois cents scénarios ne se lisent pas', async () => {
    const octets = scpro('A');
    const archive = zip(...Array.from({ length: 301 }, (_, n) => ({ nom: `${n}.scpro`, octets })));
    await expect(lire(fichier('lot.zip', archive))).rejects.toMatchObject({ code: 'scpro-trop-nombreux' });
  });
});

test('SCE-2 trop de texte dans un envoi : ce qui ne tient pas est laissé de côté, le reste se lit', async () => {
  const long = Buffer.from(encoder({ titre: 'Long', version: 2, description: `${'<br>'.repeat(27_000)}a` }));
  const fichiers = Array.from({ length: 38 }, (_, n) => fichier(`${n}.scpro`, long));
  const { titres, refuses } = await lire(...fichiers, fichier('court.scpro', scpro('Court')));
  expect([titres.length, titres.at(-1), refuses.length]).toEqual([38, 'Court', 1]);
  expect(refuses[0]).toMatchObject({ fichier: '37.scpro', message: expect.stringContaining('à part') });
});

describe('La demande du navigateur', () => {
  const refus = (requete: Request) =>
    recevoir(requete).then(
      () => 'reçu',
      (e: { code: string }) => e.code,
    );

  test('SCE-2 se refuse vide, coupée, ou plus grosse que ce qu’on lit', async () => {
    const corps = new FormData();
    const envoi = (headers: HeadersInit, body: BodyInit = corps) =>
      new Request('http://localhost/', { method: 'POST', body, headers });
    expect(await refus(envoi({}))).toBe('scpro-trop-gros');
    expect(await refus(envoi({ 'content-length': String(ENVOI_MAX + 1) }))).toBe('scpro-trop-gros');
    expect(await refus(envoi({ 'content-length': '10' }))).toBe('scpro-sans-fichier');
    const coupe = { 'content-length': '10', 'content-type': 'multipart/form-data; boundary=x' };
    expect(await refus(envoi(coupe, '--x\r\nContent-Disp'))).toBe('envoi-interrompu');
    expect(await refus(unEnvoiScpro([unFichierScpro('a.scpro')]))).toBe('reçu');
  });

  test('SCE-2 ses choix sont vérifiés', async () => {
    const bon = { cle: '0-a', referentiel: 'BACPRO-GA', niveau: 1, prive: true };
    const lus = async (choix: unknown) =>
      lireChoix((await recevoir(unEnvoiScpro([unFichierScpro('a')], choix))).formulaire);
    expect(await lus([bon])).toEqual([bon]);
    for (const choix of ['{', [], [bon, bon], [{ ...bon, niveau: 4 }], [{ ...bon, prive: 'oui' }], undefined])
      await expect(lus(choix)).rejects.toMatchObject({ code: 'saisie' });
  });
});
