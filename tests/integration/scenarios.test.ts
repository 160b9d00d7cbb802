import './base';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { evaluation } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { schemaListe } from '@/lib/scenarios/schema';
import { creerScenario, modifierScenario, supprimerScenario } from '@/lib/scenarios/serveur/mutations';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { lireDiplomesProposes } from '@/lib/scenarios/serveur/queries-choix';
import { lireScenarios } from '@/lib/scenarios/serveur/queries-listes';
import { objets, compte as occupation } from '@/tests/fabriques/depot';
import { unCompte } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { refusDe } from '@/tests/fabriques/personnel';
import { abonner, uneEquipe, uneSaisie, unScenario } from '@/tests/fabriques/scenario';

const AGORA = 'BACPRO-AGORA';
const filtre = schemaListe.parse.bind(schemaListe);

const titres = async (acteur: Acteur, recherche: object = {}) =>
  (await lireScenarios(acteur, filtre(recherche))).lignes.map((l) => l.titre);

describe('Créer un scénario', () => {
  test('SCE-2 garde tout ce qui est saisi, les items dans l’ordre choisi, et le rend à l’auteur', async () => {
    const { auteur } = await uneEquipe();
    const items = ['1.1.2', '1.1.1-A2', '1.1.1', '1.1.1-C1'];
    const { id } = await creerScenario(auteur, uneSaisie({ items, prive: true }));
    const lu = await lireScenario(auteur, id);
    expect(lu).toMatchObject({
      titre: 'Relancer un fournisseur',
      sigle: 'Gestion-Administration',
      niveau: 3,
      prive: true,
      auteur: 'Ada LOVELACE',
      auteurId: auteur.compteId,
      estAuteur: true,
      contexte: '<p>Service des achats.</p>',
      ressources: '',
      liens: [{ url: 'https://example.org/', libelle: 'Le dossier' }],
      fichiers: [],
    });
    expect(lu.items.map((i) => [i.code, i.nature])).toEqual([
      ['1.1.2', 'item'],
      ['1.1.1-A2', 'alea'],
      ['1.1.1', 'item'],
      ['1.1.1-C1', 'complexite'],
    ]);
  });

  test('SCE-2 les textes enrichis sont nettoyés à l’écriture, d’où qu’ils viennent', async () => {
    const { auteur } = await uneEquipe();
    const piege = '<p onclick="x()">Bon<script>alert(1)</script> <a href="javascript:x()">lien</a></p>';
    const { id } = await creerScenario(auteur, uneSaisie({ contexte: piege, materiels: piege, ressources: piege }));
    const { contexte, materiels, ressources } = await lireScenario(auteur, id);
    for (const texte of [contexte, materiels, ressources]) {
      expect(texte).toContain('Bon');
      expect(texte).not.toMatch(/script|onclick/);
    }
  });

  test('SCE-2 refuse un item d’un autre diplôme, un simple titre, un diplôme que personne ne prépare', async () => {
    const { auteur } = await uneEquipe();
    for (const items of [['9.9.9'], ['1'], ['1.1.1', 'G1C1']])
      expect(await refusDe(creerScenario(auteur, uneSaisie({ items })))).toBe('saisie');
    expect(await refusDe(creerScenario(auteur, uneSaisie({ referentiel: AGORA, items: [] })))).toBe('saisie');
    expect(await titres(auteur)).toEqual([]);
  });

  test('SCE-2 propose les diplômes des classes de l’enseignant, puis ceux de l’abonnement en cours', async () => {
    const { rne, auteur, collegue } = await uneEquipe();
    await abonner(rne, AGORA);
    await abonner(rne, 'BACPRO-LOGISTIQUE', '2021-08-31');
    const ailleurs = await uneEquipe();
    await abonner(ailleurs.rne, 'BACPRO-TRANSPORT');
    const codes = async (qui: Acteur) => (await lireDiplomesProposes(qui)).map((d) => d.code);
    expect(await codes(auteur)).toEqual(['BACPRO-GA', AGORA]);
    expect(await codes(collegue)).toEqual([AGORA]);
    const [ga] = await lireDiplomesProposes(auteur);
    expect(JSON.stringify(ga?.arbre).match(/"niveau":"situation"/g)).toHaveLength(55);
  });
});

describe('Lister et consulter', () => {
  test('SCE-1 chacun voit les siens et les publics de l’établissement, jamais le privé d’un autre', async () => {
    const { auteur, collegue, rne } = await uneEquipe();
    const ailleurs = await uneEquipe();
    await unScenario(auteur, { titre: 'Public', fichiers: [10] });
    await unScenario(auteur, { titre: 'Secret', prive: true });
    await unScenario(collegue, { titre: 'Du collègue', items: [] });
    await unScenario(ailleurs.auteur, { titre: 'D’ailleurs' });
    expect((await titres(auteur, { tri: 'titre' })).sort()).toEqual(['Du collègue', 'Public', 'Secret']);
    expect((await titres(collegue, { tri: 'titre' })).sort()).toEqual(['Du collègue', 'Public']);
    const { lignes, comptes } = await lireScenarios(collegue, filtre({ titre: 'pub' }));
    expect(comptes).toEqual({ tous: 1, miens: 0, prives: 0 });
    expect(lignes).toMatchObject([
      { items: 2, fichiers: 1, auteur: 'Ada LOVELACE', estAuteur: false, sigle: 'Gestion-Administration' },
    ]);
    for (const profil of ['administrateur', 'chef', 'lecteur', 'apprenant', 'parent'] as const)
      expect([profil, await titres(await unCompte(rne, profil))]).toEqual([profil, []]);
  });

  test('SCE-1 se filtre par mots du titre, niveau, diplôme et auteur, et se trie', async () => {
    const { auteur, collegue } = await uneEquipe();
    await unScenario(auteur, { titre: 'Étudier une commande fournisseur', niveau: 1 });
    await unScenario(auteur, { titre: 'Commande de matériel', niveau: 2, prive: true });
    await unScenario(collegue, { titre: 'Accueil du public', niveau: 3, referentiel: AGORA, items: [] });
    expect(await titres(auteur, { titre: 'FOURNISSEUR etudier' })).toEqual(['Étudier une commande fournisseur']);
    expect(await titres(auteur, { niveau: '2' })).toEqual(['Commande de matériel']);
    expect(await titres(auteur, { diplome: AGORA })).toEqual(['Accueil du public']);
    expect(await titres(auteur, { vue: 'miens', tri: 'titre' })).toEqual([
      'Commande de matériel',
      'Étudier une commande fournisseur',
    ]);
    expect(await titres(auteur, { vue: 'prives' })).toEqual(['Commande de matériel']);
    expect(await titres(auteur, { sens: 'decroissant' })).toEqual([
      'Accueil du public',
      'Commande de matériel',
      'Étudier une commande fournisseur',
    ]);
    expect((await lireScenarios(auteur, filtre({ titre: 'rien' }))).diplomes.map((d) => d.sigle)).toEqual([
      'AGOrA',
      'Gestion-Administration',
    ]);
  });

  test('SCE-4 un collègue lit un scénario public en entier ; un privé, ou celui d’une autre école, n’existe pas', async () => {
    const { auteur, collegue, rne } = await uneEquipe();
    const ailleurs = await uneEquipe();
    const { id } = await unScenario(auteur, { titre: 'Public', contexte: '<p>Ici</p>', fichiers: [10, 20] });
    const lu = await lireScenario(collegue, id);
    expect(lu).toMatchObject({ titre: 'Public', contexte: '<p>Ici</p>', estAuteur: false });
    expect(lu.fichiers.map((f) => [f.nom, f.octets])).toEqual([
      ['fichier-1.pdf', 10],
      ['fichier-2.pdf', 20],
    ]);
    expect(JSON.stringify(lu)).not.toContain('cle');
    const prive = await unScenario(auteur, { prive: true });
    expect(await refusDe(lireScenario(collegue, prive.id))).toBe('introuvable');
    expect(await refusDe(lireScenario(ailleurs.auteur, id))).toBe('introuvable');
    expect(await refusDe(lireScenario(collegue, 'pas-un-identifiant'))).toBe('introuvable');
    expect(await refusDe(lireScenario(await unCompte(rne, 'chef'), id))).toBe('introuvable');
  });
});

describe('Modifier et supprimer', () => {
  const modification = async (acteur: Acteur, id: string, options: object = {}) => {
    const { modifieLe } = await lireScenario(acteur, id);
    const { referentiel: _, ...saisie } = uneSaisie();
    return { ...saisie, id, modifieLe, remplacer: false, ...options };
  };

  test('SCE-5 l’auteur change tout sauf le diplôme', async () => {
    const { auteur } = await uneEquipe();
    const { id } = await unScenario(auteur, { liens: [{ url: 'https://a.example', libelle: '' }], prive: true });
    await modifierScenario(
      auteur,
      await modification(auteur, id, { titre: 'Neuf', niveau: 1, items: ['1.1.2', '1.1.2-C1'] }),
    );
    const lu = await lireScenario(auteur, id);
    expect(lu).toMatchObject({
      titre: 'Neuf',
      niveau: 1,
      prive: false,
      materiels: '<p>Tableur</p>',
      referentiel: 'BACPRO-GA',
    });
    expect(lu.items.map((i) => i.code)).toEqual(['1.1.2', '1.1.2-C1']);
    expect(lu.liens.map((l) => l.url)).toEqual(['https://example.org/']);
    expect(await refusDe(modifierScenario(auteur, await modification(auteur, id, { items: ['9.9.9'] })))).toBe(
      'saisie',
    );
    expect((await lireScenario(auteur, id)).items.map((i) => i.code)).toEqual(['1.1.2', '1.1.2-C1']);
  });

  test('SCE-5 personne d’autre que l’auteur ne modifie ni ne supprime', async () => {
    const { auteur, collegue } = await uneEquipe();
    const ailleurs = await uneEquipe();
    const { id } = await unScenario(auteur);
    const prive = await unScenario(auteur, { prive: true });
    const saisie = await modification(auteur, id);
    const cachee = await modification(auteur, prive.id);
    expect(await refusDe(modifierScenario(collegue, saisie))).toBe('scenario-auteur');
    expect(await refusDe(supprimerScenario(collegue, { id }))).toBe('scenario-auteur');
    expect(await refusDe(modifierScenario(collegue, cachee))).toBe('introuvable');
    expect(await refusDe(supprimerScenario(collegue, { id: prive.id }))).toBe('introuvable');
    expect(await refusDe(modifierScenario(ailleurs.auteur, saisie))).toBe('introuvable');
    expect(await refusDe(supprimerScenario(ailleurs.auteur, { id }))).toBe('introuvable');
    expect((await lireScenario(auteur, id)).titre).toBe('Accueil');
  });

  test('SCE-5 deux onglets : la version la plus ancienne n’écrase pas l’autre sans le dire', async () => {
    const { auteur } = await uneEquipe();
    const { id } = await unScenario(auteur);
    const ancienne = await modification(auteur, id, { titre: 'Premier onglet' });
    await modifierScenario(auteur, { ...ancienne, titre: 'Second onglet' });
    expect(await refusDe(modifierScenario(auteur, ancienne))).toBe('scenario-perime');
    expect((await lireScenario(auteur, id)).titre).toBe('Second onglet');
    await modifierScenario(auteur, { ...ancienne, remplacer: true });
    expect((await lireScenario(auteur, id)).titre).toBe('Premier onglet');
  });

  test('SCE-5 supprimer rend la place des fichiers et laisse les évaluations qui en sont nées', async () => {
    const { rne, auteur, apprenant } = await uneEquipe();
    const garde = await unScenario(auteur, { fichiers: [5] });
    const { id } = await unScenario(auteur, { fichiers: [300, 700] });
    const ev = await uneEvaluation(auteur, { apprenants: [apprenant], scenarioId: id });
    expect(await occupation(rne)).toEqual([0, 1005]);
    await supprimerScenario(auteur, { id });
    expect(await occupation(rne)).toEqual([0, 5]);
    expect(await objets(rne)).toHaveLength(1);
    expect(await refusDe(lireScenario(auteur, id))).toBe('introuvable');
    expect((await lireScenario(auteur, garde.id)).fichiers).toHaveLength(1);
    const [reste] = await lire(auteur, (tx) =>
      tx
        .select({ scenarioId: evaluation.scenarioId, supprimeLe: evaluation.supprimeLe })
        .from(evaluation)
        .where(and(eq(evaluation.rne, rne), eq(evaluation.id, ev.id))),
    );
    expect(reste).toEqual({ scenarioId: null, supprimeLe: null });
  });
});
