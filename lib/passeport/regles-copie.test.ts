import { describe, expect, test } from 'vitest';
import { CHAMPS, CHAMPS_COMMUNS } from '@/lib/champs/textes-fiche';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import { saisieVierge } from './regles';
import type { Catalogue } from './regles-catalogue';
import { copierSaisie } from './regles-copie';
import { differences } from './regles-differences';
import { empreinte } from './regles-empreinte';
import type { SaisieFiche } from './schema';

const precision = (code: string) => ({ code, libelle: `Libellé ${code}`, verifie: true });
const option = (code: string) => ({
  code,
  libelle: `Libellé ${code}`,
  competence: null,
  retrait: 0,
  complexites: [precision(`${code}-C1`)],
  aleas: [],
});
const ga: Catalogue = {
  referentiel: 'BACPRO-GA',
  intitule: 'GA',
  famille: 'ga',
  groupes: [{ code: '1.1', libelle: 'Fournisseurs', options: [option('1.1.1'), option('1.1.2')] }],
  bep: { referentiel: 'BEP', groupes: [{ code: 'D1', libelle: '', options: [option('T5')] }], preconisees: {} },
};
const transport: Catalogue = { ...ga, referentiel: 'BACPRO-TRANSPORT', famille: 'competences', bep: null };
const intitules: IntitulesFiche = { communs: CHAMPS_COMMUNS, champs: CHAMPS.ga, bep: CHAMPS.bep };

const saisie = (options: Partial<SaisieFiche> = {}): SaisieFiche => ({
  ...saisieVierge('ga'),
  faiteLe: '2026-10-12',
  titre: 'Tri',
  item: '1.1.1',
  choix: ['1.1.1-C1'],
  ...options,
});

describe('Fiche dupliquée', () => {
  const fiche = {
    ...saisie(),
    referentiel: 'BACPRO-GA',
    famille: 'ga',
    pfmpDebutLe: '2026-10-05',
    pfmpFinLe: null,
    item: { code: '1.1.1' },
    precisions: [{ code: '1.1.1-C1' }, { code: '1.1.1-RETIREE' }],
    textes: { contexte: 'Au quai.' },
    bep: { code: 'T5' },
    bepTextes: { travail: 'Tri.' },
    liens: [{ partie: 'bacpro' as const, url: 'https://example.org', libelle: '' }],
  };

  test('PAS-4 reprend tout ce qui est mentionné, sauf ce qui est retiré du référentiel', () => {
    expect(copierSaisie(fiche, ga)).toMatchObject({
      titre: 'Tri',
      faiteLe: '2026-10-12',
      pfmpDebutLe: '2026-10-05',
      item: '1.1.1',
      choix: ['1.1.1-C1'],
      textes: { contexte: 'Au quai.' },
      bepItem: 'T5',
      bepTextes: { travail: 'Tri.' },
      liens: { bacpro: [{ url: 'https://example.org', libelle: '' }], bep: [] },
    });
  });

  test('PAS-4 d’un autre diplôme, garde les textes et laisse choisir la compétence', () => {
    const copie = copierSaisie(fiche, transport);
    expect([copie.item, copie.choix, copie.bepItem, copie.textes.contexte]).toEqual(['', [], '', 'Au quai.']);
    expect(Object.keys(copie.textes)).toEqual(expect.arrayContaining(CHAMPS.competences.map((c) => c.cle)));
  });
});

describe('Comparer deux saisies', () => {
  test('PAS-3 blancs, ordre des choix, lignes vides et adresses à compléter ne comptent pas', () => {
    const lien = (url: string) => ({ bacpro: [{ url, libelle: '' }], bep: [] });
    const pareilles: [Partial<SaisieFiche>, Partial<SaisieFiche>][] = [
      [{ titre: 'Tri ' }, {}],
      [{ choix: ['b', 'a'] }, { choix: ['a', 'b'] }],
      [{ textes: { contexte: ' ' } }, { textes: {} }],
      [{ liens: lien('www.example.org') }, { liens: lien('https://www.example.org') }],
      [{ liens: lien(' ') }, {}],
      [{ lieu: 'etablissement', pfmpDebutLe: '2026-10-05' }, { lieu: 'etablissement' }],
    ];
    for (const [a, b] of pareilles) expect(empreinte(saisie(a))).toBe(empreinte(saisie(b)));
    const autres: Partial<SaisieFiche>[] = [
      { pfmpDebutLe: '2026-10-05' },
      { brouillon: true },
      { bepTextes: { travail: 'x' } },
      { liens: lien('https://example.org') },
    ];
    for (const a of autres) expect(empreinte(saisie(a))).not.toBe(empreinte(saisie()));
  });

  test('PAS-3 les différences se disent sous les intitulés de l’écran, mot à mot', () => {
    const avant = saisie({ textes: { contexte: 'Au quai nord.' } });
    const apres = saisie({ textes: { contexte: 'Au quai sud.' }, item: '1.1.2', choix: [], bepItem: 'T5' });
    expect(differences(avant, apres, intitules, ga).map((d) => d.libelle)).toEqual([
      'Situation professionnelle',
      'Complexités et aléas',
      'Contexte de réalisation',
      'Activité BEP',
    ]);
    const contexte = differences(avant, apres, intitules, ga)[2]?.morceaux;
    expect(contexte?.map((m) => [m.genre, m.texte])).toEqual([
      ['meme', 'Au quai '],
      ['retire', 'nord.'],
      ['ajoute', 'sud.'],
    ]);
    expect(differences(avant, avant, intitules, ga)).toEqual([]);
  });
});
