import './base';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { importer } from '@/lib/siecle/serveur/mutations';
import {
  type EcoleSiecle,
  ecoleChangee,
  ecoleDeBase,
  fichiersDe,
  importerEcole,
  lireAnalyse,
  uneEcole,
} from '@/tests/fabriques/ecole-siecle';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { personnes, photographier } from '@/tests/fabriques/photo';
import { uneSession } from '@/tests/fabriques/session';
import { analyserFichiers, importerFichiers, MEF_GA } from '@/tests/fabriques/siecle';

/** L'année d'après : les secondes en première, les premières en terminale, IDIR et JOLY partis, une nouvelle, un prof de moins. */
const anneeSuivante = (): EcoleSiecle =>
  ecoleChangee((e) => {
    e.divisions = [
      { code: '1GA', mefs: [MEF_GA.premiere], profs: ['1'] },
      { code: 'TGA', mefs: [MEF_GA.terminale], profs: ['1', '9'] },
    ];
    e.groupes = [{ code: 'G1', divisions: ['1GA', 'TGA'], profs: ['9'] }];
    e.individus.splice(1, 1, { id: '9', nom: 'NEUF', prenom: 'Léa' });
    e.eleves = e.eleves.slice(0, 8).map((x, i) => ({
      ...x,
      division: i < 5 ? '1GA' : 'TGA',
      mef: i < 5 ? MEF_GA.premiere : MEF_GA.terminale,
      groupes: i === 7 ? ['G1'] : [],
    }));
    e.eleves.push({ id: '120', nom: 'KERN', prenom: 'Lou', division: '1GA', mef: MEF_GA.premiere });
  });

const acteurDe = async (rne: string, login: string): Promise<Acteur> => {
  const [c] = await lire(systeme(rne), (tx) =>
    tx.execute<{ id: string }>(sql`select id from compte where login = ${login}`),
  );
  const acteur = c && (await acteurDuJeton(await uneSession({ rne, compteId: c.id })));
  if (!acteur) throw new Error(`${login} n’a pas de session`);
  return acteur;
};

const structures = (rne: string) =>
  lire(systeme(rne), async (tx) => {
    const lignes = await tx.execute<{ s: string }>(sql`
      select annee || ' ' || code || ' ' || case when masquee_le is null then 'visible' else 'masquée' end
        || coalesce(' ' || referentiel || ' ' || niveau, '') as s
      from structure order by annee, nature, code`);
    return lignes.map((l) => l.s);
  });

/** On prépare la rentrée de 2027. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-07-05T08:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Nouvelle année scolaire', () => {
  test('IMP-4 les enseignants de l’année neuve : anciennes divisions masquées, nouvelles classes, le parti suspendu', async () => {
    const admin = await uneEcole();
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, anneeSuivante(), 2027).enseignants);
    const { resume } = await lireAnalyse(admin, id);
    expect(resume).toMatchObject({
      divisions: { creees: ['1GA', 'TGA'], disparues: expect.arrayContaining(['2GA', '1GA']) },
      enseignants: {
        crees: [{ login: 'lea.neuf', detail: '1GA, TGA' }],
        modifies: [{ login: 'anne.petit', detail: 'classes' }],
        partis: [{ login: 'marc.roux' }],
      },
      chefs: { inchanges: 1 },
    });
    expect(resume?.confirmations.map((c) => c.code).sort()).toEqual(['annee', 'partants']);
    await expect(importer(admin, id, { confirme: false })).rejects.toMatchObject({ code: 'import-confirmer' });
    await importer(admin, id, { confirme: true });
    expect(await structures(admin.rne)).toEqual([
      '2026 1GA masquée BACPRO-GA 2',
      '2026 2GA masquée BACPRO-GA 1',
      '2026 G1 masquée',
      '2027 1GA visible BACPRO-GA 2',
      '2027 TGA visible BACPRO-GA 3',
      '2027 G1 visible',
    ]);
    const vues = await personnes(admin.rne);
    expect(vues['anne.petit']).toMatchObject({ structures: ['1GA', 'TGA'], suspendu: false });
    expect(vues['lea.neuf']).toMatchObject({ structures: ['1GA', 'G1', 'TGA'] });
    expect(vues['marc.roux']).toMatchObject({ suspendu: true, structures: [] });
  });

  test('IMP-4 les apprenants de l’année neuve : promus dans leur classe, les partis sortis, et l’analyse dit d’où chacun vient', async () => {
    const admin = await uneEcole();
    const suite = fichiersDe(admin.rne, anneeSuivante(), 2027);
    await importerFichiers(admin, suite.enseignants);
    const id = await analyserFichiers(admin, suite.apprenants);
    const { resume } = await lireAnalyse(admin, id);
    expect(resume?.apprenants.crees.map((p) => p.login)).toEqual(['lou.kern']);
    expect(resume?.apprenants.partis.map((p) => p.login).sort()).toEqual(['lou.idir', 'lou.joly']);
    expect(Object.fromEntries(resume?.apprenants.modifies.map((p) => [p.login, p.detail]) ?? [])).toMatchObject({
      'lou.abel': 'classe\u00a0: 2GA → 1GA, groupes',
      'lou.caro': 'classe\u00a0: 2GA → 1GA',
      'lou.huet': 'classe\u00a0: 1GA → TGA, groupes',
    });
    await importer(admin, id, { confirme: true });
    const vues = await personnes(admin.rne);
    expect(vues['lou.abel']).toMatchObject({ structures: ['1GA'], diplome: 'BACPRO-GA', sortiLe: null });
    expect(vues['lou.huet']).toMatchObject({ structures: ['G1', 'TGA'] });
    expect(vues['lou.kern']).toMatchObject({ structures: ['1GA'] });
    expect(vues['lou.joly']).toMatchObject({ structures: [], sortiLe: expect.any(String) });
    const [restes] = await lire(systeme(admin.rne), (tx) =>
      tx.execute(sql`select count(*)::int as n from affectation a join structure s on s.rne = a.rne and s.id = a.structure_id
        where a.fin_le is null and s.annee = 2026`),
    );
    expect(restes).toEqual({ n: 0 });
  });

  test('IMP-4 évaluations, fiches, comptes et mots de passe ne bougent pas', async () => {
    const [admin, voisin] = [await uneEcole(), await uneEcole()];
    const { rne } = admin;
    const [prof, eleve] = [await acteurDe(rne, 'anne.petit'), await acteurDe(rne, 'lou.abel')];
    await personnaliserMotDePasse(eleve, 'guigne12');
    await uneEvaluation(prof, { apprenants: [eleve], resultats: ['totale', 'partielle'] });
    await uneEvaluationDeFiche(prof, await uneFiche(eleve, { choix: ['1.1.1-C1'] }));
    const travail = [
      'affectation',
      'compte',
      'structure',
      'import',
      'import_releve',
      'journal',
      'etablissement',
      'apprenant',
      'enseignant',
      'responsabilite',
      'groupe_division',
    ];
    const [avant, ailleurs] = [await photographier(rne, travail), await photographier(voisin.rne)];
    const logins = Object.keys(await personnes(rne));
    expect(avant.resultat).toHaveLength(2);
    await importerEcole(admin, anneeSuivante(), 2027);
    expect(await photographier(rne, travail)).toEqual(avant);
    expect(await photographier(voisin.rne)).toEqual(ailleurs);
    expect(Object.keys(await personnes(rne))).toEqual(expect.arrayContaining(logins));
    expect(await authentifier({ rne, login: 'lou.abel', motDePasse: 'guigne12', ip: '10.6.0.1' })).toMatchObject({
      ok: true,
    });
    expect(await authentifier({ rne, login: 'lou.blin', motDePasse: '14072009', ip: '10.6.0.1' })).toMatchObject({
      ok: true,
    });
  });

  test('IMP-4 une année passée est refusée, rien ne bouge', async () => {
    const admin = await uneEcole(anneeSuivante(), 2027);
    const avant = await photographier(admin.rne);
    const { enseignants, apprenants } = fichiersDe(admin.rne, ecoleDeBase(), 2026);
    await expect(importerFichiers(admin, enseignants)).rejects.toMatchObject({ code: 'import-annee-passee' });
    await expect(importerFichiers(admin, apprenants)).rejects.toThrow(/2026-2027, et non de 2027-2028/);
    expect(await photographier(admin.rne)).toEqual(avant);
  });

  test('IMP-4 l’année en cours ne se confirme pas, une autre se confirme', async () => {
    const admin = await uneEcole();
    const codes = async (annee: number) => {
      const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecoleDeBase(), annee).enseignants);
      return (await lireAnalyse(admin, id)).resume?.confirmations.map((c) => c.code);
    };
    expect(await codes(2027), 'on est encore en 2026-2027').toEqual(['annee']);
    vi.setSystemTime(new Date('2027-09-01T08:00:00Z'));
    expect(await codes(2027)).toEqual([]);
    expect(await codes(2028)).toEqual(['annee']);
    expect(await codes(2026), 'celle de l’établissement, en retard').toEqual([]);
  });

  test('IMP-4 des enseignants neufs sans services : classes neuves sans enseignant, comptes gardés', async () => {
    const admin = await uneEcole();
    const ecole = anneeSuivante();
    for (const s of [...ecole.divisions, ...ecole.groupes]) s.profs = [];
    await importerEcole(admin, ecole, 2027);
    const vues = await personnes(admin.rne);
    expect(vues['anne.petit']).toMatchObject({ suspendu: false, structures: [] });
    expect(vues['lou.abel']).toMatchObject({ structures: ['1GA'] });
    await importerEcole(admin, anneeSuivante(), 2027);
    expect((await personnes(admin.rne))['anne.petit']?.structures).toEqual(['1GA', 'TGA']);
  });

  test('IMP-4 refaire les imports de l’année neuve ne change plus rien', async () => {
    const admin = await uneEcole();
    await importerEcole(admin, anneeSuivante(), 2027);
    const [avant, ouverts] = [await personnes(admin.rne), await structures(admin.rne)];
    await importerEcole(admin, anneeSuivante(), 2027);
    expect([await personnes(admin.rne), await structures(admin.rne)]).toEqual([avant, ouverts]);
  });
});
