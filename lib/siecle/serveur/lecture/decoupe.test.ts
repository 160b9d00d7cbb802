import { describe, expect, test } from 'vitest';
import { RefusFichier } from '../../regles-anomalies';
import { Decoupeur } from './decoupe';
import { balise, branche, fiche } from './forme';
import type { FicheXml } from './recolte';
import { attribut, champ, enfants, lireBalise } from './xml';

const FORME = balise({
  LISTE: balise({ FICHE: fiche(['NOM', 'CODE'], { SOUS: branche(['CODE']) }) }),
});

function decouper(xml: string, morceau = xml.length): FicheXml[] {
  const fiches: FicheXml[] = [];
  const decoupeur = new Decoupeur({ surRacine: () => FORME, surFiche: (f) => fiches.push({ ...f }) });
  for (let i = 0; i < xml.length; i += morceau) decoupeur.ecrire(xml.slice(i, i + morceau));
  decoupeur.terminer();
  return fiches;
}

function refusDe(xml: string, morceau?: number): { code: string; ligne: number | undefined; message: string } {
  try {
    decouper(xml, morceau);
  } catch (erreur) {
    if (erreur instanceof RefusFichier) return { code: erreur.code, ligne: erreur.ligne, message: erreur.message };
    throw erreur;
  }
  return { code: 'accepté', ligne: undefined, message: '' };
}

const R = (contenu: string) => `<?xml version="1.0"?>\n<R>\n<LISTE>\n${contenu}</LISTE>\n</R>\n`;

describe('découpe', () => {
  const xml = R(
    `<FICHE ID="1&quot;" X='2'><NOM> L&apos;É &#233;&#xE9; </NOM><CODE>1 A</CODE><TEL>06</TEL>\n` +
      `<AUTRE><CODE>faux</CODE><NOM>faux</NOM></AUTRE><SOUS><CODE>s</CODE></SOUS></FICHE>\n<FICHE ID="2"/>`,
  );

  test('IMP-5 rend les fiches avec leur ligne, réduites aux balises gardées', () => {
    const fiches = decouper(xml);
    expect(fiches.map((f) => [f.nom, f.ligne])).toEqual([
      ['FICHE', 4],
      ['FICHE', 6],
    ]);
    expect(fiches[0]?.xml).not.toMatch(/TEL|faux/);
  });

  test('IMP-5 ne confond pas une balise et son homonyme plus profond', () => {
    const [premiere = { nom: '', xml: '', ligne: 0 }] = decouper(xml);
    const noeud = lireBalise(premiere);
    expect(champ(noeud, 'CODE')).toBe('1 A');
    expect(champ(noeud, 'NOM')).toBe("L'É éé");
    expect(enfants(noeud, 'SOUS').map((s) => champ(s, 'CODE'))).toEqual(['s']);
    expect([attribut(noeud, 'ID'), attribut(noeud, 'X'), attribut(noeud, 'Y')]).toEqual(['1"', '2', null]);
  });

  test('IMP-5 rend la même chose quelle que soit la coupe des blocs', () => {
    const entier = decouper(xml);
    for (let taille = 1; taille < 40; taille++) expect(decouper(xml, taille)).toEqual(entier);
  });

  test('IMP-5 garde le CDATA tel quel et oublie commentaires et instructions', () => {
    const [f = { nom: '', xml: '', ligne: 0 }] = decouper(
      R('<FICHE><NOM>A<!-- <x> & --><![CDATA[<b>&amp;]]><?x y?></NOM></FICHE>'),
    );
    expect(champ(lireBalise(f), 'NOM')).toBe('A<b>&amp;');
  });

  test('IMP-5 ne se laisse pas tromper par des noms d’objet', () => {
    const [f = { nom: '', xml: '', ligne: 0 }] = decouper(
      R(
        '<FICHE __proto__="x" constructor="y"><__proto__>z</__proto__><constructor>z</constructor><NOM>A</NOM></FICHE>',
      ),
    );
    const noeud = lireBalise(f);
    expect([champ(noeud, 'NOM'), champ(noeud, '__proto__'), Object.hasOwn({}, 'x')]).toEqual(['A', null, false]);
  });

  const FAUTES: [string, string, string, number][] = [
    ['balise fermante qui ne répond pas', R('<FICHE><NOM>A</NOM></FICHES>'), 'mal-forme', 4],
    ['chevauchement dans ce qui est jeté', R('<X>\n<Y></X></Y>'), 'mal-forme', 5],
    ['fermante de trop', '<R></R>\n</R>', 'mal-forme', 2],
    ['attribut sans guillemets', R('<X a=1></X>'), 'mal-forme', 4],
    ['attribut répété', R('<X a="1" a="2"/>'), 'mal-forme', 4],
    ['attribut dans une fermante', R('<X></X a="1">'), 'mal-forme', 4],
    ['chevron dans un attribut', R('<X a="<"/>'), 'mal-forme', 4],
    ['nom de balise impossible', R('<1X/>'), 'mal-forme', 4],
    ['esperluette nue', R('<X>A & B</X>'), 'mal-forme', 4],
    ['entité inconnue', R('\n<X>&eacute;</X>'), 'mal-forme', 5],
    ['entité inconnue en attribut', R('<X a="&x;"/>'), 'mal-forme', 4],
    ['référence à un caractère interdit', R('<X>&#0;</X>'), 'mal-forme', 4],
    ['référence hors d’Unicode', R('<X>&#x110000;</X>'), 'mal-forme', 4],
    ['caractère de commande', R('<X>\u0001</X>'), 'mal-forme', 4],
    ['deux racines', '<R/>\n<R/>', 'mal-forme', 2],
    ['texte après la racine', '<R/>\nfin', 'mal-forme', 1],
    ['déclaration après le début', '\n<?xml version="1.0"?><R/>', 'mal-forme', 2],
    ['déclaration mal écrite', '<?xml versio="1.0"?><R/>', 'mal-forme', 1],
    ['deux tirets dans un commentaire', '<R><!-- a -- b --></R>', 'mal-forme', 1],
    ['fin de CDATA dans un texte', '<R>]]></R>', 'mal-forme', 1],
    ['document sans balise', '<!-- rien -->', 'mal-forme', 1],
    ['arrêt dans une balise', '<R>\n<X', 'tronque', 2],
    ['arrêt dans un texte', '<R>\n<X>abc', 'tronque', 2],
    ['arrêt dans un commentaire', '<R>\n<!-- abc', 'tronque', 2],
    ['DOCTYPE', '<!DOCTYPE R><R/>', 'doctype', 1],
    ['DOCTYPE à entités', '<?xml version="1.0"?>\n<!DOCTYPE R [<!ENTITY a "b">]><R>&a;</R>', 'doctype', 2],
    ['ENTITY au milieu', R('<!ENTITY a "b">'), 'doctype', 4],
    ['13 niveaux', '<a>\n'.repeat(13), 'trop-profond', 13],
    ['11 attributs', `<a ${Array.from({ length: 11 }, (_, i) => `a${i}=""`).join(' ')}/>`, 'trop-d-attributs', 1],
    ['texte de 4 097 caractères', `<a>\n<b>${'x'.repeat(4097)}</b></a>`, 'texte-trop-long', 2],
    ['CDATA démesuré', `<a>\n<![CDATA[${'x'.repeat(5000)}]]></a>`, 'texte-trop-long', 2],
    ['balise démesurée', `<a b="${'x'.repeat(70_000)}"`, 'mal-forme', 1],
    ['fiche démesurée', R(`<FICHE>${`<NOM>${'x'.repeat(4000)}</NOM>`.repeat(300)}</FICHE>`), 'fiche-trop-longue', 4],
  ];

  test.each(FAUTES)('IMP-5 refuse : %s', (_titre, xmlFautif, code, ligne) => {
    expect(refusDe(xmlFautif)).toMatchObject({ code, ligne });
    expect(refusDe(xmlFautif, 7)).toMatchObject({ code, ligne });
  });

  test('IMP-5 accepte 12 niveaux, 10 attributs et 4 096 caractères', () => {
    const attributs = Array.from({ length: 10 }, (_, i) => `a${i}=""`).join(' ');
    expect(refusDe(`${'<a>'.repeat(11)}<a ${attributs}>${'x'.repeat(4096)}</a>${'</a>'.repeat(11)}`).code).toBe(
      'accepté',
    );
  });

  test('IMP-5 garde une mémoire bornée sur un texte ou un blanc sans fin', () => {
    const decoupeur = new Decoupeur({ surRacine: () => FORME, surFiche: () => undefined });
    decoupeur.ecrire('<R>');
    expect(() => {
      for (let i = 0; i < 1000; i++) decoupeur.ecrire(' '.repeat(1000));
    }).toThrow(RefusFichier);
  });
});
