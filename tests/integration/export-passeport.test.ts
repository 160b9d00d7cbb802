import './base';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { fichier } from '@/db/schema/abonnements';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { GROUPES_CERTIFIES } from '@/lib/export-passeport/regles';
import { demande, lireFormulaire } from '@/lib/export-passeport/schema';
import { ouvrirMetre } from '@/lib/export-passeport/serveur/export-pdf';
import type { Plan } from '@/lib/export-passeport/serveur/export-plan';
import { planEnZip } from '@/lib/export-passeport/serveur/export-zip';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { construireVue } from '@/lib/export-passeport/serveur/regles-vue';
import { stockage } from '@/lib/fichiers/serveur/service-stockage';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import { joindreAFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { journal } from '@/lib/serveur/journal';
import { choix, demander, pagesDe, planDe, rouvrirZip, uneClasse, unLien } from '@/tests/fabriques/export-passeport';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { unEnvoi, unPdf } from '@/tests/fabriques/fichiers';
import { poserImage } from '@/tests/fabriques/parametres';
import { rouvrirPdf } from '@/tests/fabriques/pdf';

const [GA, TRANSPORT, LOGISTIQUE, AGORA] = ['BACPRO-GA', 'BACPRO-TRANSPORT', 'BACPRO-LOGISTIQUE', 'BACPRO-AGORA'];

async function lignesDe(apprenant: Acteur) {
  const vue = construireVue(await lireDossier(apprenant), { diplome: '', vue: '', groupe: '' }, await ouvrirMetre());
  return new Map(vue?.lignes.map((l) => [l.cle, l]));
}

const zipper = async (acteur: Acteur, plan: Plan) => {
  const flux = planEnZip(acteur, plan, new AbortController().signal);
  return rouvrirZip(await buffer(Readable.fromWeb(flux as Parameters<typeof Readable.fromWeb>[0])));
};

const LONG = Array.from({ length: 150 }, (_, n) => `Étape ${n + 1} : je range et je contrôle.`).join('\n');

describe('Extrait du passeport (GA)', () => {
  test('EXP-2 identité, situation, champs, complexités et aléas, évaluation, pieds de page', async () => {
    const c = await uneClasse(GA);
    const id = await uneFiche(c.apprenant, {
      titre: 'Mise à jour du fichier « fournisseurs »',
      organisation: 'Cartonnages du Nord',
      pfmpDebutLe: '2026-10-05',
      textes: {
        contexte: 'Service achats.\n\nDeuxième paragraphe.',
        difficultes: `https://${'tres-long-'.repeat(30)}`,
      },
      choix: ['1.1.1-C1', '1.1.1-A2'],
    });
    await unLien(c.apprenant, id, 'https://example.org/bon', 'Bon de commande');
    const le = (jour: string) => ({ creeLe: new Date(`${jour}T10:00:00Z`) });
    await uneEvaluationDeFiche(c.enseignant, id, {
      degre: 'encours',
      appreciation: 'À reprendre.',
      ...le('2026-10-20'),
    });
    await uneEvaluationDeFiche(c.enseignant, id, { degre: 'totale', appreciation: 'Très bien.', ...le('2026-11-02') });
    await uneEvaluationDeFiche(c.enseignant, id, { degre: null, appreciation: 'Continuez.', ...le('2026-11-05') });
    const pages = await rouvrirPdf(
      (await (await planDe(c.apprenant, demander(choix(id)))).pdfs[0]?.faire()) ?? Buffer.of(),
    );
    const tout = pages.map((p) => p.texte).join('|');
    for (const attendu of [
      'Lycée des Œillets',
      'LEBŒUF-ÇAĞLAR',
      'Maÿlis',
      '14/07/2009',
      'Situation|1.1.1|Tenue des dossiers fournisseurs',
      'Actualiser une base de données fournisseurs',
      'Cartonnages du Nord',
      'PFMP, à partir du 05/10/2026',
      'Service achats.|Deuxième paragraphe.',
      'Productions|Non renseigné',
      'Absence de fichier fournisseur',
      'Perte de l’historique fournisseur',
      'Bon de commande : https://example.org/bon',
      'Éric DUPRÉ, le 02/11/2026',
      'Très bien.',
      'Continuez.',
    ])
      expect(tout).toContain(attendu);
    expect(tout.replaceAll('|', '')).toContain('tres-long-'.repeat(30));
    expect(tout).not.toContain('À reprendre.');
    expect(pages).toHaveLength(1);
    for (const [rang, page] of pages.entries())
      expect(page.texte).toContain(`Maÿlis LEBŒUF-ÇAĞLAR — ${rang + 1}/${pages.length}`);
  });

  test('EXP-2 partie BEP à part, logo, intitulés de l’établissement', async () => {
    const c = await uneClasse(GA);
    await poserImage(c.rne, 'logo');
    const bep = { bepReferentiel: CODE_BEP, bepItem: 'T1', bepTextes: { travail: 'Courrier rédigé.' } };
    const id = await uneFiche(c.apprenant, bep);
    await uneEvaluationDeFiche(c.enseignant, id, {
      partie: 'bep',
      degre: 'erreurs',
      referentiel: CODE_BEP,
      items: ['T1'],
    });
    const plan = await planDe(c.apprenant, demander(choix(id, 'Bep', 'bep')));
    const [page] = await rouvrirPdf((await plan.pdfs[0]?.faire()) ?? Buffer.of());
    expect(page?.images).toHaveLength(1);
    expect(page?.texte).toContain('Brevet d’études professionnelles');
    expect(page?.texte).toMatch(/Activité\|T1\|Rédaction de messages/);
    expect(page?.texte).toContain('Travail réalisé|Courrier rédigé.');
    expect(page?.texte).toContain('Éric DUPRÉ');
    const sans = await uneFiche(c.apprenant);
    await expect(planDe(c.apprenant, demander(choix(sans, 'Bep', 'bep')))).rejects.toMatchObject({
      code: 'introuvable',
    });
  });

  test('EXP-2 récapitulatif par pôle : toutes les situations, toutes les fiches, même non cochées', async () => {
    const c = await uneClasse(GA);
    const id = await uneFiche(c.apprenant, { titre: 'Première', faiteLe: '2026-10-01' });
    await uneFiche(c.apprenant, { titre: 'Seconde', faiteLe: '2026-10-02', item: '1.2.1' });
    await uneFiche(c.apprenant, { titre: 'Autre pôle', item: '3.1.1' });
    await uneFiche(c.apprenant, { titre: 'Brouillon', brouillon: true });
    await uneEvaluationDeFiche(c.enseignant, id, { degre: 'partielle', creeLe: new Date('2026-11-02T10:00:00Z') });
    const plan = await planDe(c.apprenant, {
      ...demander(choix(id, 'Recapitulatif-Gestion-Administration-1')),
      recap: true,
    });
    expect(plan.pdfs.map((p) => p.nom)).toEqual([
      'Recapitulatif-Gestion-Administration-1.pdf',
      'Recapitulatif-Gestion-Administration-1-2.pdf',
    ]);
    const tout = (await pagesDe(plan, 1)).join('|');
    expect(tout).toMatch(/Situations couvertes : 2 sur \d+/);
    expect(tout).toMatch(/Première\|PFMP\|01\/10\/2026\|P\|02\/11\/2026\|Éric DUPRÉ/);
    expect(tout).toContain('Seconde');
    expect(tout).not.toMatch(/Autre pôle|Brouillon/);
    expect(tout.match(/aucune fiche/g)?.length).toBeGreaterThan(5);
  });
});

describe('Fiches d’activité (Transport, Logistique)', () => {
  test.each([
    [TRANSPORT, ['G2', 'G3', 'G4', 'G6'], ['G1', 'G5']],
    [LOGISTIQUE, ['G1', 'G2', 'G6'], ['G3', 'G4', 'G5']],
  ])(
    'EXP-2 %s : les fiches de PFMP des groupes du guide, les autres montrées avec la raison',
    async (code, oui, non) => {
      const c = await uneClasse(code);
      const poser = (groupe: string, lieu: 'pfmp' | 'etablissement') =>
        uneFiche(c.apprenant, { referentiel: code, item: `${groupe}C1`, lieu, titre: groupe });
      const [bonnes, mauvaises, ailleurs] = [
        await Promise.all(oui.map((g) => poser(g, 'pfmp'))),
        await Promise.all(non.map((g) => poser(g, 'pfmp'))),
        await Promise.all(oui.map((g) => poser(g, 'etablissement'))),
      ];
      const lignes = await lignesDe(c.apprenant);
      const refus = (ids: string[]) => ids.map((id) => lignes.get(`${id}:bacpro`)?.refus);
      expect(refus(bonnes)).toEqual(bonnes.map(() => null));
      expect(refus(mauvaises)).toEqual(mauvaises.map(() => expect.stringContaining('servent à la certification')));
      expect(refus(ailleurs)).toEqual(ailleurs.map(() => expect.stringContaining('réalisées en PFMP')));
      const [bonne = '', mauvaise = ''] = [bonnes[0], mauvaises[0]];
      await expect(planDe(c.apprenant, demander(choix(mauvaise)))).rejects.toMatchObject({ code: 'export-aucune' });
      const plan = await planDe(c.apprenant, demander(choix(mauvaise, 'A'), choix(bonne, 'B')));
      expect(plan.pdfs.map((p) => p.nom)).toEqual(['B.pdf']);
      expect(plan.notes).toEqual([expect.stringContaining(`« ${non[0]} » n’est pas dans cet export`)]);
      const referentiel = await lireReferentiel(code);
      const pfmp = referentiel?.referentiel.complements.pfmp as { groupesEvaluesEnPfmp: string[] };
      expect(GROUPES_CERTIFIES[code]).toEqual(pfmp.groupesEvaluesEnPfmp);
    },
  );

  test('EXP-2 numéro officiel et critères ; l’évaluation du professeur n’y est pas', async () => {
    const c = await uneClasse(TRANSPORT);
    const id = await uneFiche(c.apprenant, {
      referentiel: TRANSPORT,
      item: 'G3C1',
      textes: { taches: 'Je contrôle.' },
    });
    await uneEvaluationDeFiche(c.enseignant, id, { referentiel: TRANSPORT, items: ['G3C1'], appreciation: 'Bien vu.' });
    const [page = '', autre] = await pagesDe(await planDe(c.apprenant, demander(choix(id))));
    expect(autre).toBeUndefined();
    expect(page).toContain('Fiche d’activité professionnelle');
    expect(page.replaceAll('|', ' ')).toContain('Pratique du transport en milieu professionnel, fiche n° 2 (E31-SE2)');
    expect(page).toContain('Critères d’évaluation');
    expect(page).toContain('Je contrôle.');
    expect(page).not.toMatch(/Bien vu|DUPRÉ/);
  });

  test('EXP-2 ce qui dépasse deux pages est mesuré, dit avant l’export, et refusé sans rien couper', async () => {
    const c = await uneClasse(LOGISTIQUE);
    const fiche = (lignes: number) =>
      uneFiche(c.apprenant, {
        referentiel: LOGISTIQUE,
        item: 'G1C1',
        titre: `${lignes} lignes`,
        textes: { taches: LONG.split('\n').slice(0, lignes).join('\n') },
      });
    const refusDe = async (id: string) => (await lignesDe(c.apprenant)).get(`${id}:bacpro`)?.refus;
    const longue = await fiche(150);
    const refus = (await refusDe(longue)) ?? '';
    const enTrop = Number(/^Dépasse 2 pages de (\d+) lignes/.exec(refus)?.[1]);
    expect(enTrop).toBeGreaterThan(20);
    const juste = await fiche(150 - enTrop);
    expect(await refusDe(juste)).toBeNull();
    expect(await refusDe(await fiche(150 - enTrop + 3))).toContain('Dépasse 2 pages');
    const pages = await pagesDe(await planDe(c.apprenant, demander(choix(juste))));
    expect(pages).toHaveLength(2);
    expect(pages.join('|')).toContain(`Étape ${150 - enTrop} :`);
    await expect(planDe(c.apprenant, demander(choix(longue)))).rejects.toThrow(/Dépasse 2 pages/);
  });

  test('EXP-2 AGOrA, et ses semblables : toutes les fiches, sans limite de pages, avec l’évaluation', async () => {
    const c = await uneClasse(AGORA);
    const textes = { taches: LONG };
    const id = await uneFiche(c.apprenant, { referentiel: AGORA, item: '1.1.1', lieu: 'etablissement', textes });
    await uneEvaluationDeFiche(c.enseignant, id, { referentiel: AGORA, items: ['1.1.1'] });
    expect((await lignesDe(c.apprenant)).get(`${id}:bacpro`)?.refus).toBeNull();
    const pages = await pagesDe(await planDe(c.apprenant, demander(choix(id))));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join('|')).toContain('Étape 150 :');
    expect(pages.join('|')).toContain('Éric DUPRÉ');
  });
});

describe('Archive et noms', () => {
  test('EXP-1 noms uniques, pièces jointes en dossiers, pièce perdue dite dans LISEZMOI', async () => {
    const c = await uneClasse(GA);
    const [une, deux] = [await uneFiche(c.apprenant), await uneFiche(c.apprenant)];
    const joindre = (id: string, nom: string) => joindreAFiche(c.apprenant, { id, partie: 'bacpro' }, unEnvoi({ nom }));
    await joindre(une, 'Bon de réception.pdf');
    await joindre(une, 'bon de reception.pdf');
    const { piece: perdue } = await joindre(deux, 'Perdue.pdf');
    const [lu] = await lire(systeme(c.rne), (tx) => tx.select().from(fichier).where(eq(fichier.id, perdue.id)));
    await (await stockage()).delete(lu?.cle ?? '');
    const muet = vi.spyOn(journal, 'error').mockImplementation(() => {});
    const plan = await planDe(c.apprenant, { ...demander(choix(une, 'Achats'), choix(deux, 'achats')), pieces: true });
    const zip = await zipper(c.apprenant, plan);
    muet.mockRestore();
    expect([...zip.keys()]).toEqual([
      'Achats.pdf',
      'achats-2.pdf',
      'Achats/Bon-de-reception.pdf',
      'Achats/bon-de-reception-2.pdf',
      'LISEZMOI.txt',
    ]);
    expect(zip.get('Achats/Bon-de-reception.pdf')).toEqual(unPdf());
    expect(zip.get('LISEZMOI.txt')?.toString()).toContain('« Perdue.pdf » (achats-2/Perdue.pdf)');
  });

  test('EXP-1 un téléchargement abandonné arrête l’archive', async () => {
    const c = await uneClasse(GA);
    const plan = await planDe(c.apprenant, demander(choix(await uneFiche(c.apprenant))));
    const abandon = new AbortController();
    abandon.abort();
    const flux = planEnZip(c.apprenant, plan, abandon.signal);
    await expect(buffer(Readable.fromWeb(flux as Parameters<typeof Readable.fromWeb>[0]))).rejects.toThrow();
  });

  test('EXP-1 le formulaire : au moins une fiche, des noms sans faute, jamais deux fois la même', () => {
    const id = '0199f0a4-0000-7000-8000-000000000001';
    const lire = (...champs: [string, string][]) => {
      const formulaire = new FormData();
      for (const [nom, valeur] of champs) formulaire.append(nom, valeur);
      return demande.safeParse(lireFormulaire(formulaire));
    };
    const bon: [string, string][] = [
      ['fiche', `${id}:bep`],
      [`nom:${id}:bep`, 'Ma fiche'],
      ['recap', '1'],
    ];
    expect(lire(...bon).data).toEqual({ choix: [choix(id, 'Ma fiche', 'bep')], pieces: false, recap: true });
    expect(lire().success).toBe(false);
    expect(lire(['fiche', `${id}:bacpro`], [`nom:${id}:bacpro`, '../../etc']).success).toBe(false);
    expect(lire(['fiche', `${id}:bacpro`], [`nom:${id}:bacpro`, 'CON']).success).toBe(false);
    expect(lire(...bon, ['fiche', `${id}:bep`]).success).toBe(false);
  });
});
