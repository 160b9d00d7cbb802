import './base';
import { describe, expect, test } from 'vitest';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { exigerApprenants } from '@/lib/acces/serveur/portee';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';

const voit = (acteur: Acteur, ...ids: string[]) =>
  lire(acteur, (tx) => exigerApprenants(tx, acteur, ids)).then(
    () => true,
    (e: { code?: string }) => (e.code === 'introuvable' ? false : Promise.reject(e)),
  );

describe('Portée : qui voit qui', () => {
  test('AUT-2 chacun voit les siens, personne ne voit un autre établissement', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const [mienne, voisine] = [await uneDivision(rne), await uneDivision(rne)];
    const [a, b] = [await unApprenant(rne, { division: mienne.id }), await unApprenant(rne, { division: voisine.id })];
    const ailleurs = await unApprenant(autre, { division: (await uneDivision(autre)).id });
    const enseignant = await unEnseignant(rne, [mienne.id]);
    expect(await voit(enseignant, a.compteId)).toBe(true);
    expect(await voit(enseignant, a.compteId, b.compteId)).toBe(false);
    const chef = await unCompte(rne, 'chef');
    expect(await voit(chef, a.compteId, b.compteId)).toBe(true);
    expect(await voit(chef, ailleurs.compteId)).toBe(false);
    const parent = await unParent(rne, [a]);
    expect(await voit(parent, a.compteId)).toBe(true);
    expect(await voit(parent, b.compteId)).toBe(false);
    expect(await voit(a, a.compteId)).toBe(true);
    expect(await voit(a, b.compteId)).toBe(false);
    expect(await voit(await unCompte(rne, 'administrateur'), a.compteId)).toBe(false);
  });

  test('AUT-9 un apprenant sorti n’est plus vu de personne, sauf de lui-même', async () => {
    const rne = await unEtablissement();
    const division = await uneDivision(rne);
    const parti = await unApprenant(rne, { division: division.id, compte: { sortiLe: '2020-01-31' } });
    expect(await voit(await unEnseignant(rne, [division.id]), parti.compteId)).toBe(false);
    expect(await voit(await unCompte(rne, 'chef'), parti.compteId)).toBe(false);
    expect(await voit(parti, parti.compteId)).toBe(true);
  });
});
