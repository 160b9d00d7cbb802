import './base';
import { describe, expect, test } from 'vitest';
import { bilanEnPdf } from '@/lib/bilan/serveur/export-pdf';
import { lireBilans } from '@/lib/bilan/serveur/queries';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { demander, planDe } from '@/tests/fabriques/export-passeport';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { poserImage } from '@/tests/fabriques/parametres';
import { comparer, partDifferente } from '@/tests/fabriques/planches';

const TEXTE =
  'J’ai contrôlé les bons de livraison de trois fournisseurs, vérifié les prix et signalé deux écarts à ma tutrice.';

/** Un apprenant et une fiche évaluée, où rien ne dépend du jour ni du hasard. */
async function uneEcole(referentiel: string, item: string) {
  const rne = await unEtablissement({ nom: 'Lycée professionnel des Œillets' });
  await poserImage(rne, 'logo');
  const division = await uneDivision(rne, { referentiel, code: 'T1' });
  const compte = { nom: 'LEBŒUF-ÇAĞLAR', prenom: 'Maÿlis', dateNaissance: '2009-07-14' };
  const apprenant = await unApprenant(rne, { division: division.id, referentiel, compte });
  const enseignant = await unEnseignant(rne, [division.id], { nom: 'DUPRÉ', prenom: 'Éric' });
  const ga = referentiel === 'BACPRO-GA';
  const id = await uneFiche(apprenant, {
    referentiel,
    item,
    titre: 'Contrôle des livraisons de l’été',
    organisation: 'Cartonnages du Nord',
    faiteLe: '2026-10-12',
    pfmpDebutLe: '2026-10-05',
    pfmpFinLe: '2026-11-06',
    textes: { contexte: TEXTE, taches: `${TEXTE}\n\n${TEXTE}`, productions: TEXTE, resultats: TEXTE },
    ...(ga && {
      bepReferentiel: CODE_BEP,
      bepItem: 'T1',
      bepTextes: { travail: TEXTE },
      choix: ['1.1.1-C1', '1.1.1-A2'],
    }),
  });
  const quand = { creeLe: new Date('2026-11-10T10:00:00Z'), appreciation: 'Travail soigné.' };
  await uneEvaluationDeFiche(enseignant, id, { referentiel, items: [item], degre: 'partielle', ...quand });
  if (ga)
    await uneEvaluationDeFiche(enseignant, id, {
      ...quand,
      partie: 'bep',
      degre: 'totale',
      referentiel: CODE_BEP,
      items: ['T1'],
    });
  return { apprenant, enseignant, id };
}

async function verifier(nom: string, pdf: Uint8Array | undefined): Promise<void> {
  const { texte, texteAttendu, part, admise } = await comparer(nom, pdf ?? Buffer.of());
  expect(texte).toBe(texteAttendu);
  expect(part).toBeLessThanOrEqual(admise);
}

describe('Pages de référence, par leur texte et par leur image', () => {
  test('EXP-2 GA : extrait du passeport, partie BEP, récapitulatif du pôle', async () => {
    const { apprenant, id } = await uneEcole('BACPRO-GA', '1.1.1');
    const choix = demander({ id, partie: 'bacpro', nom: 'Fiche' }, { id, partie: 'bep', nom: 'BEP' });
    const { pdfs } = await planDe(apprenant, { ...choix, recap: true });
    for (const [rang, nom] of ['fiche-ga', 'fiche-bep', 'recapitulatif-ga'].entries())
      await verifier(nom, await pdfs[rang]?.faire());
  });

  test.each([
    ['fiche-transport', 'BACPRO-TRANSPORT', 'G3C1'],
    ['fiche-agora', 'BACPRO-AGORA', '1.1.1'],
  ])('EXP-2 %s', async (nom, referentiel, item) => {
    const { apprenant, id } = await uneEcole(referentiel, item);
    const { pdfs } = await planDe(apprenant, demander({ id, partie: 'bacpro', nom: 'Fiche' }));
    await verifier(nom, await pdfs[0]?.faire());
  });

  test.each([
    ['bilan-ga', 'BACPRO-GA', '1.1.1'],
    ['bilan-transport', 'BACPRO-TRANSPORT', 'G3C1'],
  ])('BIL-2 %s', async (nom, referentiel, item) => {
    const { apprenant, enseignant } = await uneEcole(referentiel, item);
    const [bilan] = await lireBilans(enseignant, [apprenant.compteId]);
    if (!bilan) throw new Error('aucun bilan');
    await verifier(nom, await bilanEnPdf({ ...bilan, annees: [2026], editeLe: '2026-11-20' }));
  });

  test('EXP-2 la comparaison d’images voit un trait déplacé', () => {
    const image = (x: number) => {
      const pixels = Buffer.alloc(100 * 100 * 3, 255);
      for (let y = 0; y < 100; y++) pixels.fill(0, (y * 100 + x) * 3, (y * 100 + x) * 3 + 3);
      return { largeur: 100, hauteur: 100, pixels };
    };
    expect(partDifferente(image(10), image(10))).toBe(0);
    expect(partDifferente(image(10), image(11))).toBeCloseTo(0.02);
    expect(partDifferente(image(10), { ...image(10), largeur: 99 })).toBe(1);
  });
});
