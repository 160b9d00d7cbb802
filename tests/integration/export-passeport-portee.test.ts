import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { fiche } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import { peutEntrer } from '@/lib/acces/modules';
import { acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { aujourdhui, plusMois } from '@/lib/dates';
import { ouvrirMetre } from '@/lib/export-passeport/serveur/export-pdf';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { construireVue } from '@/lib/export-passeport/serveur/regles-vue';
import { unApprenant, unCompte, unParent } from '@/tests/fabriques/etablissement';
import { choix, demander, pagesDe, planDe, uneClasse } from '@/tests/fabriques/export-passeport';
import { uneFiche } from '@/tests/fabriques/fiche';
import { uneSession } from '@/tests/fabriques/session';

const [GA, AGORA] = ['BACPRO-GA', 'BACPRO-AGORA'];

describe('Portée', () => {
  test('EXP-1 ni la fiche d’un autre, ni un brouillon, ni la corbeille ; l’apprenant seul', async () => {
    const [c, ailleurs] = [await uneClasse(GA), await uneClasse(GA)];
    const voisin = await unApprenant(c.rne);
    const mienne = await uneFiche(c.apprenant);
    for (const id of [
      await uneFiche(voisin),
      await uneFiche(ailleurs.apprenant),
      await uneFiche(c.apprenant, { brouillon: true }),
      await uneFiche(c.apprenant, { corbeilleLe: new Date() }),
    ])
      await expect(planDe(c.apprenant, demander(choix(mienne), choix(id)))).rejects.toMatchObject({
        code: 'introuvable',
      });
    expect((await lireDossier(c.apprenant)).fiches.map((f) => f.id)).toEqual([mienne]);
    for (const acteur of [c.enseignant, await unParent(c.rne, [c.apprenant]), await unCompte(c.rne, 'chef')])
      await expect(lireDossier(acteur)).rejects.toMatchObject({ code: 'interdit' });
  });

  test('EXP-1 une fiche transférée s’exporte et dit d’où elle vient', async () => {
    const c = await uneClasse(GA);
    const id = await uneFiche(c.apprenant);
    await ecrire(systeme(c.rne), 'test.transfert', (tx) =>
      tx.update(fiche).set({ origineRne: '0590001A' }).where(eq(fiche.id, id)),
    );
    const [page] = await pagesDe(await planDe(c.apprenant, demander(choix(id))));
    expect(page).toContain('Provenance|Transférée de 0590001A');
  });

  test('EXP-1 jusqu’à trois mois après la sortie, puis plus rien', async () => {
    const dans = (mois: number) => plusMois(aujourdhui(), mois);
    const [recent, ancien] = [await uneClasse(GA, dans(-3)), await uneClasse(GA, dans(-4))];
    const retrouver = async ({ apprenant }: typeof recent) => acteurDuJeton(await uneSession(apprenant));
    const acteur = await retrouver(recent);
    expect(acteur?.sorti).toBe(true);
    if (!acteur) return;
    expect(peutEntrer(acteur, 'export-passeport')).toBe(true);
    expect(peutEntrer(acteur, 'passeport')).toBe(false);
    const plan = await planDe(acteur, demander(choix(await uneFiche(recent.apprenant))));
    expect(await pagesDe(plan)).toHaveLength(1);
    expect(await retrouver(ancien)).toBeNull();
  });

  test('EXP-1 deux diplômes : chacun ses fiches, ses onglets ; celui de l’apprenant d’abord', async () => {
    const c = await uneClasse(AGORA);
    await uneFiche(c.apprenant, { titre: 'Avant', referentiel: GA, item: '2.1.1' });
    const metre = await ouvrirMetre();
    const voir = async (diplome: string, vue = '', groupe = '') =>
      construireVue(await lireDossier(c.apprenant), { diplome, vue, groupe }, metre);
    const sien = await voir('');
    expect(sien).toMatchObject({ diplome: AGORA, avecBep: false, niveau: 'Pôle' });
    expect(sien?.onglets.map((o) => o.fiches)).toEqual([0, 0, 0]);
    const avant = await voir(GA);
    expect(avant?.onglet).toMatchObject({ groupe: { code: '2' }, fiches: 1 });
    expect((await voir(GA, 'bep', 'O'))?.onglet?.groupe.code).toBe('O');
    expect((await voir('INCONNU', 'bep'))?.partie).toBe('bacpro');
  });
});
