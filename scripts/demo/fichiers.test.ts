import { readdirSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ECOLE } from './ecole';
import { fichiersDemo } from './fichiers';
import { enLatin9 } from './xml';

const dossier = new URL('../../db/demo/', import.meta.url);
const fichiers = fichiersDemo();

const LISTES = new Set([
  ...['ELEVE', 'STRUCTURES_ELEVE', 'STRUCTURE', 'PERSONNE', 'RESPONSABLE_ELEVE', 'ADRESSE'],
  ...['INDIVIDU', 'MEF', 'DIVISION', 'GROUPE', 'SERVICE', 'ENSEIGNANT'],
]);
const lecteur = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (nom, chemin) => LISTES.has(nom) && String(chemin) !== 'STS_EDT.DONNEES.STRUCTURE',
});
const texteDe = (nom: string) => new TextDecoder('iso-8859-15').decode(fichiers.get(nom));
const lire = <S extends z.ZodType>(nom: string, schema: S) => schema.parse(lecteur.parse(texteDe(nom)));

const enseignants = z.object({ ENSEIGNANT: z.array(z.object({ '@ID': z.string(), '@TYPE': z.string() })) });
const structure = z.object({
  '@CODE': z.string().max(8),
  EFFECTIF_CALCULE: z.coerce.number(),
  SERVICES: z.object({ SERVICE: z.array(z.object({ ENSEIGNANTS: enseignants })) }),
});
const sts = lire(
  `sts_emp_${ECOLE.rne}_2026.xml`,
  z.object({
    STS_EDT: z.object({
      NOMENCLATURES: z.object({ MEFS: z.object({ MEF: z.array(z.object({ '@CODE': z.string() })) }) }),
      DONNEES: z.object({
        INDIVIDUS: z.object({
          INDIVIDU: z.array(
            z.object({
              '@ID': z.string(),
              '@TYPE': z.string(),
              NOM_USAGE: z.string(),
              DATE_NAISSANCE: z.string().optional(),
              FONCTION: z.string().optional(),
            }),
          ),
        }),
        STRUCTURE: z.object({
          DIVISIONS: z.object({ DIVISION: z.array(structure) }),
          GROUPES: z.object({ GROUPE: z.array(structure) }),
        }),
      }),
    }),
  }),
).STS_EDT;
const bee = lire(
  'ElevesSansAdresses.xml',
  z.object({
    BEE_ELEVES: z.object({
      DONNEES: z.object({
        ELEVES: z.object({
          ELEVE: z.array(
            z.object({
              '@ELEVE_ID': z.string(),
              ID_NATIONAL: z.string().length(11).optional(),
              NOM_DE_FAMILLE: z.string(),
              PRENOM: z.string(),
              DATE_NAISS: z.string(),
              DATE_SORTIE: z.string().optional(),
              CODE_MEF: z.string().optional(),
            }),
          ),
        }),
        STRUCTURES: z.object({
          STRUCTURES_ELEVE: z.array(
            z.object({
              '@ELEVE_ID': z.string(),
              STRUCTURE: z.array(z.object({ CODE_STRUCTURE: z.string(), TYPE_STRUCTURE: z.string() })),
            }),
          ),
        }),
      }),
    }),
  }),
).BEE_ELEVES.DONNEES;
const resp = lire(
  'ResponsablesAvecAdresses.xml',
  z.object({
    BEE_RESPONSABLES: z.object({
      DONNEES: z.object({
        PERSONNES: z.object({
          PERSONNE: z.array(z.object({ '@PERSONNE_ID': z.string(), MEL: z.string(), ADRESSE_ID: z.string() })),
        }),
        RESPONSABLES: z.object({
          RESPONSABLE_ELEVE: z.array(
            z.object({ ELEVE_ID: z.string(), PERSONNE_ID: z.string(), CODE_PARENTE: z.string() }),
          ),
        }),
        ADRESSES: z.object({ ADRESSE: z.array(z.object({ '@ADRESSE_ID': z.string() })) }),
      }),
    }),
  }),
).BEE_RESPONSABLES.DONNEES;

const individus = sts.DONNEES.INDIVIDUS.INDIVIDU;
const divisions = sts.DONNEES.STRUCTURE.DIVISIONS.DIVISION;
const groupes = sts.DONNEES.STRUCTURE.GROUPES.GROUPE;
const eleves = bee.ELEVES.ELEVE;
const presents = eleves.filter((e) => e.DATE_SORTIE === undefined);
const structures = new Map(bee.STRUCTURES.STRUCTURES_ELEVE.map((s) => [s['@ELEVE_ID'], s.STRUCTURE]));
const codesDe = (id: string, type: string) =>
  (structures.get(id) ?? []).filter((s) => s.TYPE_STRUCTURE === type).map((s) => s.CODE_STRUCTURE);
const liens = resp.RESPONSABLES.RESPONSABLE_ELEVE;
const doublons = (valeurs: string[]) => [...new Set(valeurs.filter((v, i) => valeurs.indexOf(v) !== i))].sort();

describe('IMP-1 IMP-2 fichiers de l’école de démonstration', () => {
  it('sont exactement ceux du dépôt, et n’en laissent pas d’autre', () => {
    expect(readdirSync(dossier).sort()).toEqual([...fichiers.keys()].sort());
    for (const [nom, octets] of fichiers) expect(readFileSync(new URL(nom, dossier)).equals(octets), nom).toBe(true);
  });

  it('sont en ISO-8859-15, œ compris', () => {
    expect(texteDe(`sts_emp_${ECOLE.rne}_2026.xml`)).toContain('LEBŒUF');
    expect([...enLatin9('Œuvré €')]).toEqual([0xbc, 0x75, 0x76, 0x72, 0xe9, 0x20, 0xa4]);
    expect(() => enLatin9('Şimşek')).toThrow(/ISO-8859-15/);
    expect(() => enLatin9('¼')).toThrow(/ISO-8859-15/);
  });

  it('ont un RNE dont la clé est juste', () => {
    expect('ABCDEFGHJKLMNPRSTUVWXYZ'[Number(ECOLE.rne.slice(0, 7)) % 23]).toBe(ECOLE.rne.slice(7));
  });
});

describe('IMP-1 personnels et structures de démonstration', () => {
  it('comptent 15 enseignants, un ajout local sans date, deux chefs et une CPE', () => {
    const fonctions = ['ENS', 'DIR', 'EDU'].map((f) => individus.filter((i) => i.FONCTION === f).length);
    expect(fonctions).toEqual([15, 2, 1]);
    expect(individus.filter((i) => i['@TYPE'] === 'local')).toMatchObject([{ NOM_USAGE: 'MARÉCHAL' }]);
    expect(individus.filter((i) => i.DATE_NAISSANCE === undefined).length).toBe(1);
    expect(doublons(individus.map((i) => `${i['@TYPE']} ${i['@ID']}`))).toEqual([]);
  });

  it('ont douze divisions et sept groupes, dont les services ne citent que des personnels du fichier', () => {
    expect([divisions.length, groupes.length, sts.NOMENCLATURES.MEFS.MEF.length]).toEqual([12, 7, 12]);
    const connus = individus.map((i) => `${i['@TYPE']} ${i['@ID']}`);
    const cites = new Map<string, Set<string>>();
    for (const d of [...divisions, ...groupes]) {
      for (const e of d.SERVICES.SERVICE.flatMap((s) => s.ENSEIGNANTS.ENSEIGNANT)) {
        const cle = `${e['@TYPE']} ${e['@ID']}`;
        expect(connus).toContain(cle);
        cites.set(cle, (cites.get(cle) ?? new Set()).add(d['@CODE']));
      }
    }
    expect(cites.size).toBe(16);
    expect([...(cites.get('epp 7001') ?? [])]).toEqual(expect.arrayContaining(['TGA1', 'TLOG']));
    for (const [cle, classes] of cites) expect(classes.size, cle).toBeGreaterThanOrEqual(3);
  });
});

describe('IMP-2 élèves et responsables de démonstration', () => {
  it('comptent 150 présents, chacun dans une division connue à l’effectif annoncé, et 6 partis dont 2 encore en division', () => {
    expect([presents.length, eleves.length]).toEqual([150, 156]);
    for (const d of divisions) {
      const inscrits = presents.filter((e) => codesDe(e['@ELEVE_ID'], 'D')[0] === d['@CODE']);
      expect(inscrits.length, d['@CODE']).toBe(d.EFFECTIF_CALCULE);
    }
    for (const g of groupes) {
      const membres = presents.filter((e) => codesDe(e['@ELEVE_ID'], 'G').includes(g['@CODE']));
      expect(membres.length, g['@CODE']).toBe(g.EFFECTIF_CALCULE);
    }
    expect(eleves.filter((e) => e.DATE_SORTIE && structures.has(e['@ELEVE_ID'])).length).toBe(2);
  });

  it('ont l’âge de leur niveau, un seul étant majeur le jour de l’export', () => {
    const enIso = (d: string) => d.split('/').reverse().join('-');
    expect(presents.filter((e) => enIso(e.DATE_NAISS) <= '2008-10-12').map((e) => e.NOM_DE_FAMILLE)).toEqual([
      'BOUCHER',
    ]);
    for (const e of presents.filter((x) => x.NOM_DE_FAMILLE !== 'BOUCHER')) {
      const attendue = 2012 - Number(e.CODE_MEF?.at(9));
      expect([attendue, attendue - 1], e['@ELEVE_ID']).toContain(Number(e.DATE_NAISS.slice(6)));
    }
  });

  it('ont des identifiants uniques, deux élèves sans INE, et les seuls homonymes voulus', () => {
    expect(doublons(eleves.map((e) => e['@ELEVE_ID']))).toEqual([]);
    expect(doublons(eleves.flatMap((e) => e.ID_NATIONAL ?? []))).toEqual([]);
    expect(eleves.filter((e) => e.ID_NATIONAL === undefined).length).toBe(2);
    const nus = eleves.map((e) =>
      `${e.PRENOM} ${e.NOM_DE_FAMILLE}`.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''),
    );
    expect(doublons(nus)).toEqual(['Ines MOREAU', 'Lucas MARTIN']);
  });

  it('ont des liens entiers, deux responsables en moyenne, cinq fratries et tous les cas de parenté', () => {
    const personnes = new Set(resp.PERSONNES.PERSONNE.map((p) => p['@PERSONNE_ID']));
    const adresses = new Set(resp.ADRESSES.ADRESSE.map((a) => a['@ADRESSE_ID']));
    const connus = new Set(eleves.map((e) => e['@ELEVE_ID']));
    for (const l of liens) expect([personnes.has(l.PERSONNE_ID), connus.has(l.ELEVE_ID)]).toEqual([true, true]);
    for (const p of resp.PERSONNES.PERSONNE) expect(adresses).toContain(p.ADRESSE_ID);
    expect(new Set(liens.map((l) => l.PERSONNE_ID))).toEqual(personnes);
    expect(liens.length / eleves.length).toBeGreaterThan(1.7);
    expect([...new Set(liens.map((l) => l.CODE_PARENTE))].sort()).toEqual(['10', '20', '38', '41', '50', '70']);
    expect(eleves.filter((e) => !liens.some((l) => l.ELEVE_ID === e['@ELEVE_ID'])).length).toBe(1);
    const meres = liens.filter((l) => l.CODE_PARENTE === '10').map((l) => l.PERSONNE_ID);
    expect(doublons(meres).length).toBe(5);
  });

  it('n’écrivent qu’à des domaines réservés, une seule boîte étant partagée', () => {
    const mels = resp.PERSONNES.PERSONNE.map((p) => p.MEL).filter((m) => m !== '');
    expect(mels.length).toBeGreaterThan(100);
    for (const mel of mels) expect(mel).toMatch(/^[a-z0-9.-]+@example\.(org|net)$/);
    expect(doublons(mels).length).toBe(1);
  });
});
