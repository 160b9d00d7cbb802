import { describe, expect, test } from 'vitest';
import { creerAttributeurLogins, loginDeBase } from './regles-login';

describe('login de base', () => {
  test.each([
    ['Lucas', 'MARTIN', 'lucas.martin'],
    ['Éléonore', 'LÉVÊQUE', 'eleonore.leveque'],
    ['Cœline', 'LEBŒUF', 'coeline.leboeuf'],
    ['Žofia', 'L’HAŸ', 'zofia.lhay'],
    ["M'Hamed", "N'DIAYE", 'mhamed.ndiaye'],
    ['Jean Pierre', 'DUPONT', 'jean-pierre.dupont'],
    ['Jean-Pierre', 'DUPONT', 'jean-pierre.dupont'],
    ['João', 'PEREIRA--MARTINS', 'joao.pereira-martins'],
    ['Zeynep ?', 'SALAM', 'zeynep.salam'],
    ['O', 'Y', 'o.y'],
    ['Straße', 'GROß', 'strasse.gross'],
    ['Łukasz', 'SØRENSEN', 'lukasz.sorensen'],
    ['İpek', 'IŞIK', 'ipek.isik'],
    ['Ana\u00a0Maria', '  DA   SILVA ', 'ana-maria.da-silva'],
    ['-Léa-', '.NOM_', 'lea.nom'],
    ['', 'SERVICE ENFANCE', 'service-enfance'],
    ['Madonna', '', 'madonna'],
    ['?', '…', 'utilisateur'],
    ['', '', 'utilisateur'],
  ])('AUT-3 %s %s → %s', (prenom, nom, login) => {
    expect(loginDeBase(prenom, nom)).toBe(login);
  });

  test('AUT-3 coupe la plus longue des deux parts, sans laisser de trait d’union au bout', () => {
    expect(loginDeBase('Fanomezantsoa', 'ANDRIANTSITOHAINA')).toBe('fanomezan.andriantsi');
    expect(loginDeBase('Marie-Charlotte Éléonore', 'Y')).toBe('marie-charlotte-el.y');
    expect(loginDeBase('Marie-Charlotte Éléonore', 'DE ROCHEBRUNE DE LA TOUR DU PIN')).toBe('marie-cha.de-rochebr');
    expect(loginDeBase('Zoé', 'PAPADIMITRAKOPOULOSIDIS')).toBe('zoe.papadimitrakopou');
    expect(loginDeBase('Anne-Mar-Charlotte', 'BO DU PONTEL DELACOUR')).toBe('anne-mar.bo-du-pont');
  });
});

const LETTRES = ['a', 'É', 'œ', '-', ' ', "'", '?', 'z', 'B', 'ç', '9', '.', 'Ş', 'l', 'n', 'e'];

/** Suite de mots tirés d'une graine, pour que l'échec se rejoue. */
function* mots(graine: number): Generator<string> {
  let etat = graine;
  const tirer = (n: number) => {
    etat = (Math.imul(etat, 1103515245) + 12345) & 0x7fffffff;
    return (etat >> 8) % n;
  };
  for (;;) yield Array.from({ length: tirer(26) }, () => LETTRES[tirer(LETTRES.length)] ?? '').join('');
}

describe('attribution', () => {
  test('AUT-3 numérote les homonymes à partir de 2, dans les 20 caractères', () => {
    const attribuer = creerAttributeurLogins([]);
    const noms = Array.from({ length: 11 }, () => attribuer('Lucas', 'MARTIN'));
    expect(noms).toEqual(['lucas.martin', ...Array.from({ length: 10 }, (_, i) => `lucas.martin${i + 2}`)]);
    const longs = Array.from({ length: 10 }, () => attribuer('Fanomezantsoa', 'ANDRIANTSITOHAINA'));
    expect(longs.slice(0, 2)).toEqual(['fanomezan.andriantsi', 'fanomezan.andriants2']);
    expect(longs[9]).toBe('fanomeza.andriants10');
  });

  test('AUT-3 évite les logins déjà pris, quelle que soit leur casse, et ceux que deux bases coupées partagent', () => {
    const attribuer = creerAttributeurLogins(['0999001W', 'Lucas.Martin', 'lucas.martin2', 'lucas.martin4']);
    expect([attribuer('Lucas', 'Martin'), attribuer('LUCAS', 'MARTIN')]).toEqual(['lucas.martin3', 'lucas.martin5']);
    const jumeaux = ['ANDRIANTSA', 'ANDRIANTSI', 'ANDRIANTSO'].map((nom) => {
      attribuer('Fanomezan', nom);
      return attribuer('Fanomezan', nom);
    });
    expect(jumeaux).toEqual(['fanomezan.andriants2', 'fanomezan.andriants3', 'fanomezan.andriants4']);
    expect([attribuer('', '?'), attribuer('!', '')]).toEqual(['utilisateur', 'utilisateur2']);
  });

  test('AUT-3 rend toujours un login unique, bien formé, où chaque part garde son initiale', () => {
    for (const graine of [1, 2, 3]) {
      const tirage = mots(graine);
      const attribuer = creerAttributeurLogins([]);
      const rendus = new Set<string>();
      for (let i = 0; i < 3000; i++) {
        const [prenom, nom] = [tirage.next().value, tirage.next().value];
        const login = attribuer(prenom, nom);
        expect(login).toMatch(/^(?=.{1,20}$)[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?\d*$/);
        expect(
          login
            .replace(/\d+$/, '')
            .split('.')
            .map((p) => p[0]),
        ).toEqual(
          loginDeBase(prenom, nom)
            .split('.')
            .map((p) => p[0]),
        );
        rendus.add(login);
      }
      expect(rendus.size).toBe(3000);
    }
  });

  test('AUT-3 reste rapide pour 25 000 homonymes', () => {
    const attribuer = creerAttributeurLogins([]);
    const debut = performance.now();
    const logins = Array.from({ length: 25_000 }, () => attribuer('Lucas', 'MARTIN'));
    expect(performance.now() - debut).toBeLessThan(2000);
    expect(new Set(logins).size).toBe(25_000);
    expect(logins.at(-1)).toBe('lucas.martin25000');
  });
});
