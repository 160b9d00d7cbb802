import './base';
import { describe, expect, test } from 'vitest';
import { lireAccueilImport } from '@/lib/siecle/serveur/queries';
import {
  ecoleChangee,
  ecoleDeBase,
  eleveChange,
  fichiersDe,
  lireAnalyse,
  uneEcole,
} from '@/tests/fabriques/ecole-siecle';

import { personnes } from '@/tests/fabriques/photo';
import { analyserFichiers, importerFichiers, texteEleves } from '@/tests/fabriques/siecle';

const utf8 = (texte: string) => Uint8Array.from(Buffer.from(texte.replace('ISO-8859-15', 'UTF-8')));

async function anomalies(admin: Parameters<typeof lireAnalyse>[0], id: string) {
  return (await lireAnalyse(admin, id)).resume?.anomalies.map((a) => `${a.code} ${a.cle}`) ?? [];
}

describe('Données abîmées', () => {
  test('IMP-5 un nom abîmé n’écrase pas le bon, ne fait pas d’identifiant, et le compte se fait quand il est corrigé', async () => {
    const admin = await uneEcole(
      ecoleChangee((e) => {
        eleveChange('101', { nom: 'LEBŒUF', prenom: 'Célia' })(e);
        Object.assign(e.personnes[0] ?? {}, { nom: 'LEBŒUF', prenom: 'Éva' });
        Object.assign(e.individus[1] ?? {}, { nom: 'GRÉVIN' });
      }),
    );
    const avant = await personnes(admin.rne);
    const abimee = ecoleChangee((e) => {
      eleveChange('101', { nom: 'LEB\uFFFDUF', prenom: 'CÃ©lia' })(e);
      Object.assign(e.personnes[0] ?? {}, { nom: 'LEB?UF', prenom: '&amp;Eacute;va' });
      Object.assign(e.individus[1] ?? {}, { nom: 'GRVIN' });
      e.eleves.push({ id: '120', nom: 'MU\uFFFDOZ', prenom: 'Inès', division: '2GA' });
      e.individus.push({ id: '9', nom: 'NU\uFFFDEZ', prenom: 'Luc' });
      e.personnes.push({ id: '520', nom: 'PA\uFFFDL', prenom: 'Ana', enfants: ['102'] });
    });
    const { enseignants, apprenants } = fichiersDe(admin.rne, abimee);
    const sts = await analyserFichiers(admin, { sts: utf8(enseignants.sts) });
    expect(await anomalies(admin, sts)).toEqual(['nom-abime epp 2', 'nom-abime-attend epp 9']);
    const envoi = { eleves: utf8(apprenants.eleves), responsables: utf8(apprenants.responsables) };
    const eleves = await analyserFichiers(admin, envoi);
    expect(await anomalies(admin, eleves)).toEqual([
      'nom-abime 101',
      'nom-abime 101',
      'nom-abime-attend 120',
      'nom-abime 501',
      'nom-abime 501',
      'nom-abime-attend 520',
    ]);
    const ligne = (await lireAnalyse(admin, eleves)).resume?.anomalies[2];
    expect([ligne?.ligne ?? 0, ligne?.message]).toEqual([
      expect.any(Number),
      expect.stringMatching(/^Le nom «.MU\uFFFDOZ/),
    ]);
    await importerFichiers(admin, { sts: utf8(enseignants.sts) });
    await importerFichiers(admin, envoi);
    expect(await personnes(admin.rne)).toEqual(avant);

    const bonne = ecoleChangee((e) => {
      eleveChange('101', { nom: 'LEBŒUF', prenom: 'Célia' })(e);
      Object.assign(e.personnes[0] ?? {}, { nom: 'LEBŒUF', prenom: 'Éva' });
      e.eleves.push({ id: '120', nom: 'MUÑOZ', prenom: 'Inès', division: '2GA' });
    });
    expect((await lireAccueilImport(admin)).sansNom).toMatchObject([
      { genre: 'apprenants', nombre: 2 },
      { genre: 'enseignants', nombre: 1 },
    ]);
    await importerFichiers(admin, fichiersDe(admin.rne, bonne).apprenants);
    expect((await personnes(admin.rne))['ines.munoz']).toMatchObject({ nom: 'MUÑOZ', structures: ['2GA'] });
  });

  test('IMP-5 « ? » à la place d’une lettre que SIECLE n’écrit pas : dit, et le compte se fait ; un bon nom n’en est pas remplacé', async () => {
    const admin = await uneEcole(ecoleChangee(eleveChange('101', { nom: 'LEBŒUF' })));
    const lue = ecoleChangee((e) => {
      eleveChange('101', { nom: 'LEB?UF' })(e);
      e.eleves.push({ id: '120', nom: 'DA?', prenom: 'Efe', division: '2GA' });
      e.eleves.push({ id: '121', nom: 'A?'.repeat(60), prenom: 'Efe', division: '2GA' });
    });
    const { apprenants } = fichiersDe(admin.rne, lue);
    const id = await analyserFichiers(admin, { eleves: utf8(apprenants.eleves) });
    expect(await anomalies(admin, id)).toEqual(['nom-abime 101', 'nom-douteux 120', 'nom-long-attend 121']);
    await importerFichiers(admin, { eleves: utf8(apprenants.eleves) });
    const noms = Object.values(await personnes(admin.rne)).map((p) => p.nom);
    expect(noms).toEqual(expect.arrayContaining(['LEBŒUF', 'DA?']));
    expect((await personnes(admin.rne))['efe.da']).toMatchObject({ structures: ['2GA'] });
  });

  test('IMP-5 naissance, nom démesuré, MEF, représentants et liens : une anomalie à la ligne, et rien de bon n’est perdu', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      eleveChange('101', { naissance: '14/07/2039' })(e);
      eleveChange('102', { naissance: '14/07/1909' })(e);
      eleveChange('103', { nom: 'C'.repeat(101) })(e);
      eleveChange('104', { mef: '2473000131X' })(e);
      eleveChange('105', { mef: '24799999999' })(e);
      for (const id of ['510', '511', '512'])
        e.personnes.push({ id, nom: `TUTEUR${'ABC'[Number(id) - 510]}`, enfants: ['106'] });
      e.personnes.push({ id: '513', nom: 'PERDU', enfants: ['999'] });
      Object.assign(e.individus[1] ?? {}, { naissance: '2975-12-31' });
      Object.assign(e.divisions[0] ?? {}, { mefs: ['24730001310', 'ABC'] });
    });
    const { enseignants, apprenants } = fichiersDe(admin.rne, ecole);
    expect(await anomalies(admin, await analyserFichiers(admin, enseignants))).toEqual([
      'individu-naissance-impossible epp:2',
      'division-mef-inconnu 2GA',
    ]);
    const id = await analyserFichiers(admin, apprenants);
    expect(await anomalies(admin, id)).toEqual([
      'eleve-naissance-improbable 101',
      'eleve-naissance-improbable 102',
      'nom-long 103',
      'mef-illisible 104',
      'mef-inconnu 105',
      'lien-eleve-inconnu 513',
      'trop-de-representants 106',
    ]);
    await importerFichiers(admin, apprenants);
    const apres = await personnes(admin.rne);
    for (const login of Object.keys(avant)) expect(apres[login], login).toEqual(avant[login]);
    expect(Object.keys(apres).length).toBe(Object.keys(avant).length + 3);
  });

  test('IMP-5 un identifiant en double : le second, connu, ne part pas, et les parents ne sont pas donnés au premier', async () => {
    const admin = await uneEcole();
    const avant = await personnes(admin.rne);
    const ecole = ecoleChangee((e) => {
      eleveChange('102', { id: '101' })(e);
      Object.assign(e.personnes[1] ?? {}, { id: '501', enfants: ['101', '103'] });
      Object.assign(e.individus[1] ?? {}, { id: '1' });
    });
    const { enseignants, apprenants } = fichiersDe(admin.rne, ecole);
    const id = await analyserFichiers(admin, apprenants);
    const resume = (await lireAnalyse(admin, id)).resume;
    expect([resume?.apprenants.partis, resume?.responsables.partis, resume?.liens]).toEqual([
      [],
      [],
      { ajoutes: 0, retires: 0 },
    ]);
    expect(await anomalies(admin, id)).toContain('eleve-double 101');
    const sts = (await lireAnalyse(admin, await analyserFichiers(admin, enseignants))).resume;
    expect(sts?.enseignants.partis).toEqual([]);
    await importerFichiers(admin, apprenants);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-4 une division et un groupe de même code se distinguent, et « revenu » dit ce qui a changé', async () => {
    const base = ecoleDeBase();
    base.groupes = [{ code: '2GA', divisions: ['2GA'], profs: ['2'] }];
    base.eleves = base.eleves.map((e) => ({ ...e, groupes: e.groupes?.length ? ['2GA'] : [] }));
    const admin = await uneEcole(base);
    const sans = { ...base, eleves: base.eleves.slice(1), personnes: base.personnes.slice(1) };
    await importerFichiers(admin, fichiersDe(admin.rne, sans).apprenants);
    const revenu = { ...base, eleves: base.eleves.map((e) => (e.id === '101' ? { ...e, prenom: 'Louise' } : e)) };
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, revenu).apprenants);
    const resume = (await lireAnalyse(admin, id)).resume;
    expect(resume?.apprenants.revenus.map((m) => m.detail)).toEqual([
      '2GA, groupe 2GA, prénom, classe\u00a0: aucune → 2GA, groupes',
    ]);
  });
});

test('IMP-5 un élève lu dans un fichier de contrôles C1 garde son nom', async () => {
  const admin = await uneEcole(ecoleChangee(eleveChange('101', { prenom: 'Zoé' })));
  const texte = texteEleves(admin.rne, ecoleChangee(eleveChange('101', { prenom: 'Zo\u0082' })));
  await importerFichiers(admin, { eleves: texte });
  expect((await personnes(admin.rne))['zoe.abel']?.prenom).toBe('Zoé');
});
