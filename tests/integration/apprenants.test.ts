import './base';
import { describe, expect, test } from 'vitest';
import { lireApprenant, listerClasses, listerEnfants } from '@/lib/apprenants/serveur/queries';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';

describe('Choix de l’apprenant', () => {
  test('PAE-1 l’enseignant voit ses classes et leurs présents, le chef toutes, par nom', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const [mienne, voisine] = [await uneDivision(rne, { code: '2GA' }), await uneDivision(rne, { code: '1GA' })];
    await uneDivision(rne, { code: 'VIEILLE', annee: 2020 });
    await uneDivision(autre, { code: '1GA' });
    const zoe = await unApprenant(rne, { division: mienne.id, compte: { nom: 'ÉMILE' } });
    const ana = await unApprenant(rne, { division: mienne.id, compte: { nom: 'DURAND' } });
    await unApprenant(rne, { division: mienne.id, compte: { nom: 'PARTI', sortiLe: '2020-01-31' } });
    const classes = await listerClasses(await unEnseignant(rne, [mienne.id]));
    expect(classes.map((c) => c.code)).toEqual(['2GA']);
    expect(classes[0]?.apprenants.map((a) => a.id)).toEqual([ana.compteId, zoe.compteId]);
    const toutes = await listerClasses(await unCompte(rne, 'chef'));
    expect(toutes.map((c) => [c.code, c.apprenants.length])).toEqual([
      ['1GA', 0],
      ['2GA', 2],
    ]);
    expect(toutes.map((c) => c.id)).toContain(voisine.id);
    expect(await listerClasses(await unCompte(rne, 'administrateur'))).toEqual([]);
  });

  test('PAS-6 un parent a ses enfants, et eux seuls', async () => {
    const rne = await unEtablissement();
    const division = await uneDivision(rne);
    const [a, b] = [await unApprenant(rne, { division: division.id }), await unApprenant(rne)];
    const parent = await unParent(rne, [a]);
    expect((await listerEnfants(parent)).map((e) => e.id)).toEqual([a.compteId]);
    expect(await lireApprenant(parent, a.compteId)).toMatchObject({
      id: a.compteId,
      referentiel: 'BACPRO-GA',
      niveau: 3,
      division: { id: division.id },
    });
    await expect(lireApprenant(parent, b.compteId)).rejects.toMatchObject({ code: 'introuvable' });
    await expect(lireApprenant(parent, 'pas-un-uuid')).rejects.toMatchObject({ code: 'introuvable' });
    expect(await lireApprenant(b, b.compteId)).toMatchObject({ division: null, niveau: null });
  });
});
