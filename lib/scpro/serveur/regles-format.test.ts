import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FICHIER_MAX } from '../regles-limites';
import { clesInconnues, type DocumentEcrit, decoder, encoder, FAUTES } from './regles-format';

const octets = (texte: string) => new TextEncoder().encode(texte);
const bon = (json: DocumentEcrit) => octets(encoder(json));

/** Un fichier dont la somme est juste, quel que soit son contenu. */
const scelle = (contenu: Uint8Array | string) => {
  const somme = createHash('md5').update(contenu).digest('hex');
  return octets(Buffer.concat([Buffer.from(`250b5e356ed8a4a6${somme}`), Buffer.from(contenu)]).toString('base64'));
};

const message = (o: Uint8Array) => {
  const lu = decoder(o);
  return lu.ok ? 'lu' : lu.message;
};

const lire = (o: Uint8Array) => {
  const lu = decoder(o);
  if (!lu.ok) throw new Error(lu.message);
  return lu.document;
};

describe('Le format .scpro', () => {
  test('SCE-2 se lit comme il s’écrit : préfixe, somme de contrôle, JSON en UTF-8', () => {
    const fichier = encoder({ titre: 'Été · « Préparer »', version: 2, niveau: '2381' });
    const clair = Buffer.from(fichier, 'base64').toString();
    const json = '{"titre":"Été · « Préparer »","version":2,"niveau":"2381"}';
    expect(clair).toBe(`250b5e356ed8a4a6${createHash('md5').update(json).digest('hex')}${json}`);
    expect(lire(octets(fichier))).toMatchObject({ titre: 'Été · « Préparer »', version: '2', niveau: '2381' });
  });

  test('SCE-2 une clé manquante ou nulle est vide, un nombre et une liste de textes sont du texte', () => {
    const lu = lire(bon({ titre: null, ressources: ['a', 'b'], niveau: 2382, diplome: 40030001 }));
    expect(lu).toMatchObject({ titre: '', description: '', ressources: 'a\nb', niveau: '2382', diplome: '40030001' });
    expect(lire(bon({}))).toMatchObject({ titre: '', liensassocies: '', version: '' });
  });

  test('SCE-2 une clé de plus n’empêche rien, et se sait si elle dit quelque chose', () => {
    expect(clesInconnues(lire(bon({ titre: 'a', couleur: 'bleu', vide: '', rien: null, liste: [], u: 'x' })))).toEqual([
      'couleur',
    ]);
  });

  test('SCE-2 passé par un courriel, coupé en lignes ou précédé d’une marque, il se lit encore', () => {
    const coupe = encoder({ titre: 'Un titre assez long pour plusieurs lignes' }).replace(/.{20}/g, '$&\r\n');
    expect(lire(octets(`\ufeff${coupe}\n`)).titre).toBe('Un titre assez long pour plusieurs lignes');
  });

  test('SCE-2 un seul caractère changé, une fin perdue : refusé par la somme de contrôle', () => {
    const fichier = encoder({ titre: 'Préparer une commande', version: 2 });
    for (let rang = 64; rang < fichier.length - 2; rang++) {
      const autre = fichier[rang] === 'A' ? 'B' : 'A';
      expect(message(octets(fichier.slice(0, rang) + autre + fichier.slice(rang + 1)))).toBe(FAUTES.abime);
    }
    expect(message(octets(fichier.slice(0, -8)))).toBe(FAUTES.abime);
    expect(message(octets(`${fichier.slice(0, 40)}!${fichier.slice(41)}`))).toBe(FAUTES.abime);
    expect(message(octets(fichier.slice(0, 30)))).toBe(FAUTES.abime);
  });

  test('SCE-2 ce qui n’est pas un .scpro le dit', () => {
    const autres = ['%PDF-1.7', '{"titre":"a"}', Buffer.from('autre préfixe, autre contenu').toString('base64')];
    for (const autre of autres) expect(message(octets(autre))).toBe(FAUTES.etranger);
    expect(message(octets(' \n'))).toBe(FAUTES.vide);
    expect(message(new Uint8Array(FICHIER_MAX + 1))).toBe(FAUTES['trop-gros']);
  });

  test('SCE-2 une somme juste ne suffit pas : JSON, UTF-8 et rubriques sont vérifiés', () => {
    for (const contenu of ['{"titre":', '[]', '"texte"', 'null'])
      expect(message(scelle(contenu))).toBe(FAUTES.illisible);
    expect(message(scelle(Buffer.from('{"titre":"\xe9"}', 'latin1')))).toBe(FAUTES.illisible);
    expect(message(scelle('{"description":{"a":1}}'))).toContain('«\u00a0description\u00a0»');
    expect(message(scelle(`{"fichiers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toBe('lu');
  });
});
