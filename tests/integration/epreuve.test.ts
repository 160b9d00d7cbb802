import './base';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migrer } from '@/db/migrer';
import { definirEnv, env } from '@/lib/env';
import { lireExploitation, sante } from '@/lib/etablissement/serveur/queries-sante';
import { uneApplication } from '@/tests/epreuve/application';
import { uneEcoleAEprouver } from '@/tests/epreuve/ecole';
import { gestesDirects } from '@/tests/epreuve/gestes';
import { pidDe } from '@/tests/epreuve/lieu';
import { unPetitDisque } from '@/tests/epreuve/petit-disque';
import { type Compte, Registre } from '@/tests/epreuve/registre';
import { unFluxPdf, unPdf } from '@/tests/fabriques/fichiers';
import { type ServeurAPart, unServeurAPart } from '@/tests/fabriques/serveur-a-part';

let serveur: ServeurAPart;

beforeAll(async () => {
  serveur = await unServeurAPart();
  await serveur.uneBase('epreuve');
  await migrer();
});
afterAll(() => serveur.arreter());

const arreterNet = async () => process.kill(await pidDe(serveur.dossier), 'SIGKILL');

/** Chaque geste a été acquitté une fois de plus. */
const avance = ({ saisies, fichiers, imports }: Compte, avant: Compte) =>
  saisies > avant.saisies && fichiers > avant.fichiers && imports > avant.imports;

/** La version courte de `npm run epreuve`. */
describe('Éprouver', () => {
  test('EXL-1 application et base tuées pendant qu’on saisit, dépose et importe : rien d’acquitté n’est perdu', async () => {
    const ecole = await uneEcoleAEprouver();
    const registre = new Registre(ecole);
    const application = uneApplication(ecole);
    const arret = new AbortController();
    const travail = registre.eprouver(application.gestes, arret.signal);
    try {
      const attendreLaSuite = async () => {
        const avant = registre.compter();
        const suite = () => expect(avance(registre.compter(), avant)).toBe(true);
        await vi.waitFor(suite, { timeout: 40_000 });
      };
      for (const tuer of [application.tuer, arreterNet, application.tuer, arreterNet]) {
        await attendreLaSuite();
        await tuer();
      }
      await attendreLaSuite();
    } finally {
      arret.abort();
      await travail;
    }
    expect(await registre.manques(application.gestes)).toEqual([]);
    await application.arreter();
  });

  test('EXL-1 un disque presque plein se dit, plein il refuse les dépôts, vidé il reprend', async ({ skip }) => {
    const disque = unPetitDisque(join(tmpdir(), `griotte-disque-${process.pid}`), 16);
    if (!disque) return skip('un petit disque ne se monte que sous Linux, par root');
    const ecole = await uneEcoleAEprouver();
    const [gestes, [fiche = '']] = [gestesDirects(ecole), ecole.fiches];
    const donnees = env().GRIOTTE_DONNEES;
    definirEnv({ GRIOTTE_DONNEES: disque.dossier });
    const photo = unPdf({ objets: [unFluxPdf(randomBytes(2 ** 20))] });
    try {
      disque.remplir(1_258_291);
      expect((await sante()).disques).toEqual({ donnees: 'presque-plein' });
      expect((await lireExploitation()).disques).toMatchObject([{ quoi: 'donnees', etat: 'presque-plein' }]);
      await expect(gestes.deposer(fiche, photo)).rejects.toMatchObject({ code: 'disque-plein' });
      disque.remplir();
      expect((await sante()).disques).toEqual({ donnees: 'plein' });
      await gestes.commenter(ecole.evalues[0]?.compteId ?? '', 'saisi', ['']);
      disque.vider();
      await gestes.deposer(fiche, photo);
      expect((await sante()).disques).toEqual({ donnees: 'ok' });
    } finally {
      definirEnv({ GRIOTTE_DONNEES: donnees });
      disque.demonter();
    }
  });
});
