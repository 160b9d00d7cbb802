import './base';
import { buffer } from 'node:stream/consumers';
import { and, eq } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { fichier } from '@/db/schema/abonnements';
import { evaluationApprenant } from '@/db/schema/evaluations';
import { fiche, ficheEvaluation, ficheFichier, ficheLien } from '@/db/schema/passeport';
import { ecrire, lire } from '@/db/tenant';
import { QUOTA_OCTETS } from '@/lib/abonnement/regles';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { cleDe, stockage } from '@/lib/fichiers/serveur/service-stockage';
import { joindreAFiche, retirerDeFiche, telechargerDeFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { listerPourApprenant } from '@/lib/passeport/serveur/queries';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { journal } from '@/lib/serveur/journal';
import { direBilan, direFichiers } from '@/lib/transfert/regles';
import { accepterTransferts, redemanderFichiers } from '@/lib/transfert/serveur/mutations';
import { lireTransferts } from '@/lib/transfert/serveur/queries';
import { reprendreFichiers } from '@/lib/transfert/serveur/travaux';
import { compte, objets, occuper } from '@/tests/fabriques/depot';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { unEnvoi, unFluxPdf, unPdf } from '@/tests/fabriques/fichiers';
import { activer, proposer, unChangementDEcole } from '@/tests/fabriques/transfert';

let proprietaire: postgres.Sql;
beforeAll(() => {
  proprietaire = connexionProprietaire();
});
afterAll(() => proprietaire.end());

/** Les travaux de fond demandés pour cet établissement. */
const tachesDemandees = async (rne: string) =>
  (
    await proprietaire`select t.identifier as tache from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'rne' = ${rne}`
  ).map((l) => l.tache);

const PDF = unPdf();
const GROS = unPdf({ objets: [unFluxPdf('Annexe. '.repeat(200))] });

const joindre = (acteur: Acteur, id: string, partie: 'bacpro' | 'bep', nom: string, octets = PDF) =>
  joindreAFiche(acteur, { id, partie }, unEnvoi({ nom, octets }));

/** Un changement d'école, la fiche emportée ayant deux fichiers et un lien. */
async function unDepart() {
  const scene = await unChangementDEcole();
  const { eleve } = scene.avant;
  await joindre(eleve, scene.parcours.fiche, 'bacpro', 'rapport.pdf');
  await joindre(eleve, scene.parcours.fiche, 'bep', 'annexe.pdf', GROS);
  return scene;
}

async function accepter(admin: Acteur) {
  const { propositions } = await lireTransferts(admin, 1);
  return accepterTransferts(
    admin,
    propositions.map((p) => p.id),
  );
}

const reprendre = ({ rne }: { rne: string }, continuer = () => true) => reprendreFichiers(rne, continuer);

/** La fiche arrivée, et les noms de ses fichiers. */
async function arrivee(eleve: Acteur) {
  const [recue] = (await listerPourApprenant(eleve)).fiches;
  const lue = await lireFiche(eleve, recue?.id ?? '');
  return { lue, noms: lue.fichiers.map((f) => `${f.partie} ${f.nom}`).sort() };
}

const bilan = async ({ admin }: { admin: Acteur }) => (await lireTransferts(admin, 1)).historique[0]?.bilan;

describe('Les fichiers d’un transfert', () => {
  test('PAR-2 la proposition les compte ; acceptée, un travail les copie, comptés où ils arrivent', async () => {
    const { avant, apres } = await unDepart();
    const [proposee] = (await lireTransferts(apres.admin, 1)).propositions;
    expect(proposee?.bilan && direBilan(proposee.bilan)).toMatch(/^1\sfiche \(2\sévaluations, 2\sfichiers\)/);
    expect(await accepter(apres.admin)).toMatchObject({ fiches: 1, fichiers: 2 });
    expect(await tachesDemandees(apres.rne)).toContain('transfert-fichiers');
    expect((await arrivee(apres.eleve)).noms).toEqual([]);
    expect(
      direFichiers((await bilan(apres)) ?? { fiches: 0, evaluationsFiches: 0, evaluations: 0, resultats: 0 }),
    ).toBe('Les fichiers arrivent\u00a0: 0 sur 2.');
    expect(await reprendre(apres)).toBe(false);
    const { lue, noms } = await arrivee(apres.eleve);
    expect(noms).toEqual(['bacpro rapport.pdf', 'bep annexe.pdf']);
    expect([await compte(avant.rne), await compte(apres.rne)]).toEqual(Array(2).fill([PDF.length + GROS.length, 0]));
    const annexe = { id: lue.id, fichierId: lue.fichiers.find((f) => f.partie === 'bep')?.id ?? '' };
    for (const acteur of [apres.eleve, apres.prof])
      expect((await buffer((await telechargerDeFiche(acteur, annexe)).flux)).equals(GROS)).toBe(true);
    expect(await bilan(apres)).toMatchObject({ fichiers: 2, fichiersRepris: 2, fichiersLaisses: 0 });
  });

  test('PAR-2 ils se consultent, sans se retirer ni s’ajouter', async () => {
    const { apres } = await unDepart();
    await accepter(apres.admin);
    await reprendre(apres);
    const { id, fichiers } = (await arrivee(apres.eleve)).lue;
    await expect(joindre(apres.eleve, id, 'bacpro', 'b.pdf')).rejects.toMatchObject({ code: 'transfere' });
    const premier = { id, fichierId: fichiers[0]?.id ?? '' };
    await expect(retirerDeFiche(apres.eleve, premier)).rejects.toMatchObject({ code: 'transfere' });
  });

  test('PAR-2 rien deux fois : le travail rejoué ne copie plus rien', async () => {
    const { apres } = await unDepart();
    await accepter(apres.admin);
    await Promise.allSettled([reprendre(apres), reprendre(apres)]);
    await reprendre(apres);
    expect((await arrivee(apres.eleve)).noms).toHaveLength(2);
    expect([await compte(apres.rne), (await objets(apres.rne)).length]).toEqual([[PDF.length + GROS.length, 0], 2]);
    expect(await bilan(apres)).toMatchObject({ fichiersRepris: 2 });
  });

  test('PAR-2, ABO-4 ce qui ne tient pas dans le quota est dit, le reste arrive, et se redemande', async () => {
    const { apres } = await unDepart();
    await accepter(apres.admin);
    await occuper(apres.rne, QUOTA_OCTETS - PDF.length);
    expect(await reprendre(apres)).toBe(false);
    expect((await arrivee(apres.eleve)).noms).toEqual(['bacpro rapport.pdf']);
    const lu = await bilan(apres);
    expect(lu && direFichiers(lu)).toMatch(/^1\sfichier n’a pas tenu dans votre espace disque\.$/);
    await occuper(apres.rne, 0);
    await redemanderFichiers(apres.admin);
    expect(await tachesDemandees(apres.rne)).toContain('transfert-fichiers');
    await reprendre(apres);
    expect((await arrivee(apres.eleve)).noms).toHaveLength(2);
    const fini = await bilan(apres);
    expect(fini && direFichiers(fini)).toBeNull();
    await expect(redemanderFichiers(apres.prof)).rejects.toMatchObject({ code: 'interdit' });
  });

  test('PAR-2 interrompu, ou devant un objet perdu, il rend la main et n’oublie rien', async () => {
    const { avant, apres } = await unDepart();
    await accepter(apres.admin);
    expect(await reprendre(apres, () => false)).toBe(true);
    expect((await arrivee(apres.eleve)).noms).toEqual([]);
    const [perdu] = await lire(systeme(avant.rne), (tx) =>
      tx
        .select()
        .from(fichier)
        .where(and(eq(fichier.rne, avant.rne), eq(fichier.nom, 'rapport.pdf'))),
    );
    await (await stockage()).delete(cleDe(avant.rne, perdu?.id ?? ''));
    const dit = vi.spyOn(journal, 'error').mockReturnValue(undefined);
    await expect(reprendre(apres)).rejects.toThrow();
    dit.mockRestore();
    expect((await arrivee(apres.eleve)).noms).toEqual(['bep annexe.pdf']);
    expect((await objets(apres.rne)).length).toBe(1);
  });

  test('PAR-2 ni brouillon, ni corbeille, ni les fichiers d’un autre, ni si l’un des deux se retire', async () => {
    const { avant, apres } = await unDepart();
    for (const options of [{ brouillon: true }, { corbeilleLe: new Date() }]) {
      const id = await uneFiche(avant.eleve);
      await joindre(avant.eleve, id, 'bacpro', 'secret.pdf');
      await ecrire(systeme(avant.rne), 'test', (tx) => tx.update(fiche).set(options).where(eq(fiche.id, id)));
    }
    expect(await accepter(apres.admin)).toMatchObject({ fiches: 1, fichiers: 2 });
    await activer(avant.rne, { actif: false });
    await reprendre(apres);
    expect((await arrivee(apres.eleve)).noms).toEqual([]);
    await activer(avant.rne);
    await reprendre(apres);
    const recus = await lire(systeme(apres.rne), (tx) =>
      tx.select({ nom: fichier.nom }).from(fichier).where(eq(fichier.rne, apres.rne)),
    );
    expect(recus.map((f) => f.nom).sort()).toEqual(['annexe.pdf', 'rapport.pdf']);
  });
});

describe('Ce qui accompagne une fiche transférée', () => {
  test('PAR-2 liens, dates de PFMP, ce qui était écrit à l’évaluation, auteur d’un commentaire', async () => {
    const { avant, apres, parcours } = await unChangementDEcole();
    const etat = { titre: 'Avant', faiteLe: '2026-03-01', lieu: 'pfmp', organisation: '', textes: {} };
    await ecrire(systeme(avant.rne), 'test', async (tx) => {
      const { rne } = avant;
      const pfmp = { pfmpDebutLe: '2026-02-02', pfmpFinLe: '2026-02-27' };
      await tx.update(fiche).set(pfmp).where(eq(fiche.id, parcours.fiche));
      await tx
        .insert(ficheLien)
        .values({ rne, ficheId: parcours.fiche, partie: 'bep', rang: 0, url: 'https://example.org', libelle: 'Site' });
      await tx
        .update(evaluationApprenant)
        .set({ commentePar: avant.prof.compteId, commenteLe: new Date('2026-03-03T08:00:00Z') })
        .where(eq(evaluationApprenant.evaluationId, parcours.evaluation));
    });
    await uneEvaluationDeFiche(avant.prof, parcours.fiche, { etat });
    await accepter(apres.admin);
    const { lue } = await arrivee(apres.eleve);
    expect(lue).toMatchObject({ pfmpDebutLe: '2026-02-02', pfmpFinLe: '2026-02-27' });
    expect(lue.liens).toEqual([{ partie: 'bep', url: 'https://example.org', libelle: 'Site' }]);
    const recus = await lire(systeme(apres.rne), async (tx) => ({
      etats: await tx
        .select({ etat: ficheEvaluation.etat })
        .from(ficheEvaluation)
        .where(eq(ficheEvaluation.rne, apres.rne)),
      commentaires: await tx.select().from(evaluationApprenant).where(eq(evaluationApprenant.rne, apres.rne)),
      joints: await tx.select().from(ficheFichier).where(eq(ficheFichier.rne, apres.rne)),
    }));
    expect(recus.etats).toContainEqual({ etat });
    expect(recus.commentaires[0]?.commenteLe?.toISOString()).toBe('2026-03-03T08:00:00.000Z');
    expect(recus.commentaires[0]?.commentePar).not.toBe(avant.prof.compteId);
    expect(recus.joints).toEqual([]);
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
  });
});
