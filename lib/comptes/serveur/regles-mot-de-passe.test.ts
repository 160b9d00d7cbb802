import { describe, expect, test } from 'vitest';
import { PROFILS } from '@/db/schema/enumerations';
import {
  fauteMotDePasse,
  genererProvisoire,
  hacheInconnu,
  hacher,
  motDePasseInitial,
  verifier,
} from './regles-mot-de-passe';

const CAMILLE = { profil: 'apprenant', login: 'camille.amarelle', dateNaissance: '2009-07-14', minimum: 6 } as const;
const faute = (nouveau: string, autre: Partial<Parameters<typeof fauteMotDePasse>[1]> = {}) =>
  fauteMotDePasse(nouveau, { ...CAMILLE, ...autre });

describe('Mot de passe', () => {
  test('AUT-4 l’initial vient de la date de naissance, pour l’apprenant et les personnels importés seulement', () => {
    const initiaux = PROFILS.map((profil) => [profil, motDePasseInitial({ profil, dateNaissance: '1789-07-14' })]);
    expect(Object.fromEntries(initiaux)).toEqual({
      administrateur: null,
      chef: '1789-07-14',
      enseignant: '1789-07-14',
      lecteur: null,
      parent: null,
      apprenant: '14071789',
    });
    for (const profil of PROFILS) expect(motDePasseInitial({ profil, dateNaissance: null })).toBeNull();
  });

  test('AUT-5 six caractères au moins, dont une lettre ou un chiffre, et pas celui qui a été donné', async () => {
    for (const court of ['abcde', '!?!?!?', '      ']) expect(await faute(court)).toBe('mot-de-passe-court');
    expect(await faute('14072009')).toBe('mot-de-passe-initial');
    expect(await faute('x'.repeat(129))).toBe('mot-de-passe-long');
    for (const bon of [
      'kiwi-vert12',
      'élève7x',
      'deux mots',
      `${'ab '.repeat(41)}fini`,
      '14072008',
      'cerisesbigarreaux',
      'guigne12',
      'burlat34',
      'bigarreau7',
    ])
      expect(await faute(bon)).toBeNull();
  });

  test('AUT-5 plus long, là où l’établissement le demande', async () => {
    expect(await faute('cerises-bigarreau', { minimum: 18 })).toBe('mot-de-passe-court');
    expect(await faute('cerises-bigarreaux', { minimum: 18 })).toBeNull();
  });

  test('AUT-5 ni son identifiant, ni sa date de naissance, ni l’un des plus courants', async () => {
    for (const dit of [
      'camille.amarelle',
      'CamilleAmarelle',
      'amarelle-camille',
      'camille.amarelle12',
      'Çamille Amarelle',
    ])
      expect([dit, await faute(dit)]).toEqual([dit, 'mot-de-passe-login']);
    for (const dit of ['2009-07-14', '14/07/2009', '140709', '14 juillet 2009', '14-7-2009', 'moi14072009', '07142009'])
      expect([dit, await faute(dit)]).toEqual([dit, 'mot-de-passe-naissance']);
    for (const dit of ['123456', 'azerty', 'Azerty123', 'motdepasse', 'PASSWORD', 'soleil', 'bonjour', 'marseille'])
      expect([dit, await faute(dit)]).toEqual([dit, 'mot-de-passe-courant']);
    for (const dit of [
      'motdepasse1',
      'motdepasse123',
      'doudou',
      'coucou',
      'Doudou2010',
      '2010doudou!',
      'princesse',
      'Élève7',
    ])
      expect([dit, await faute(dit)]).toEqual([dit, 'mot-de-passe-courant']);
    for (const dit of [
      'aaaaaa',
      'abcabc',
      '010101',
      'aaaaaa1',
      'abcdef',
      'fedcba',
      'azeqsd',
      '123azerty',
      'qsdfgh12',
      '987654',
    ])
      expect([dit, await faute(dit)]).toEqual([dit, 'mot-de-passe-courant']);
    for (const dit of [
      'lycee2026',
      'Lycée-Pro',
      'griotte34',
      'lesgriottes',
      'fortnite',
      'tiktok75',
      'mbappe10',
      'jetaime',
    ])
      expect([dit, await faute(dit)]).toEqual([dit, 'mot-de-passe-courant']);
    expect(await faute('0750001A!', { login: '0750001A' })).toBe('mot-de-passe-login');
  });

  test('AUT-4 un provisoire a dix signes sans ambiguïté, jamais deux fois les mêmes', async () => {
    const tires = Array.from({ length: 2000 }, genererProvisoire);
    expect(new Set(tires).size).toBe(2000);
    for (const tire of tires) expect(tire).toMatch(/^[a-hj-km-np-zA-HJ-NP-Z2-9]{10}$/);
    for (const tire of tires) expect(await faute(tire)).toBeNull();
    expect(tires.join('')).not.toMatch(/[01OIl]/);
    expect(new Set(tires.join('')).size).toBe(55);
  });

  test('AUT-5 le haché est salé, et ne reconnaît que son mot de passe', async () => {
    const [un, deux] = [await hacher('cerise12'), await hacher('cerise12')];
    expect(un).not.toBe(deux);
    expect(await verifier(un, 'cerise12')).toBe(true);
    for (const autre of ['Cerise12', 'cerise12 ', 'cerise1', '']) expect(await verifier(un, autre)).toBe(false);
    expect(await hacheInconnu()).not.toBe(await hacheInconnu());
  });
});
