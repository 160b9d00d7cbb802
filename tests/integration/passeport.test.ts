import './base';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { creerFiche, modifierFiche, supprimerFiche } from '@/lib/passeport/serveur/mutations';
import { corrigerFiche, evaluerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import { listerPourApprenant, listerPourEnseignant, listerPourParent } from '@/lib/passeport/serveur/queries';
import { lireCatalogue } from '@/lib/passeport/serveur/queries-catalogue';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { unApprenant, unCompte, unEnseignant, unEtablissement, unParent } from '@/tests/fabriques/etablissement';
import { evaluer, ouvrir, uneClasse, uneFiche, uneSaisie, versionVue } from '@/tests/fabriques/fiche';

type Classe = Awaited<ReturnType<typeof uneClasse>>;

const introuvable = { code: 'introuvable' };

let rne: string;
let ici: Classe;
let voisine: Classe;
let ailleurs: Classe;

beforeAll(async () => {
  rne = await unEtablissement();
  ici = await uneClasse(rne);
  voisine = await uneClasse(rne);
  ailleurs = await uneClasse(await unEtablissement());
});

const fichesDe = async (enseignant: Acteur, apprenant: Acteur) =>
  (await listerPourEnseignant(enseignant, { apprenant: apprenant.compteId })).fiches;

describe('Création et modification', () => {
  test('PAS-2 crée une fiche dans le diplôme de l’apprenant, avec complexités, aléas et activité BEP', async () => {
    const { apprenant } = ici;
    const { id } = await creerFiche(apprenant, uneSaisie({ bepItem: 'T5', bepTextes: { travail: 'Codification.' } }));
    expect(await lireFiche(apprenant, id)).toMatchObject({
      referentiel: 'BACPRO-GA',
      titre: 'Mise à jour du fichier fournisseurs',
      item: { code: '1.1.1', competence: 'Actualiser une base de données fournisseurs' },
      precisions: [{ code: '1.1.1-C1' }, { code: '1.1.1-A2' }],
      textes: { contexte: 'Service achats.' },
      bep: { code: 'T5' },
      bepTextes: { travail: 'Codification.' },
    });
  });

  test('PAS-2 refuse ce qui n’est pas du diplôme, avec le champ en cause, et n’écrit rien', async () => {
    const apprenant = await unApprenant(rne, { division: ici.division.id });
    const refuse = async (options: Parameters<typeof uneSaisie>[0], champ: string) => {
      const refus = await creerFiche(apprenant, uneSaisie(options)).catch((e: unknown) => e);
      expect(refus).toMatchObject({ code: 'saisie' });
      expect(Object.keys((refus as { champs: object }).champs)).toContain(champ);
    };
    await refuse({ item: 'G1C1', choix: [] }, 'item');
    await refuse({ item: '1.1', choix: [] }, 'item');
    await refuse({ item: '1.1.1-C1', choix: [] }, 'item');
    await refuse({ choix: ['1.1.2-C1'] }, 'choix');
    await refuse({ bepItem: 'T5.1' }, 'bepItem');
    await refuse({ bepItem: '1.1.1' }, 'bepItem');
    expect((await listerPourApprenant(apprenant)).fiches).toEqual([]);
    const transport = await unApprenant(rne, { referentiel: 'BACPRO-TRANSPORT' });
    await expect(creerFiche(transport, uneSaisie({ item: 'G1C1', choix: [], bepItem: 'T5' }))).rejects.toMatchObject({
      code: 'saisie',
    });
    const { id } = await creerFiche(transport, uneSaisie({ item: 'G1C1.1', choix: [], textes: { taches: 'Tri' } }));
    expect(await lireFiche(transport, id)).toMatchObject({
      famille: 'competences',
      bep: null,
      textes: { taches: 'Tri' },
    });
  });

  test('PAS-2 sans diplôme, refuse en le disant ; un autre profil n’écrit pas', async () => {
    const sans = await unApprenant(rne, { referentiel: null });
    await expect(creerFiche(sans, uneSaisie())).rejects.toMatchObject({ code: 'sans-diplome' });
    await expect(creerFiche(ici.enseignant, uneSaisie())).rejects.toMatchObject({ code: 'interdit' });
  });

  test('PAS-2 le catalogue groupe les situations, marque les activités BEP préconisées, et elles existent', async () => {
    const ga = await lireCatalogue('BACPRO-GA');
    const fournisseurs = ga?.groupes[0];
    expect(fournisseurs?.code).toBe('1.1');
    expect(fournisseurs?.options.map((o) => o.code)).toEqual(['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5']);
    expect(fournisseurs?.options[0]?.complexites[0]).toMatchObject({ code: '1.1.1-C1' });
    expect(ga?.bep?.preconisees['1.1.1']).toContain('T5');
    expect(ga?.bep?.groupes.map((g) => g.options.length)).toEqual([6, 6, 5]);
    const transport = await lireCatalogue('BACPRO-TRANSPORT');
    expect(transport?.bep).toBeNull();
    expect(transport?.groupes[0]?.options.slice(0, 2)).toMatchObject([
      { code: 'G1C1', retrait: 0 },
      { code: 'G1C1.1', retrait: 1 },
    ]);
    expect(await lireCatalogue('INCONNU')).toBeNull();
  });

  test('PAS-3 modifie sa fiche ; une saisie identique ne la rend pas « modifiée »', async () => {
    const { apprenant } = ici;
    const creee = await creerFiche(apprenant, uneSaisie());
    const meme = await modifierFiche(apprenant, { ...creee, saisie: uneSaisie() });
    expect(meme.version).toEqual(creee.version);
    const change = await modifierFiche(apprenant, { ...creee, saisie: uneSaisie({ item: '1.1.2', choix: [] }) });
    expect(change.version.numero).toBe(creee.version.numero + 1);
    expect(await lireFiche(apprenant, creee.id)).toMatchObject({ item: { code: '1.1.2' }, precisions: [] });
  });
});

describe('Portée', () => {
  test('PAS-6 le parent lit les fiches de ses enfants, sans brouillon ni corbeille, et d’eux seuls', async () => {
    const [a, b] = [await unApprenant(rne), await unApprenant(rne)];
    const parent = await unParent(rne, [a, b]);
    const visible = await uneFiche(a);
    const brouillon = await uneFiche(a, { brouillon: true });
    const jetee = await uneFiche(a, { corbeilleLe: new Date() });
    const duFrere = await uneFiche(b);
    const etrangere = await uneFiche(ici.apprenant);
    const vues = async (id: string) => (await listerPourParent(parent, { apprenant: id })).fiches.map((f) => f.id);
    expect(await vues(a.compteId)).toEqual([visible]);
    expect(await vues(b.compteId)).toEqual([duFrere]);
    expect((await listerPourParent(parent, {})).enfants).toHaveLength(2);
    await expect(listerPourParent(parent, { apprenant: ici.apprenant.compteId })).rejects.toMatchObject(introuvable);
    expect(await lireFiche(parent, duFrere)).toMatchObject({ id: duFrere });
    for (const id of [brouillon, jetee, etrangere])
      await expect(lireFiche(parent, id)).rejects.toMatchObject(introuvable);
    await expect(supprimerFiche(parent, visible)).rejects.toMatchObject({ code: 'interdit' });
  });

  test('PAE-2 hors de sa classe ou de son établissement, l’enseignant ne trouve rien', async () => {
    const id = await uneFiche(ici.apprenant);
    const version = await versionVue(ici.enseignant, id);
    for (const autre of [voisine.enseignant, ailleurs.enseignant]) {
      await expect(lireFiche(autre, id)).rejects.toMatchObject(introuvable);
      await expect(fichesDe(autre, ici.apprenant)).rejects.toMatchObject(introuvable);
      await expect(
        evaluerFiche(autre, { id, version, partie: 'bacpro', degre: 'totale', appreciation: '' }),
      ).rejects.toMatchObject(introuvable);
      await expect(corrigerFiche(autre, { id, version, choix: [], bepItem: '' })).rejects.toMatchObject(introuvable);
      await expect(ouvrir(autre, id)).rejects.toMatchObject(introuvable);
    }
    for (const autre of [voisine.apprenant, ailleurs.apprenant]) {
      await expect(lireFiche(autre, id)).rejects.toMatchObject(introuvable);
      await expect(modifierFiche(autre, { id, version, saisie: uneSaisie() })).rejects.toMatchObject(introuvable);
      await expect(supprimerFiche(autre, id)).rejects.toMatchObject(introuvable);
    }
    await expect(lireFiche(ici.apprenant, 'pas-un-uuid')).rejects.toMatchObject(introuvable);
    expect((await lireFiche(ici.apprenant, id)).evaluations).toEqual([]);
  });

  test('PAE-2 ni le chef, ni le lecteur, ni l’administrateur n’ont le passeport', async () => {
    const id = await uneFiche(ici.apprenant);
    for (const profil of ['chef', 'lecteur', 'administrateur'] as const)
      await expect(lireFiche(await unCompte(rne, profil), id)).rejects.toMatchObject(introuvable);
  });

  test('PAS-2 un brouillon est caché de l’enseignant jusqu’à sa remise', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const creee = await creerFiche(apprenant, uneSaisie({ brouillon: true }));
    expect(await fichesDe(enseignant, apprenant)).toEqual([]);
    await expect(lireFiche(enseignant, creee.id)).rejects.toMatchObject(introuvable);
    await modifierFiche(apprenant, { ...creee, saisie: uneSaisie() });
    expect(await fichesDe(enseignant, apprenant)).toMatchObject([{ id: creee.id, inedit: true, dejaVue: false }]);
  });
});

describe('Nouveautés', () => {
  test('PAE-1 compte les fiches nouvelles ou modifiées de chaque apprenant, pour cet enseignant', async () => {
    const { apprenant, enseignant, division } = await uneClasse(rne);
    const collegue = await unEnseignant(rne, [division.id]);
    const creee = await creerFiche(apprenant, uneSaisie());
    await uneFiche(apprenant, { brouillon: true });
    await uneFiche(apprenant, { corbeilleLe: new Date() });
    const compte = async (acteur: Acteur) =>
      (await listerPourEnseignant(acteur, { classe: division.id })).compte.get(apprenant.compteId);
    expect(await compte(enseignant)).toBe(1);
    await ouvrir(enseignant, creee.id);
    expect([await compte(enseignant), await compte(collegue)]).toEqual([undefined, 1]);
    await evaluer(enseignant, creee.id);
    expect(await compte(enseignant)).toBeUndefined();
    await modifierFiche(apprenant, { ...creee, saisie: uneSaisie({ titre: 'Reprise' }) });
    expect(await compte(enseignant)).toBe(1);
    expect((await fichesDe(enseignant, apprenant)).filter((f) => f.id === creee.id)).toMatchObject([
      { inedit: true, dejaVue: true },
    ]);
  });

  test('PAS-1 l’évaluation est nouvelle pour l’apprenant jusqu’à ce qu’il ouvre la fiche, et pour chaque parent', async () => {
    const { apprenant, enseignant } = await uneClasse(rne);
    const parent = await unParent(rne, [apprenant]);
    const { id } = await creerFiche(apprenant, uneSaisie());
    const inedit = async () => (await listerPourApprenant(apprenant)).fiches[0]?.inedit;
    expect(await inedit()).toBe(false);
    await evaluer(enseignant, id, { appreciation: 'Bon travail.' });
    expect(await inedit()).toBe(true);
    expect(await lireFiche(apprenant, id)).toMatchObject({ inedit: true });
    await ouvrir(apprenant, id);
    expect(await inedit()).toBe(false);
    expect((await listerPourParent(parent, {})).fiches).toMatchObject([{ id, inedit: true }]);
    await evaluer(enseignant, id, { degre: null, appreciation: 'Encore un détail.' });
    expect(await inedit()).toBe(true);
  });
});
