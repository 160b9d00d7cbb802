import './base';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connexionProprietaire, NOM_DE_CE_PROCESSUS } from '@/db/connexion';
import { ecrire } from '@/db/tenant';
import { planifier } from '@/lib/siecle/plan/plan';
import type { Lectures } from '@/lib/siecle/plan/types';
import { analyser, importer } from '@/lib/siecle/serveur/mutations';
import { appliquer } from '@/lib/siecle/serveur/mutations-appliquer';
import { lireEtat } from '@/lib/siecle/serveur/queries-etat';
import { deballer } from '@/lib/siecle/serveur/regles-conservation';
import {
  ecoleChangee,
  ecoleDeBase,
  enAttente,
  fichiersDe,
  lireAnalyse,
  uneEcole,
  uneEcoleVide,
} from '@/tests/fabriques/ecole-siecle';
import { unCompte } from '@/tests/fabriques/etablissement';
import { personnes, photographier } from '@/tests/fabriques/photo';
import { analyserFichiers, importerFichiers } from '@/tests/fabriques/siecle';

const CONFIRME = { confirme: true };

let proprietaire: postgres.Sql;
beforeAll(() => {
  proprietaire = connexionProprietaire();
});
afterAll(() => proprietaire.end());

/** Tient la ligne de l'établissement pendant `faire` : un import s'arrête juste avant de conclure. */
async function retenir<T>(rne: string, faire: () => Promise<T>): Promise<T> {
  let lacher = () => {};
  const lache = new Promise<void>((ok) => {
    lacher = ok;
  });
  const verrou = connexionProprietaire();
  const tenu = new Promise<void>((ok) => {
    void verrou.begin(async (tx) => {
      await tx`select 1 from etablissement where rne = ${rne} for update`;
      ok();
      await lache;
    });
  });
  try {
    await tenu;
    return await faire();
  } finally {
    lacher();
    await verrou.end();
  }
}

/** Nos connexions arrêtées sur un verrou. */
const arretees = () => proprietaire<{ pid: number }[]>`
  select pid from pg_stat_activity where application_name = ${NOM_DE_CE_PROCESSUS} and wait_event_type = 'Lock'`;

describe('Tout ou rien', () => {
  test('IMP-5 un second import simultané est prévenu, le premier va à son terme', async () => {
    const { admin, id } = await enAttente();
    const collegue = await unCompte(admin.rne, 'administrateur');
    const second = await analyserFichiers(collegue, fichiersDe(admin.rne, ecoleDeBase()).enseignants);
    const voisine = await enAttente();
    const { premier } = await retenir(admin.rne, async () => {
      const enCours = importer(admin, id, CONFIRME);
      await expect.poll(async () => (await arretees()).length, { timeout: 5000 }).toBeGreaterThan(0);
      await expect(importer(collegue, second, CONFIRME)).rejects.toMatchObject({ code: 'import-en-cours' });
      expect(await importer(voisine.admin, voisine.id, CONFIRME), 'ailleurs, rien n’attend').toEqual({ importe: true });
      return { premier: enCours };
    });
    expect(await premier).toEqual({ importe: true });
    expect(Object.keys(await personnes(admin.rne))).toContain('lou.kern');
    expect(await importer(collegue, second, CONFIRME)).toEqual({ importe: false, raison: 'rien' });
  });

  test('IMP-5 la connexion coupée au dernier moment laisse la base exactement comme avant', async () => {
    const { admin, id } = await enAttente();
    const avant = await photographier(admin.rne);
    await retenir(admin.rne, async () => {
      const enCours = importer(admin, id, CONFIRME).then(
        () => 'importé',
        () => 'coupé',
      );
      await expect.poll(async () => (await arretees()).length, { timeout: 5000 }).toBeGreaterThan(0);
      for (const { pid } of await arretees()) await proprietaire`select pg_terminate_backend(${pid})`;
      expect(await enCours).toBe('coupé');
    });
    expect(await photographier(admin.rne)).toEqual(avant);
    expect(await importer(admin, id, CONFIRME), 'et il peut être refait').toEqual({ importe: true });
  });

  test('IMP-5 une ligne que la base refuse à la dernière étape défait toutes les autres', async () => {
    const admin = await uneEcoleVide();
    await importerFichiers(admin, fichiersDe(admin.rne, ecoleDeBase()).enseignants);
    const bonne = await lireAnalyse(
      admin,
      await analyserFichiers(admin, fichiersDe(admin.rne, ecoleDeBase()).apprenants),
    );
    const lectures: Lectures = await deballer(String(bonne.lecture));
    const [lien] = lectures.responsables?.liens ?? [];
    if (lien) lectures.responsables?.liens.push({ ...lien });
    const id = await analyser(admin, 'apprenants', lectures, []);
    const avant = await photographier(admin.rne);
    const etapes: number[] = [];
    const suivre = { confirme: true, avancer: (fait: number) => etapes.push(fait) };
    await expect(importer(admin, id, suivre)).rejects.toMatchObject({ cause: { code: '21000' } });
    expect(etapes.at(-1), 'comptes et apprenants étaient écrits').toBeGreaterThan(20);
    expect(await photographier(admin.rne)).toEqual(avant);
  });

  test('IMP-5 l’avancement va jusqu’au bout', async () => {
    const { admin, id } = await enAttente();
    const suivi: [number, number][] = [];
    await importer(admin, id, { confirme: true, avancer: (fait, total) => suivi.push([fait, total]) });
    expect(suivi.length).toBeGreaterThan(3);
    expect(suivi.map(([fait]) => fait)).toEqual(suivi.map(([fait]) => fait).sort((x, y) => x - y));
    expect(suivi.at(-1)?.[0]).toBe(suivi.at(-1)?.[1]);
    expect(new Set(suivi.map(([, total]) => total)).size).toBe(1);
  });

  test('IMP-4 une adresse saisie pendant l’import n’est pas effacée', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => Object.assign(e.personnes[1] ?? {}, { mel: 'zoe@example.org', prenom: 'Zoée' }));
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecole).apprenants);
    const lectures = await deballer(String((await lireAnalyse(admin, id)).lecture));
    const moment = { jour: '2026-11-21', instant: new Date().toISOString(), anneeEnCours: 2026 };
    await ecrire(admin, 'test.import', async (tx) => {
      const { ecritures } = planifier(await lireEtat(tx, admin.rne), lectures, moment);
      await tx.execute(sql`update compte set courriel = 'saisie@example.org' where login = 'zoe.blin'`);
      await appliquer(tx, admin.rne, ecritures, () => {});
    });
    expect((await personnes(admin.rne))['zoe.blin']).toMatchObject({ prenom: 'Zoée', courriel: 'saisie@example.org' });
  });
});
