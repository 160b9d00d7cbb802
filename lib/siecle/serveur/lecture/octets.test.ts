import { describe, expect, test } from 'vitest';
import { codeRefus, eleve, latin9, lire, lireBon, structures, xmlEleves, zip } from '@/tests/fabriques/lecture-siecle';
import { lireFichierSiecle } from './lire-fichier';
import { octetsXml } from './octets';

const XML = xmlEleves(eleve('1', 'LEBŒUF'), structures('1', ['2GATL1', 'D']));
const OCTETS = latin9(XML);
const NOM = 'ElevesSansAdresses.xml';

describe('contenant', () => {
  test('IMP-2 lit le fichier nu ou zippé, quelle que soit l’extension', async () => {
    for (const contenu of [OCTETS, zip({ nom: NOM, octets: OCTETS }), zip({ nom: 'a/b.XML', octets: OCTETS })]) {
      expect((await lireBon('eleves', contenu)).eleves.map((e) => e.nom)).toEqual(['LEBŒUF']);
    }
  });

  test('IMP-2 ignore dossiers, fichiers cachés et doublures de macOS', async () => {
    const archive = zip(
      { nom: 'export/' },
      { nom: `export/${NOM}`, octets: OCTETS },
      { nom: `__MACOSX/export/._${NOM}`, octets: Buffer.from('x') },
      { nom: 'export/.cache.xml', octets: Buffer.from('x') },
      { nom: '.DS_Store', octets: Buffer.from('x') },
      { nom: 'lisez-moi.txt', octets: Buffer.from('x') },
    );
    expect((await lireBon('eleves', archive)).eleves).toHaveLength(1);
  });

  test('IMP-5 refuse une archive sans XML, à plusieurs XML, à trop d’entrées', async () => {
    expect(await codeRefus(zip())).toBe('archive-sans-xml');
    expect(await codeRefus(zip({ nom: 'a.txt', octets: OCTETS }))).toBe('archive-sans-xml');
    expect(await codeRefus(zip({ nom: 'a.xml', octets: OCTETS }, { nom: 'b.xml', octets: OCTETS }))).toBe(
      'archive-plusieurs-xml',
    );
    const beaucoup = Array.from({ length: 21 }, (_, i) => ({ nom: `${i}.txt` }));
    expect(await codeRefus(zip(...beaucoup))).toBe('archive-trop-de-fichiers');
    expect(await codeRefus(zip({ nom: '[Content_Types].xml', octets: OCTETS }))).toBe('ni-zip-ni-xml');
  });

  test('IMP-5 refuse une archive abîmée, tronquée, chiffrée, au chemin remontant ou à la somme fausse', async () => {
    const bonne = zip({ nom: NOM, octets: OCTETS });
    expect(await codeRefus(bonne.subarray(0, bonne.length - 30))).toBe('archive-abimee');
    expect(await codeRefus(zip({ nom: NOM, octets: OCTETS, crc: 1 }))).toBe('archive-abimee');
    expect(await codeRefus(zip({ nom: NOM, octets: OCTETS, taille: OCTETS.length - 1 }))).toBe('archive-abimee');
    expect(await codeRefus(zip({ nom: `../${NOM}`, octets: OCTETS }))).toBe('archive-abimee');
    expect(await codeRefus(zip({ nom: NOM, octets: OCTETS, chiffree: true }))).toBe('archive-chiffree');
    expect(await codeRefus(zip({ nom: NOM, octets: OCTETS, methode: 9 }))).toBe('archive-compression');
  });

  test('IMP-5 refuse une bombe, annoncée ou non, sans la déployer en entier', async () => {
    const bombe = Buffer.alloc(30_000_000, ' ');
    expect(await codeRefus(zip({ nom: NOM, octets: bombe }))).toBe('archive-bombe');
    expect(await codeRefus(zip({ nom: NOM, octets: OCTETS, taille: 200_000_000 }))).toBe('archive-bombe');
  });

  test('IMP-5 refuse un fichier vide, ni zip ni XML, ou un envoi interrompu', async () => {
    expect(await codeRefus(Buffer.alloc(0))).toBe('vide');
    expect(await codeRefus('%PDF-1.7')).toBe('ni-zip-ni-xml');
    expect(await codeRefus('NOM;PRENOM\nA;B')).toBe('ni-zip-ni-xml');
    async function* envoi() {
      yield OCTETS.subarray(0, 10);
      throw new Error('connexion perdue');
    }
    await expect(octetsXml(envoi()).next()).rejects.toMatchObject({ code: 'envoi-interrompu' });
  });

  test('IMP-5 arrête un envoi de plus de 150 Mo', async () => {
    const bloc = Buffer.alloc(1_000_000, ' ');
    let envoyes = 0;
    async function* envoi() {
      for (; envoyes < 1000; envoyes++) yield bloc;
    }
    const lecture = (async () => {
      for await (const _ of octetsXml(envoi()));
    })();
    await expect(lecture).rejects.toMatchObject({ code: 'trop-gros' });
    expect(envoyes).toBeLessThan(160);
  });

  test('IMP-5 borne aussi l’archive elle-même', async () => {
    async function* envoi() {
      yield Buffer.from('PK\x03\x04');
      for (let i = 0; i < 60; i++) yield Buffer.alloc(1_000_000);
    }
    await expect(octetsXml(envoi()).next()).rejects.toMatchObject({ code: 'trop-gros' });
  });

  test('IMP-5 ferme la source dès qu’un refus tombe', async () => {
    const refuses = [Buffer.from('%PDF-1.7'), latin9('<html>'), latin9(XML.replace('ISO-8859-15', 'x-macthai'))];
    for (const debut of refuses) {
      let fermee = false;
      async function* envoi() {
        try {
          for (;;) yield Buffer.concat([debut, Buffer.alloc(70_000, ' ')]);
        } finally {
          fermee = true;
        }
      }
      const lu = await lireFichierSiecle({ source: envoi(), nom: 'x', rne: '0999001W', attendus: ['eleves'] });
      expect([lu.ok, fermee]).toEqual([false, true]);
    }
  });

  test('IMP-2 lit pareil d’un bloc, par morceaux d’un octet ou par un flux web', async () => {
    async function* octetParOctet() {
      for (const octet of OCTETS) yield Uint8Array.of(octet);
    }
    const entier = await lire(OCTETS);
    for (const source of [octetParOctet(), new Blob([new Uint8Array(OCTETS)]).stream()]) {
      const lu = await lireFichierSiecle({ source, nom: 'essai.xml', rne: '0999001W', attendus: ['eleves'] });
      expect(lu).toEqual(entier);
    }
  });
});
