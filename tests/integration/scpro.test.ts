import './base';
import { beforeEach, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { schemaListe } from '@/lib/scenarios/schema';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { lireScenarios } from '@/lib/scenarios/serveur/queries-listes';
import { ecrireScpro } from '@/lib/scpro/serveur/export-ecriture';
import { scproEnZip } from '@/lib/scpro/serveur/export-zip';
import { lireEnvoi } from '@/lib/scpro/serveur/import-depot';
import { apercevoir, importer } from '@/lib/scpro/serveur/mutations';
import { lireDiplomesOuImporter, lireMesScenarios, lireScenarioAEcrire } from '@/lib/scpro/serveur/queries';
import { unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { unScenario } from '@/tests/fabriques/scenario';
import { unFichierScpro, unScpro } from '@/tests/fabriques/scpro';

interface Ecole {
  rne: string;
  enseignant: Acteur;
  collegue: Acteur;
}

async function uneEcole(): Promise<Ecole> {
  const rne = await unEtablissement();
  const divisions = [await uneDivision(rne), await uneDivision(rne, { referentiel: 'BACPRO-OTM' })].map((d) => d.id);
  return { rne, enseignant: await unEnseignant(rne, divisions), collegue: await unEnseignant(rne, divisions) };
}

let ici: Ecole;
let ailleurs: Ecole;
beforeEach(async () => {
  [ici, ailleurs] = [await uneEcole(), await uneEcole()];
});

const enFichier = (contenu: string) => unFichierScpro('a.scpro', Buffer.from(contenu));
const compter = async (acteur: Acteur) => (await lireScenarios(acteur, schemaListe.parse({}))).comptes.miens;

/** Importe tout un envoi, dans ce diplôme et à ce niveau. */
async function toutImporter(acteur: Acteur, fichiers: File[], ou = { referentiel: 'BACPRO-GA', niveau: 2 }) {
  const envoi = await lireEnvoi(fichiers);
  return importer(
    acteur,
    envoi,
    envoi.scenarios.map(({ cle }) => ({ cle, ...ou, prive: true })),
  );
}

describe('Aperçu d’un envoi', () => {
  test('SCE-2 reconnaît diplôme, niveau et items, dit ce qui manque, et n’écrit rien', async () => {
    const { enseignant } = ici;
    const liste = [{ code: '1.1.1' }, 'C9.9 – Inconnue', '1.1.1-C1'];
    const envoi = await lireEnvoi([
      unFichierScpro('ga.scpro', unScpro({ competences: { taches: [], competences: { liste } } })),
      unFichierScpro('nautique.scpro', unScpro({ diplome: '40025223', niveau: '2322' })),
      unFichierScpro('agora.scpro', unScpro({ diplome: '40030004', niveau: '9999' })),
      unFichierScpro('abime.scpro', unScpro().subarray(4)),
    ]);
    const { scenarios, refuses } = await apercevoir(enseignant, envoi);
    expect(scenarios.map((s) => [s.fichier, s.referentiel, s.niveau, s.items.length])).toEqual([
      ['ga.scpro', 'BACPRO-GA', 2, 3],
      ['nautique.scpro', null, null, 0],
      ['agora.scpro', null, null, 0],
    ]);
    expect(scenarios[0]?.perdus).toEqual({
      'BACPRO-GA': ['C9.9 Inconnue'],
      'BACPRO-OTM': ['1.1.1', 'C9.9 Inconnue', '1.1.1-C1'],
    });
    expect(scenarios[1]?.origine).toEqual([
      'Le diplôme du fichier (code 40025223) n’est pas suivi ici.',
      'Le fichier est d’un CAP (2e année).',
    ]);
    expect(scenarios[2]?.origine[0]).toContain('que votre établissement ne prépare pas');
    expect(refuses).toEqual([{ fichier: 'abime.scpro', message: expect.stringContaining('ne commence pas ainsi') }]);
    expect(await compter(enseignant)).toBe(0);
  });

  test('SCE-2 dit les doublons : même titre déjà à moi, même fichier deux fois ; le scénario d’un collègue n’en est pas un', async () => {
    const { enseignant, collegue } = await uneEcole();
    await unScenario(enseignant, { titre: 'ÉTÉ' });
    await unScenario(collegue, { titre: 'Hiver' });
    const envoi = await lireEnvoi([
      unFichierScpro('a.scpro', unScpro({ titre: 'été' })),
      unFichierScpro('b.scpro', unScpro({ titre: 'Hiver' })),
      unFichierScpro('c.scpro', unScpro({ titre: 'Hiver' })),
    ]);
    const { scenarios } = await apercevoir(enseignant, envoi);
    expect(scenarios.map((s) => [s.dejaMien, s.identique])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, 'b.scpro'],
    ]);
  });
});

describe('Import', () => {
  test('SCE-2 crée les scénarios choisis, privés ou non, au nom de l’acteur', async () => {
    const { enseignant, collegue } = await uneEcole();
    const envoi = await lireEnvoi([
      unFichierScpro('a.scpro', unScpro({ titre: 'A', liensassocies: '<a href="https://ex.fr/a">Le site</a>' })),
      unFichierScpro('b.scpro', unScpro({ titre: 'B' })),
      unFichierScpro('c.scpro', unScpro({ titre: 'C' })),
    ]);
    const [a, , c] = envoi.scenarios.map((s) => s.cle);
    const importes = await importer(enseignant, envoi, [
      { cle: c ?? '', referentiel: 'BACPRO-OTM', niveau: 3, prive: false },
      { cle: a ?? '', referentiel: 'BACPRO-GA', niveau: 2, prive: true },
    ]);
    expect(importes.map((i) => i.titre)).toEqual(['C', 'A']);
    const [publie, cache] = importes.map((i) => i.id);
    expect(await lireScenario(enseignant, cache ?? '')).toMatchObject({
      ...{ titre: 'A', referentiel: 'BACPRO-GA', niveau: 2, prive: true, estAuteur: true, items: [] },
      contexte:
        '<p>Un client <strong>pressé</strong>.</p><p><strong>Problématique</strong></p><p>Par quoi commencer ?</p>',
      ...{ materiels: '<p>Un chariot</p>', ressources: '<p>Le bon de commande</p>' },
      liens: [{ url: 'https://ex.fr/a', libelle: 'Le site' }],
    });
    expect(await lireScenario(collegue, publie ?? '')).toMatchObject({
      titre: 'C',
      referentiel: 'BACPRO-OTM',
      niveau: 3,
    });
    await expect(lireScenario(collegue, cache ?? '')).rejects.toMatchObject({ code: 'introuvable' });
  });

  test('SCE-2 tout ou rien : un choix qui ne désigne plus rien, un diplôme que l’on ne prépare pas', async () => {
    const { enseignant } = await uneEcole();
    const envoi = await lireEnvoi([unFichierScpro('a.scpro'), unFichierScpro('b.scpro', unScpro({ titre: 'B' }))]);
    const [a, b] = envoi.scenarios.map((s) => ({ cle: s.cle, referentiel: 'BACPRO-GA', niveau: 1, prive: true }));
    if (!a || !b) throw new Error('deux scénarios attendus');
    await expect(importer(enseignant, envoi, [a, { ...b, cle: '1-0' }])).rejects.toMatchObject({
      code: 'scpro-change',
    });
    await expect(importer(enseignant, envoi, [a, { ...b, referentiel: 'BACPRO-AGORA' }])).rejects.toMatchObject({
      code: 'saisie',
      champs: { [b.cle]: expect.any(String) },
    });
    expect(await compter(enseignant)).toBe(0);
    expect((await lireDiplomesOuImporter(enseignant)).map((d) => d.code)).toEqual(['BACPRO-GA', 'BACPRO-OTM']);
  });

  test('SCE-2 trois cents d’un coup, avec leurs items et leurs liens', async () => {
    const { enseignant } = await uneEcole();
    const liste = Array.from({ length: 55 }, (_, n) => `1.1.${n}`);
    const fichiers = Array.from({ length: 300 }, (_, n) =>
      unFichierScpro(
        `${n}.scpro`,
        unScpro({ titre: `N° ${n}`, competences: { competences: { liste } }, liensassocies: 'https://ex.fr/a' }),
      ),
    );
    const importes = await toutImporter(enseignant, fichiers);
    expect([importes.length, await compter(enseignant)]).toEqual([300, 300]);
    const dernier = await lireScenario(enseignant, importes.at(-1)?.id ?? '');
    expect([dernier.titre, dernier.items.length > 0, dernier.liens]).toEqual([
      'N° 299',
      true,
      [{ url: 'https://ex.fr/a', libelle: '' }],
    ]);
  });
});

describe('Export', () => {
  const ENTIER = {
    titre: 'Relancer un fournisseur',
    niveau: 1,
    contexte: '<p>Le service <em>achats</em></p><p><strong>Problématique</strong></p><p>Que faire ?</p>',
    materiels: '<ul><li><p>Tableur</p></li></ul>',
    ressources: '<p><a href="https://ex.fr/doc">Le dossier</a></p>',
    liens: [
      { url: 'https://ex.fr', libelle: 'Site «\u00a0ex\u00a0»  & co' },
      { url: 'http://ex.fr/b?c="d"', libelle: '' },
    ],
    items: ['1.1.2', '1.1.1', '1.1.1-C1', '1.1.1-A2'],
  };

  test('SCE-2 SCE-6 exporté puis importé dans un autre établissement, rien n’a changé', async () => {
    const { id } = await unScenario(ici.enseignant, ENTIER);
    const fichier = enFichier(ecrireScpro(ici.rne, await lireScenarioAEcrire(ici.enseignant, id)));
    const apercu = await apercevoir(ailleurs.enseignant, await lireEnvoi([fichier]));
    expect(apercu.scenarios).toMatchObject([
      { referentiel: 'BACPRO-GA', niveau: 1, origine: [], ecartes: [], perdus: { 'BACPRO-GA': [] } },
    ]);
    const [importe] = await toutImporter(ailleurs.enseignant, [fichier], { referentiel: 'BACPRO-GA', niveau: 1 });
    const original = await lireScenario(ici.enseignant, id);
    const { titre, contexte, materiels, ressources, liens, items, referentiel, niveau } = original;
    expect(await lireScenario(ailleurs.enseignant, importe?.id ?? '')).toMatchObject({
      ...{ titre, contexte, materiels, ressources, liens, items, referentiel, niveau },
    });
    expect(items.map((i) => i.code)).toEqual(ENTIER.items);
  });

  test('SCE-6 un scénario public d’un collègue s’exporte ; privé, ou d’un autre établissement, il n’existe pas', async () => {
    const { id: publie } = await unScenario(ici.collegue, { titre: 'Public' });
    const { id: cache } = await unScenario(ici.collegue, { prive: true });
    expect((await lireScenarioAEcrire(ici.enseignant, publie)).titre).toBe('Public');
    for (const id of [cache, 'x', '01934b5e-1111-7abc-8def-0123456789ab'])
      await expect(lireScenarioAEcrire(ici.enseignant, id)).rejects.toMatchObject({ code: 'introuvable' });
    await expect(lireScenarioAEcrire(ailleurs.enseignant, publie)).rejects.toMatchObject({ code: 'introuvable' });
  });

  test('SCE-6 tous les miens dans une archive, qui se réimporte d’un coup', async () => {
    const { rne, enseignant, collegue } = await uneEcole();
    await expect(lireMesScenarios(enseignant)).rejects.toMatchObject({ code: 'scpro-aucun' });
    const { id: a } = await unScenario(enseignant, { titre: 'A/B', items: ['1.1.1'] });
    await unScenario(enseignant, { titre: 'C', prive: true, items: [] });
    const { id: public_ } = await unScenario(collegue, { titre: 'D' });
    const miens = await lireMesScenarios(enseignant);
    expect(miens.map((s) => [s.titre, s.items.length])).toEqual([
      ['A/B', 1],
      ['C', 0],
    ]);
    expect((await lireMesScenarios(enseignant, [a])).map((s) => s.id)).toEqual([a]);
    await expect(lireMesScenarios(enseignant, [a, public_])).rejects.toMatchObject({ code: 'introuvable' });

    const zip = Buffer.from(await new Response(scproEnZip(rne, miens, AbortSignal.timeout(9000))).arrayBuffer());
    const noms: string[] = [];
    for await (const e of (await fromBufferPromise(zip)).eachEntry()) noms.push(e.fileName);
    expect(noms).toEqual(['A-B.scpro', 'C.scpro']);
    const importes = await toutImporter(ailleurs.enseignant, [unFichierScpro('mes-scenarios.zip', zip)]);
    expect(importes.map((i) => i.titre)).toEqual(['A/B', 'C']);
  });
});
