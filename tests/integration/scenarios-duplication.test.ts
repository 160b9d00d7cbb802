import './base';
import { describe, expect, test } from 'vitest';
import { QUOTA_OCTETS } from '@/lib/abonnement/regles';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { schemaListe } from '@/lib/scenarios/schema';
import { supprimerScenario } from '@/lib/scenarios/serveur/mutations';
import { dupliquerScenario, lirePourDuplication } from '@/lib/scenarios/serveur/mutations-duplication';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { lireScenarios } from '@/lib/scenarios/serveur/queries-listes';
import { objets, compte as occupation, occuper } from '@/tests/fabriques/depot';
import { unEnseignant, uneDivision } from '@/tests/fabriques/etablissement';
import { refusDe } from '@/tests/fabriques/personnel';
import { abonner, uneEquipe, unScenario } from '@/tests/fabriques/scenario';

const AGORA = 'BACPRO-AGORA';
const filtre = schemaListe.parse.bind(schemaListe);

const titres = async (acteur: Acteur, recherche: object = {}) =>
  (await lireScenarios(acteur, filtre(recherche))).lignes.map((l) => l.titre);

describe('Dupliquer', () => {
  const copie = (id: string, options: object = {}) => ({
    id,
    titre: 'Ma copie',
    referentiel: 'BACPRO-GA',
    niveau: 1,
    prive: true,
    fichiers: true,
    ...options,
  });

  test('SCE-3 la copie d’un scénario public est à celui qui duplique, avec textes, liens, items et fichiers', async () => {
    const { rne, auteur } = await uneEquipe();
    const collegue = await unEnseignant(rne, [(await uneDivision(rne)).id]);
    const liens = [{ url: 'https://example.org/', libelle: 'Dossier' }];
    const items = ['1.1.2', '1.1.1', '1.1.1-C1'];
    const contexte = '<p>Un <strong>service</strong></p>';
    const { id } = await unScenario(auteur, { contexte, liens, items, fichiers: [40] });
    const { id: neuf } = await dupliquerScenario(collegue, copie(id));
    const lu = await lireScenario(collegue, neuf);
    expect(lu).toMatchObject({ titre: 'Ma copie', niveau: 1, prive: true, estAuteur: true, contexte, liens });
    expect(lu.items.map((i) => i.code)).toEqual(items);
    expect(lu.fichiers.map((f) => [f.nom, f.octets])).toEqual([['fichier-1.pdf', 40]]);
    expect(await refusDe(lireScenario(auteur, neuf))).toBe('introuvable');
    await supprimerScenario(auteur, { id });
    expect([await occupation(rne), (await objets(rne)).length]).toEqual([[0, 40], 1]);
  });

  test('SCE-3 vers un autre diplôme, un code qui y désigne autre chose n’est pas repris, et c’est dit avant', async () => {
    const { rne, auteur } = await uneEquipe();
    await abonner(rne, AGORA);
    const { id } = await unScenario(auteur, { items: ['1.1.1', '1.1.1-C1'] });
    const { diplomes } = await lirePourDuplication(auteur, id);
    expect(diplomes.map((d) => [d.code, d.perdus.map((i) => i.code)])).toEqual([
      [AGORA, ['1.1.1', '1.1.1-C1']],
      ['BACPRO-GA', []],
    ]);
    const { id: neuf } = await dupliquerScenario(auteur, copie(id, { referentiel: AGORA }));
    expect(await lireScenario(auteur, neuf)).toMatchObject({ referentiel: AGORA, items: [] });
    expect(await refusDe(dupliquerScenario(auteur, copie(id, { referentiel: 'BACPRO-TRANSPORT' })))).toBe('saisie');
  });

  test('SCE-3 vers un diplôme qui partage des compétences, celles-là suivent, dans l’ordre', async () => {
    const { rne, auteur } = await uneEquipe();
    await abonner(rne, 'BACPRO-TRANSPORT');
    await abonner(rne, 'BACPRO-LOGISTIQUE');
    const items = ['G6C6', 'G1C1', 'G6C3'];
    const { id } = await unScenario(auteur, { referentiel: 'BACPRO-TRANSPORT', items });
    const vers = (await lirePourDuplication(auteur, id)).diplomes.find((d) => d.code === 'BACPRO-LOGISTIQUE');
    expect(vers?.perdus.map((i) => i.code)).toEqual(['G1C1']);
    const { id: neuf } = await dupliquerScenario(auteur, copie(id, { referentiel: 'BACPRO-LOGISTIQUE' }));
    expect((await lireScenario(auteur, neuf)).items.map((i) => i.code)).toEqual(['G6C6', 'G6C3']);
  });

  test('SCE-3 sans place pour les fichiers, rien n’est copié ; sans eux, la copie se fait', async () => {
    const { rne, auteur } = await uneEquipe();
    const { id } = await unScenario(auteur, { fichiers: [400, 600] });
    await occuper(rne, QUOTA_OCTETS - 1500);
    expect(await refusDe(dupliquerScenario(auteur, copie(id)))).toBe('quota');
    expect(await titres(auteur)).toEqual(['Accueil']);
    expect([await occupation(rne), (await objets(rne)).length]).toEqual([[QUOTA_OCTETS - 1500, 1000], 2]);
    const { id: neuf } = await dupliquerScenario(auteur, copie(id, { fichiers: false }));
    expect((await lireScenario(auteur, neuf)).fichiers).toEqual([]);
  });

  test('SCE-3 ni le privé d’un autre, ni celui d’une autre école ne se duplique', async () => {
    const { auteur, collegue, rne } = await uneEquipe();
    await abonner(rne, 'BACPRO-GA');
    const ailleurs = await uneEquipe();
    const prive = await unScenario(auteur, { prive: true });
    const { id } = await unScenario(auteur);
    expect(await refusDe(dupliquerScenario(collegue, copie(prive.id)))).toBe('introuvable');
    expect(await refusDe(lirePourDuplication(collegue, prive.id))).toBe('introuvable');
    expect(await refusDe(dupliquerScenario(ailleurs.auteur, copie(id)))).toBe('introuvable');
  });
});
