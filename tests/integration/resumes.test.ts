import './base';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { journal, resumeCourriel } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { arreterResume, reglerResume } from '@/lib/notifications/serveur/mutations';
import { lireRythme } from '@/lib/notifications/serveur/queries';
import { jetonArret } from '@/lib/notifications/serveur/regles-jeton';
import { TACHES } from '@/lib/travaux/serveur/taches';
import { boite, parSmtp } from '@/tests/fabriques/courriels';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { ouvrir, uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { daterResume } from '@/tests/fabriques/resume';
import { ajouter, bientot, fermerFile, lancer, ouvrirFile, toutRanger } from '@/tests/fabriques/travaux';

beforeAll(async () => {
  await ouvrirFile('essai_resumes');
});
afterEach(toutRanger);
afterAll(fermerFile);

const HEURE = 3_600_000;
const ilYA = (heures: number) => new Date(Date.now() - heures * HEURE);
const envoyer = (rne: string) => TACHES.resumes(rne, new AbortController().signal);

async function abonner(acteur: Acteur, rythme: 'quotidien' | 'hebdomadaire' = 'quotidien', heures = 24): Promise<void> {
  await reglerResume(acteur, { rythme });
  await daterResume(acteur, heures);
}

const jusquaLe = async ({ rne, compteId }: Acteur) => {
  const [l] = await lire(systeme(rne), (tx) =>
    tx.select().from(resumeCourriel).where(eq(resumeCourriel.compteId, compteId)),
  );
  return l?.jusquaLe;
};

/** Une classe où chacun a une adresse. */
async function uneClasse() {
  const rne = await unEtablissement({ nom: 'Lycée des Aulnes' });
  const division = await uneDivision(rne, { code: 'TGA1' });
  const enseignant = await unEnseignant(rne, [division.id], { courriel: 'prof@example.org' });
  const apprenant = await unApprenant(rne, {
    division: division.id,
    compte: { courriel: 'lea@example.org', prenom: 'Léa' },
  });
  const parent = await unParent(rne, [apprenant], { courriel: 'parent@example.org' });
  return { rne, division, enseignant, apprenant, parent };
}

describe('Demander un résumé', () => {
  test('ACC-1 personne n’en reçoit sans l’avoir demandé ; on le règle, on l’arrête', async () => {
    const { rne, apprenant, enseignant } = await uneClasse();
    await uneFiche(apprenant);
    expect(await lireRythme(enseignant)).toBe('aucun');
    expect(await envoyer(rne)).toBe(false);
    expect(await boite(rne)).toEqual([]);
    await reglerResume(enseignant, { rythme: 'hebdomadaire' });
    await reglerResume(enseignant, { rythme: 'quotidien' });
    expect([await lireRythme(enseignant), await lireRythme(apprenant)]).toEqual(['quotidien', 'aucun']);
    await reglerResume(enseignant, { rythme: 'aucun' });
    expect(await lireRythme(enseignant)).toBe('aucun');
  });

  test('ACC-1 sans adresse il se refuse, et rien n’est annoncé à un lecteur', async () => {
    const rne = await unEtablissement();
    const quotidien = { rythme: 'quotidien' } as const;
    await expect(reglerResume(await unEnseignant(rne), quotidien)).rejects.toMatchObject({
      code: 'resume-sans-adresse',
    });
    const lecteur = await unCompte(rne, 'lecteur', { courriel: 'l@example.org' });
    await expect(reglerResume(lecteur, quotidien)).rejects.toMatchObject({ code: 'interdit' });
  });

  test('ACC-1 le lien du message l’arrête sans connexion ; un lien fait main ou d’ailleurs ne fait rien', async () => {
    const { rne, enseignant, apprenant } = await uneClasse();
    for (const qui of [enseignant, apprenant]) await abonner(qui);
    const jeton = jetonArret(rne, enseignant.compteId);
    const faux = [
      jeton.replace(enseignant.compteId, apprenant.compteId),
      `${jeton.slice(0, -2)}xx`,
      jetonArret(await unEtablissement(), enseignant.compteId),
      enseignant.compteId,
      '',
    ];
    for (const f of faux) await expect(arreterResume(rne, f)).rejects.toMatchObject({ code: 'introuvable' });
    expect([await lireRythme(enseignant), await lireRythme(apprenant)]).toEqual(['quotidien', 'quotidien']);
    for (let fois = 0; fois < 2; fois++) await arreterResume(rne, jeton);
    expect([await lireRythme(enseignant), await lireRythme(apprenant)]).toEqual(['aucun', 'quotidien']);
  });
});

describe('Le résumé', () => {
  test('ACC-1 dit à chacun ce qui est nouveau pour lui, des liens, et aucun résultat', async () => {
    const { rne, division, enseignant, apprenant, parent } = await uneClasse();
    for (const qui of [enseignant, apprenant, parent]) await abonner(qui);
    const evaluation = await uneEvaluation(enseignant, {
      ...{ apprenants: [apprenant], titre: 'Paie <1>', resultats: ['erreurs'], commentaire: 'Insuffisant' },
    });
    await rendreVisible(enseignant, { id: evaluation.id, visible: true });
    const fiche = await uneFiche(apprenant, { titre: 'Courrier' });
    await uneEvaluationDeFiche(enseignant, fiche, { degre: 'erreurs', appreciation: 'Tout est à refaire.' });
    await envoyer(rne);
    const courriels = await boite(rne);
    const de = (adresse: string) => courriels.find((c) => c.destinataire === adresse);
    expect(courriels.map((c) => [c.destinataire, c.sujet, c.compteId]).sort()).toEqual([
      ['lea@example.org', 'Griotte\u00a0: 2\u00a0nouveautés', null],
      ['parent@example.org', 'Griotte\u00a0: 2\u00a0nouveautés', null],
      ['prof@example.org', 'Griotte\u00a0: 1\u00a0nouveauté', null],
    ]);
    expect(de('lea@example.org')?.texte).toMatch(
      new RegExp(`Paie <1>\u00a0»\u00a0: à lire\\n {2}\\S+/${rne}/evaluations/${evaluation.id}\\n`),
    );
    expect(de('lea@example.org')?.texte).toContain(`/${rne}/passeport/${fiche}`);
    expect(de('parent@example.org')?.texte).toMatch(
      /Léa\n- 1\u00a0évaluation nouvelle ou modifiée\n.*tableau-de-bord\?apprenant=/,
    );
    expect(de('prof@example.org')?.texte).toContain(`TGA1\u00a0: 1\u00a0fiche nouvelle ou modifiée\n`);
    expect(de('prof@example.org')?.texte).toContain(`/${rne}/passeport?classe=${division.id}`);
    expect(de('lea@example.org')?.html).toContain('Paie &lt;1&gt;');
    for (const c of courriels) {
      expect(`${c.texte}${c.html}`).not.toMatch(/erreurs|Insuffisant|refaire/i);
      expect(c.texte).toMatch(/- Ne plus le recevoir\n {2}\S+\/resume\?jeton=/);
    }
  });

  test('ACC-1 rejoué, il ne repart pas ; ce qui était déjà dit, ou lu, ne se redit pas le lendemain', async () => {
    const { rne, enseignant, apprenant } = await uneClasse();
    await abonner(enseignant);
    const [lue] = [await uneFiche(apprenant), await uneFiche(apprenant)];
    for (let fois = 0; fois < 2; fois++) await envoyer(rne);
    expect(await boite(rne)).toHaveLength(1);
    await daterResume(enseignant, 24);
    await ouvrir(enseignant, lue);
    await envoyer(rne);
    expect((await boite(rne)).map((c) => c.sujet)).toEqual([
      'Griotte\u00a0: 2\u00a0nouveautés',
      'Griotte\u00a0: 1\u00a0nouveauté',
    ]);
    await uneFiche(apprenant, { modifieLe: ilYA(30) });
    await daterResume(enseignant, 24);
    await ecrire(systeme(rne), 'test.ancienne', (tx) =>
      tx.execute(sql`update fiche set modifie_le = now() - interval '2 days'`),
    );
    await envoyer(rne);
    expect(await boite(rne)).toHaveLength(2);
  });

  test('ACC-1 rien de nouveau : rien ne part, et le jour n’est pas repris ; rien de dû : rien au journal', async () => {
    const { rne, enseignant, apprenant } = await uneClasse();
    await abonner(enseignant);
    await envoyer(rne);
    const apres = await jusquaLe(enseignant);
    expect(apres?.getTime()).toBeGreaterThan(Date.now() - HEURE);
    await uneFiche(apprenant);
    await envoyer(rne);
    expect([await boite(rne), await jusquaLe(enseignant)]).toEqual([[], apres]);
    const traces = await lire(systeme(rne), (tx) =>
      tx.select({ details: journal.details }).from(journal).where(eq(journal.evenement, 'resumes.envoyer')),
    );
    expect(traces.map((t) => t.details)).toEqual([{ examines: 1, deposes: 0 }]);
  });

  test('ACC-1 l’hebdomadaire attend le lundi, puis dit toute la semaine', async () => {
    const { rne, enseignant, apprenant } = await uneClasse();
    await reglerResume(enseignant, { rythme: 'hebdomadaire' });
    await uneFiche(apprenant);
    await envoyer(rne);
    expect(await boite(rne)).toEqual([]);
    await daterResume(enseignant, 8 * 24);
    await envoyer(rne);
    expect(await boite(rne)).toHaveLength(1);
  });

  test('ACC-1 un compte fermé, sorti ou sans adresse n’en reçoit pas', async () => {
    const { rne, enseignant, apprenant } = await uneClasse();
    await abonner(enseignant);
    await uneFiche(apprenant);
    const moi = and(eq(compte.rne, rne), eq(compte.id, enseignant.compteId));
    const changer = (valeurs: Partial<typeof compte.$inferInsert>) =>
      ecrire(systeme(rne), 'test.compte', (tx) => tx.update(compte).set(valeurs).where(moi));
    const ouvert = { suspenduLe: null, masqueLe: null, sortiLe: null, courriel: 'prof@example.org' };
    for (const ferme of [
      { suspenduLe: new Date() },
      { masqueLe: new Date() },
      { sortiLe: '2020-01-01' },
      { courriel: null },
    ]) {
      await changer({ ...ouvert, ...ferme });
      await envoyer(rne);
    }
    expect(await boite(rne)).toEqual([]);
    await changer(ouvert);
    await envoyer(rne);
    expect(await boite(rne)).toHaveLength(1);
  });

  test('ACC-1 deux travailleurs et deux cents personnes : chacune un message, et un seul', async () => {
    const { rne, division, apprenant, enseignant } = await uneClasse();
    await uneFiche(apprenant);
    await abonner(enseignant);
    await ecrire(systeme(rne), 'test.foule', async (tx) => {
      await tx.execute(sql`insert into compte (rne, id, login, profil, nom, prenom, origine, courriel, a_personnaliser)
        select ${rne}, gen_random_uuid(), 'foule.' || i, 'enseignant', 'NOM', 'Prénom', 'manuel', 'p' || i || '@example.org', false
        from generate_series(1, 249) i`);
      await tx.execute(sql`insert into enseignant (rne, compte_id, discipline)
        select rne, id, 'Gestion' from compte where rne = ${rne} and login like 'foule.%'`);
      await tx.execute(sql`insert into affectation (rne, structure_id, compte_id, role, origine)
        select rne, ${division.id}, id, 'enseignant', 'manuel' from compte where rne = ${rne} and login like 'foule.%'`);
      await tx.execute(sql`insert into resume_courriel (rne, compte_id, rythme, jusqua_le)
        select rne, id, 'quotidien', now() - interval '1 day' from compte where rne = ${rne} and login like 'foule.%'`);
    });
    await Promise.all([envoyer(rne), envoyer(rne)]);
    const destinataires = (await boite(rne)).map((c) => c.destinataire);
    expect([destinataires.length, new Set(destinataires).size]).toEqual([250, 250]);
  });

  test('ACC-1 le matin, le travailleur les envoie dans chaque établissement', async () => {
    const classes = [await uneClasse(), await uneClasse()];
    const { recus } = await parSmtp();
    for (const { apprenant, enseignant } of classes) {
      await abonner(enseignant);
      await uneFiche(apprenant);
    }
    lancer();
    await ajouter('matin');
    await bientot(() => recus.length).toBe(2);
    for (const { rne } of classes)
      expect(recus.filter((r) => r.texte.includes(`/${rne}/passeport?classe=`))).toHaveLength(1);
  });
});
