import './base';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire, libelleAnnee } from '@/lib/annee-scolaire';
import { bilanEnPdf } from '@/lib/bilan/serveur/export-pdf';
import { bilansEnZip } from '@/lib/bilan/serveur/export-zip';
import { lireBilans, lireChoixBilan } from '@/lib/bilan/serveur/queries';
import { aujourdhui, formaterJour, plusMois } from '@/lib/dates';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';

const GA = 'BACPRO-GA';
const OTM = 'BACPRO-OTM';

/** Le texte de chaque page d'un PDF, un « | » entre deux morceaux, et ses métadonnées (pdfjs rend l'espace insécable en espace). */
async function relire(pdf: Buffer) {
  const tache = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false });
  const doc = await tache.promise;
  const pages: string[] = [];
  for (let n = 1; n <= doc.numPages; n++) {
    const { items } = await (await doc.getPage(n)).getTextContent();
    const textes = items.map((i) => ('str' in i ? i.str.replaceAll('\u00a0', ' ') : ''));
    pages.push(textes.filter((t) => t.trim() !== '').join('|'));
  }
  const { info } = await doc.getMetadata();
  await tache.destroy();
  return { pages, tout: pages.join('\n'), info: info as Record<string, unknown> };
}

async function uneClasse(referentiel: string) {
  const rne = await unEtablissement({ nom: 'Lycée des Œillets' });
  const division = await uneDivision(rne, { referentiel, code: `T${referentiel.slice(-3)}` });
  const compte = { nom: 'LEBŒUF-ÇAĞLAR', prenom: 'Maÿlis\u202fZoé', dateNaissance: '2009-07-14' };
  const apprenant = await unApprenant(rne, { division: division.id, referentiel, compte });
  const enseignant = await unEnseignant(rne, [division.id], { nom: 'DUPRÉ', prenom: 'Éric' });
  return { rne, division, apprenant, enseignant };
}

async function bilanDe(acteur: Acteur, apprenant: Acteur) {
  const [bilan] = await lireBilans(acteur, [apprenant.compteId]);
  if (!bilan) throw new Error('aucun bilan');
  return bilan;
}

describe('Contenu du PDF', () => {
  test('BIL-2 GA : identité, période, trois mesures, dernier résultat, fiches, BEP, réserve, signatures', async () => {
    const c = await uneClasse(GA);
    const lien = { bepReferentiel: CODE_BEP, bepItem: 'T1' };
    const fiche = await uneFiche(c.apprenant, { referentiel: GA, item: '1.1.1', faiteLe: '2024-10-01', ...lien });
    const le = (jour: string) => ({ creeLe: new Date(`${jour}T10:00:00Z`) });
    const items = ['1.1.1', '1.1.1-C1', '1.1.1-A1'];
    await uneEvaluationDeFiche(c.enseignant, fiche, { referentiel: GA, items, degre: 'totale', ...le('2026-09-03') });
    await uneEvaluationDeFiche(c.enseignant, fiche, { referentiel: GA, items, degre: 'encours', ...le('2026-10-04') });
    const bep = { referentiel: CODE_BEP, items: ['T1'], partie: 'bep' as const };
    await uneEvaluationDeFiche(c.enseignant, fiche, { ...bep, degre: 'partielle', ...le('2026-10-05') });

    const bilan = await bilanDe(c.enseignant, c.apprenant);
    const { pages, tout, info } = await relire(await bilanEnPdf(bilan));
    for (const attendu of [
      'LEBŒUF-ÇAĞLAR',
      'Maÿlis',
      'Lycée des Œillets',
      '14/07/2009',
      bilan.diplome.referentiel.intitule,
    ])
      expect(pages[0]).toContain(attendu);
    expect(pages[0]).toContain(`2024-2025 à ${libelleAnnee(anneeScolaire())}`);
    const ligne = pages[0]?.slice(pages[0].indexOf('1.1.1 ')) ?? '';
    const jusquaLaSuivante = ligne.slice(0, ligne.indexOf('1.1.2 '));
    const combien = (nature: string) =>
      bilan.diplome.items.filter((i) => i.parent === '1.1.1' && i.nature === nature).length;
    const part = (nature: string) => `${Math.round(100 / combien(nature))} %|1 sur ${combien(nature)}`;
    const mesures = `100 %|${part('complexite')}|${part('alea')}`;
    expect(jusquaLaSuivante).toContain(`${mesures}|C|04/10/2026|Éric DUPRÉ|1`);
    expect(tout).toContain('P|05/10/2026|Éric DUPRÉ|1');
    expect(tout).toContain('Non vérifié');
    for (const qui of ['L’apprenant', 'Les professeurs', 'Le chef d’établissement (cachet)'])
      expect(pages.at(-1)).toContain(qui);
    for (const [rang, page] of pages.entries())
      expect(page).toContain(`Maÿlis Zoé LEBŒUF-ÇAĞLAR — ${rang + 1}/${pages.length}`);
    expect(info).toMatchObject({ Title: expect.stringContaining('LEBŒUF'), Language: 'fr-FR' });
    expect(tout).not.toContain('?');
  });

  test('BIL-2 autres diplômes : une mesure par compétence inclusive, sans complexité, aléa ni BEP', async () => {
    const c = await uneClasse(OTM);
    const notes = { 'C1.1.1': 'partielle', 'C1.1.2': 'absent' } as const;
    const base = { apprenants: [c.apprenant], referentiel: OTM };
    await uneEvaluation(c.enseignant, { ...base, notes, faiteLe: '2026-09-15' });
    await uneFiche(c.apprenant, { referentiel: OTM, item: 'C1.1' });
    const { pages, tout } = await relire(await bilanEnPdf(await bilanDe(c.enseignant, c.apprenant)));
    const debut = pages[0]?.slice(pages[0].indexOf('C1.1 ')) ?? '';
    const ligne = debut.slice(0, debut.indexOf('C1.2 '));
    expect(ligne).toContain('66 %|1 sur 4');
    expect(ligne).toContain('P|15/09/2026|Éric DUPRÉ');
    expect(ligne).toContain('A|15/09/2026|Éric DUPRÉ');
    expect(tout).not.toMatch(/Complexités|Aléas|BEP/);
    expect(tout).toContain('dernier résultat');
  });
});

describe('Choix et portée', () => {
  test('BIL-1 l’enseignant : ses classes ; le chef : tout le lycée et les sortis de moins de six mois', async () => {
    const c = await uneClasse(GA);
    const dans = (mois: number) => plusMois(aujourdhui(), mois);
    const parti = (sortiLe: string) => unApprenant(c.rne, { division: c.division.id, compte: { sortiLe } });
    const [recent, ancien] = [await parti(dans(-5)), await parti(dans(-7))];
    const chef = await unCompte(c.rne, 'chef');
    const choix = await lireChoixBilan(chef);
    expect(choix.sortis).toMatchObject([{ id: recent.compteId, sortiLe: dans(-5), division: c.division.code }]);
    expect((await lireChoixBilan(c.enseignant)).sortis).toEqual([]);
    expect((await bilanDe(chef, recent)).apprenant).toMatchObject({ sortiLe: dans(-5), division: c.division.code });
    const introuvable = { code: 'introuvable' };
    await expect(bilanDe(chef, ancien)).rejects.toMatchObject(introuvable);
    await expect(bilanDe(c.enseignant, recent)).rejects.toMatchObject(introuvable);
    const { tout } = await relire(await bilanEnPdf(await bilanDe(chef, recent)));
    expect(tout).toContain(`Sortie|${formaterJour(dans(-5))}`);
  });

  test('BIL-1 hors de portée, ailleurs, ou sans diplôme : refusé en entier', async () => {
    const [c, ailleurs] = [await uneClasse(GA), await uneClasse(GA)];
    const voisin = await unApprenant(c.rne, { division: (await uneDivision(c.rne)).id });
    const sans = await unApprenant(c.rne, { division: c.division.id, referentiel: null });
    const demander = (acteur: Acteur, ...qui: Acteur[]) =>
      lireBilans(
        acteur,
        [c.apprenant, ...qui].map((a) => a.compteId),
      );
    const chef = await unCompte(c.rne, 'chef');
    await expect(demander(c.enseignant, voisin)).rejects.toMatchObject({ code: 'introuvable' });
    for (const acteur of [chef, c.enseignant, await unParent(c.rne, [c.apprenant])])
      await expect(demander(acteur, ailleurs.apprenant)).rejects.toMatchObject({ code: 'introuvable' });
    await expect(demander(chef, sans)).rejects.toMatchObject({ code: 'sans-diplome' });
    expect(await demander(chef, voisin)).toHaveLength(2);
  });

  test('BIL-1 plusieurs : une archive d’un PDF par apprenant, homonymes compris', async () => {
    const c = await uneClasse(OTM);
    const compte = { nom: 'MARTIN', prenom: 'Léa' };
    const jumeaux = [1, 2].map(() => unApprenant(c.rne, { division: c.division.id, referentiel: OTM, compte }));
    const ids = [c.apprenant, ...(await Promise.all(jumeaux))].map((a) => a.compteId);
    const flux = bilansEnZip(await lireBilans(c.enseignant, ids), new AbortController().signal);
    const zip = await fromBufferPromise(await buffer(Readable.fromWeb(flux as Parameters<typeof Readable.fromWeb>[0])));
    const noms: string[] = [];
    for await (const entree of zip.eachEntry()) {
      noms.push(entree.fileName);
      const { pages } = await relire(await buffer(await zip.openReadStreamPromise(entree)));
      expect(pages.at(-1)).toContain(`${pages.length}/${pages.length}`);
    }
    expect(noms).toEqual(['bilan-LEBOEUF-CAGLAR-Maylis-Zoe.pdf', 'bilan-MARTIN-Lea.pdf', 'bilan-MARTIN-Lea-2.pdf']);
  });

  test('BIL-1 un téléchargement abandonné arrête l’archive', async () => {
    const c = await uneClasse(OTM);
    const abandon = new AbortController();
    abandon.abort();
    const flux = bilansEnZip(await lireBilans(c.enseignant, [c.apprenant.compteId]), abandon.signal);
    await expect(buffer(Readable.fromWeb(flux as Parameters<typeof Readable.fromWeb>[0]))).rejects.toThrow();
  });
});
