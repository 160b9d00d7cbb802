import { describe, expect, test } from 'vitest';
import { surDisque, verdict } from '@/tests/fabriques/examen';
import { zip } from '@/tests/fabriques/lecture-siecle';
import { examinerZip } from './examen-zip';

const examiner = (archive: Buffer) => surDisque(archive, (chemin, dossier) => verdict(examinerZip(chemin, dossier)));

const texte = (nom: string) => ({ nom, octets: Buffer.from('Bonjour') });
const PROGRAMME = Buffer.concat([Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.alloc(500)]);

describe('Un zip déposé', () => {
  test('SCE-2 ordinaire : dossiers, documents de bureau, zip dans le zip : accepté', async () => {
    const interieur = zip(texte('notes.txt'));
    const archive = zip(
      { nom: 'cours/' },
      texte('cours/été 1.txt'),
      { nom: 'cours/lettre.docx', octets: zip(texte('word/document.xml')) },
      { nom: 'cours/annexes.zip', octets: interieur },
      { nom: 'cours/tableau.csv', octets: Buffer.alloc(3_000_000, 'a;b;c\n') },
    );
    expect(await examiner(archive)).toBe('accepté');
  });

  test('SCE-2 vide, tronqué, à la somme ou à la taille fausse : illisible', async () => {
    const bon = zip(texte('a.txt'));
    const cas = [
      zip(),
      bon.subarray(0, bon.length - 8),
      Buffer.concat([bon, Buffer.from('suite')]),
      zip({ ...texte('a.txt'), crc: 1 }),
      zip({ ...texte('a.txt'), taille: 3 }),
      zip({ ...texte('a.txt'), taille: 300 }),
      zip({ ...texte('a.txt'), methode: 12 }),
    ];
    for (const archive of cas) expect(await examiner(archive)).toBe('zip-illisible');
  });

  test.each(['../a.txt', 'a/../../b.txt', '/etc/passwd', 'C:\\a.txt', '..\\a.txt'])(
    'SCE-2 « %s » sortirait du dossier : refusé',
    async (nom) => {
      expect(await examiner(zip(texte('a.txt'), texte(nom)))).toBe('zip-interdit');
    },
  );

  test.each(['jeu.exe', 'JEU.EXE', 'a.bat', 'dossier/b.js', 'c.vbs', 'd.scr', 'e.lnk', 'f.exe ', 'g.exe.', 'h.7z'])(
    'SCE-2 contient « %s » : refusé',
    async (nom) => {
      expect(await examiner(zip(texte(nom)))).toBe('zip-interdit');
    },
  );

  test('SCE-2 un programme sous un autre nom, ou au fond d’un zip intérieur : refusé', async () => {
    expect(await examiner(zip({ nom: 'photo.jpg', octets: PROGRAMME }))).toBe('zip-interdit');
    expect(await examiner(zip({ nom: 'b.zip', octets: zip({ nom: 'x.txt', octets: PROGRAMME }) }))).toBe(
      'zip-interdit',
    );
    expect(await examiner(zip({ nom: 'b.zip', octets: zip(texte('x.cmd')) }))).toBe('zip-interdit');
  });

  test('SCE-2 chiffré : refusé ; un seul niveau de zip dans le zip', async () => {
    expect(await examiner(zip({ ...texte('a.txt'), chiffree: true }))).toBe('zip-protege');
    const deux = zip({ nom: 'c.zip', octets: zip(texte('a.txt')) });
    expect(await examiner(zip({ nom: 'b.zip', octets: deux }))).toBe('zip-interdit');
  });

  test('SCE-2 une bombe est refusée : par son rapport, sa taille annoncée, son nombre, ou ses copies', async () => {
    const zeros = Buffer.alloc(30 * 1024 ** 2);
    const cas = [
      zip({ nom: 'a.txt', octets: zeros }),
      zip({ ...texte('a.txt'), taille: 600 * 1024 ** 2 }),
      zip(...Array.from({ length: 2001 }, (_, i) => texte(`${i}.txt`))),
      zip({ nom: 'b.zip', octets: zip({ nom: 'a.txt', octets: zeros }) }),
    ];
    for (const archive of cas) expect(await examiner(archive)).toBe('zip-trop-gros');
  });

  test('SCE-2 le refus nomme ce qu’il faut retirer, sans chemin ni caractère qui trompe', async () => {
    const nom = 'dossier/facture\u202Efdp.exe';
    const essai = surDisque(zip({ ...texte(nom), utf8: true }), examinerZip);
    await expect(essai).rejects.toThrow('Il contient un programme\u00a0: «\u00a0facture fdp.exe\u00a0». Retirez-le');
  });
});
