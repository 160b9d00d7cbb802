import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const lire = (fichier: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${fichier}.json`, import.meta.url), 'utf8'));

const texte = z.string().min(1).refine((t) => t === t.trim() && !t.includes("'"), 'espaces ou apostrophe droite');
const precision = z.strictObject({ code: texte, libelle: texte, verifie: z.boolean() });
const schemaReferentiel = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z-]+$/),
  intitule: texte,
  sigle: texte,
  famille: z.enum(['ga', 'bep', 'competences']),
  version: texte,
  source: z.array(z.string().min(1)).min(1),
  avertissement: z.string().optional(),
  codeDiplome: z.string().regex(/^\d{8}$/).nullable(),
  niveaux: z.array(z.strictObject({ code: texte, libelle: texte })).length(3),
  epreuves: z.array(z.looseObject({ code: texte })),
  complements: z.record(z.string(), z.unknown()),
  items: z.array(
    z.strictObject({
      code: texte,
      parent: texte.nullable(),
      niveau: texte,
      libelle: texte,
      evaluable: z.boolean(),
      competence: texte.optional(),
      critere: texte.optional(),
      verifie: z.boolean(),
      complements: z.record(z.string(), z.unknown()).optional(),
      complexites: z.array(precision).optional(),
      aleas: z.array(precision).optional(),
    }),
  ),
});
const schemaMef = z.array(
  z.strictObject({
    code: z.string().regex(/^\d{10}$/),
    libelle: texte,
    niveau: z.union([z.literal(1), z.literal(2), z.literal(3), z.null()]),
    annee: z.number().int().min(1).max(3),
    duree: z.number().int().min(1).max(3),
    dispositif: z.string().length(3),
    referentiels: z.array(z.string()),
    codeDiplome: z.string().nullable(),
    verifie: z.boolean(),
  }),
);
const schemaCorrespondance = z.strictObject({
  de: z.string(),
  vers: z.string(),
  verifie: z.literal(false),
  avertissement: z.string(),
  liens: z.array(z.strictObject({ item: z.string(), vers: z.string(), preconisee: z.boolean() })),
});

/** Nombre d'éléments par niveau de l'arbre, et non vérifiés parmi eux, tels que les textes les donnent. */
const ATTENDUS: Record<string, { code: string; niveaux: number[]; evaluables: number; nonVerifies: number }> = {
  ga: { code: 'BACPRO-GA', niveaux: [4, 13, 55], evaluables: 55, nonVerifies: 0 },
  'bep-msa': { code: 'BEP-MSA', niveaux: [3, 17, 77], evaluables: 94, nonVerifies: 0 },
  transport: { code: 'BACPRO-TRANSPORT', niveaux: [6, 20, 32], evaluables: 52, nonVerifies: 0 },
  logistique: { code: 'BACPRO-LOGISTIQUE', niveaux: [6, 23, 61], evaluables: 84, nonVerifies: 0 },
  agora: { code: 'BACPRO-AGORA', niveaux: [3, 9, 37], evaluables: 37, nonVerifies: 0 },
  otm: { code: 'BACPRO-OTM', niveaux: [3, 11, 48], evaluables: 59, nonVerifies: 11 },
  'metiers-logistique': { code: 'BACPRO-METIERS-LOGISTIQUE', niveaux: [4, 20, 52], evaluables: 72, nonVerifies: 3 },
};
const referentiel = (fichier: string) => schemaReferentiel.parse(lire(fichier));

describe.each(Object.entries(ATTENDUS))('IMP-7 référentiel %s', (fichier, attendu) => {
  const { code, niveaux, items } = referentiel(fichier);

  it('compte ses éléments par niveau et garde les marques de vérification', () => {
    expect(code).toBe(attendu.code);
    expect(niveaux.map((n) => items.filter((i) => i.niveau === n.code).length)).toEqual(attendu.niveaux);
    expect(items.length).toBe(attendu.niveaux.reduce((a, b) => a + b, 0));
    expect(items.filter((i) => i.evaluable).length).toBe(attendu.evaluables);
    expect(items.filter((i) => !i.verifie).length).toBe(attendu.nonVerifies);
  });

  it('a des codes uniques, et des parents du niveau supérieur qui précèdent leurs enfants', () => {
    const rang = new Map(niveaux.map((n, i) => [n.code, i]));
    const vus = new Map<string, string>();
    for (const item of items) {
      expect(vus.has(item.code), item.code).toBe(false);
      const niveauDuParent = item.parent === null ? -1 : rang.get(vus.get(item.parent) ?? '');
      expect(niveauDuParent, item.code).toBe((rang.get(item.niveau) ?? Number.NaN) - 1);
      vus.set(item.code, item.niveau);
    }
  });

  it('range les éléments en profondeur : un élément suit son parent ou un descendant de celui-ci', () => {
    const lignee: string[] = [];
    for (const item of items) {
      while (lignee.length > 0 && lignee.at(-1) !== item.parent) lignee.pop();
      if (item.parent !== null) expect(lignee.at(-1), item.code).toBe(item.parent);
      lignee.push(item.code);
    }
  });
});

describe('IMP-7 référentiel de Gestion-Administration', () => {
  const situations = referentiel('ga').items.filter((i) => i.niveau === 'situation');
  const precisions = situations.flatMap((s) => [...(s.complexites ?? []), ...(s.aleas ?? [])].map((p) => ({ s, p })));

  it('donne à chaque situation sa compétence, son critère, ses complexités et ses aléas', () => {
    for (const s of situations) {
      expect(s.competence && s.critere && s.complexites?.length && s.aleas?.length, s.code).toBeTruthy();
      expect(s.complements?.epreuve, s.code).toMatch(/^E(2|31|32|33)$/);
    }
  });

  it('ne tient pour vérifiés que les complexités et aléas de 1.1.1, 1.1.2 et 1.1.3', () => {
    const verifiees = new Set(precisions.filter(({ p }) => p.verifie).map(({ s }) => s.code));
    expect([...verifiees]).toEqual(['1.1.1', '1.1.2', '1.1.3']);
    expect(precisions.every(({ s, p }) => p.verifie === verifiees.has(s.code))).toBe(true);
  });

  it('donne un code propre à chaque complexité et à chaque aléa', () => {
    expect(new Set(precisions.map(({ p }) => p.code)).size).toBe(precisions.length);
    for (const { s, p } of precisions) expect(p.code).toMatch(new RegExp(`^${s.code.replaceAll('.', '\\.')}-[CA]\\d$`));
  });
});

describe('IMP-7 codes MEF', () => {
  const mefs = schemaMef.parse(lire('mef'));
  const parCode = new Map(mefs.map((m) => [m.code, m]));

  it('sont uniques et tirent dispositif, durée et année de leur code', () => {
    expect(parCode.size).toBe(mefs.length);
    expect(mefs.length).toBe(1409);
    for (const m of mefs) expect(`${m.dispositif}${m.duree}${m.annee}`, m.code).toBe(m.code.slice(0, 3) + m.code.slice(8));
  });

  it('donnent un niveau aux seuls bacs pro en trois ans', () => {
    for (const m of mefs) expect(m.niveau, m.code).toBe(m.dispositif === '247' && m.duree === 3 ? m.annee : null);
  });

  it('rattachent les 19 formations suivies à des référentiels existants, la seconde GATL à quatre', () => {
    const connus = new Set(Object.values(ATTENDUS).map((a) => a.code));
    const suivis = mefs.filter((m) => m.referentiels.length > 0);
    expect(suivis.length).toBe(19);
    for (const code of suivis.flatMap((m) => m.referentiels)) expect(connus).toContain(code);
    expect(parCode.get('2473000331')?.referentiels.length).toBe(4);
    expect(suivis.filter((m) => m.referentiels.length > 1).map((m) => m.code)).toEqual(['2473000331']);
    expect(parCode.get('2473000133')).toMatchObject({ niveau: 3, referentiels: ['BACPRO-GA'] });
  });
});

describe('PAS-2 correspondance GA → BEP MSA', () => {
  const { de, vers, liens } = schemaCorrespondance.parse(lire('correspondance-ga-bep-msa'));
  const situations = referentiel('ga').items.filter((i) => i.niveau === 'situation');
  const taches = new Set(referentiel('bep-msa').items.filter((i) => i.niveau === 'tache').map((i) => i.code));

  it('préconise une à quatre tâches existantes à chacune des 55 situations, sans doublon', () => {
    expect([de, vers]).toEqual(['BACPRO-GA', 'BEP-MSA']);
    expect(new Set(liens.map((l) => l.item))).toEqual(new Set(situations.map((s) => s.code)));
    for (const s of situations) {
      const preconisees = liens.filter((l) => l.item === s.code && l.preconisee).map((l) => l.vers);
      expect(preconisees.length, s.code).toBeGreaterThanOrEqual(1);
      expect(preconisees.length, s.code).toBeLessThanOrEqual(4);
      expect(new Set(preconisees).size, s.code).toBe(preconisees.length);
    }
    for (const l of liens) expect(taches).toContain(l.vers);
    expect(new Set(liens.map((l) => l.vers))).toEqual(taches);
  });
});
