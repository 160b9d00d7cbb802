import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { lireEnvoi } from '@/lib/siecle/serveur/import-depot';
import {
  ecoleChangee,
  ecoleDeBase,
  fichiersDe,
  importerEcole,
  uneEcole,
  uneEcoleVide,
} from '@/tests/fabriques/ecole-siecle';
import { ADMIS, DEMO, REFUSES } from '@/tests/fabriques/exports-entiers';
import { latin9, zip } from '@/tests/fabriques/lecture-siecle';
import { personnes, photographier } from '@/tests/fabriques/photo';
import {
  deposer,
  type Envoi,
  importerFichiers,
  texteEleves,
  texteResponsables,
  texteSts,
} from '@/tests/fabriques/siecle';

const octets = (texte: string) => Uint8Array.from(latin9(texte));

/** Dépose, et rend ce que l'administrateur lit ; échoue si quoi que ce soit a été écrit. */
async function refuse(admin: Acteur, envoi: Envoi): Promise<string> {
  const avant = await photographier(admin.rne);
  const dit = await deposer(admin, envoi).then(
    (d) => ('refus' in d ? d.refus : 'accepté'),
    (e: Error) => e.message,
  );
  expect(await photographier(admin.rne)).toEqual(avant);
  return dit;
}

describe('Faute du fichier : refusé entier, rien d’écrit', () => {
  const eleves = (rne: string) => texteEleves(rne, ecoleDeBase());
  const cas: [string, (rne: string) => Envoi, RegExp][] = [
    [
      'le fichier d’un autre établissement',
      () => ({ eleves: eleves('0310053P') }),
      /celui de l’établissement 0310053P/,
    ],
    ['celui des enseignants aussi', () => ({ sts: texteSts('0310053P', ecoleDeBase()) }), /0310053P/],
    ['sans établissement', () => ({ eleves: eleves('') }), /ne dit pas de quel établissement/],
    [
      'une année passée',
      (rne) => ({ eleves: texteEleves(rne, { ...ecoleDeBase(), annee: 2025 }) }),
      /2025-2026.*2026-2027/,
    ],
    ['une année à venir', (rne) => ({ eleves: texteEleves(rne, { ...ecoleDeBase(), annee: 2027 }) }), /2027-2028/],
    [
      'des responsables d’une autre année',
      (rne) => ({ responsables: texteResponsables(rne, { ...ecoleDeBase(), annee: 2025 }) }),
      /2025-2026/,
    ],
    [
      'des enseignants d’une année passée',
      (rne) => ({ sts: texteSts(rne, { ...ecoleDeBase(), annee: 2025 }) }),
      /année scolaire passée/,
    ],
    [
      'le fichier de remontée',
      () => ({ sts: '<?xml version="1.0"?><EDT_STS><PARAMETRES/></EDT_STS>' }),
      /fichier de remontée/,
    ],
    [
      'le fichier des élèves à la place des enseignants',
      (rne) => ({ sts: eleves(rne) }),
      /C’est le fichier des élèves/,
    ],
    [
      'le fichier des enseignants à la place des élèves',
      (rne) => ({ eleves: texteSts(rne, ecoleDeBase()) }),
      /C’est le fichier des enseignants/,
    ],
    ['une nomenclature', () => ({ eleves: '<BEE_NOMENCLATURES/>' }), /Nomenclature\.xml/],
    ['une page web', () => ({ sts: '<html><body/></html>' }), /ne vient ni de STSWEB ni de SIECLE/],
    ['un fichier tronqué', (rne) => ({ eleves: eleves(rne).slice(0, -40) }), /incomplet/],
    [
      'un fichier coupé au milieu',
      (rne) => ({ sts: texteSts(rne, ecoleDeBase()).slice(0, 700) }),
      /incomplet|mal formé/,
    ],
    [
      'un fichier mal formé',
      (rne) => ({ eleves: eleves(rne).replace('</PRENOM>', '</PRENON>') }),
      /mal formé, ligne \d+/,
    ],
    [
      'un DOCTYPE',
      (rne) => ({ eleves: eleves(rne).replace('<BEE_ELEVES', '<!DOCTYPE x [<!ENTITY e "x">]><BEE_ELEVES') }),
      /DOCTYPE/,
    ],
    ['une entité', (rne) => ({ eleves: eleves(rne).replace('ABEL', '&e;') }), /mal formé|ENTITY/],
    [
      'une bombe',
      () => ({ eleves: Uint8Array.from(zip({ nom: 'e.xml', octets: Buffer.alloc(40_000_000, 32) })) }),
      /démesuré/,
    ],
    [
      'une archive abîmée',
      (rne) => ({ eleves: Uint8Array.from(zip({ nom: 'e.xml', octets: latin9(eleves(rne)), crc: 1 })) }),
      /abîmée/,
    ],
    [
      'deux XML dans une archive',
      (rne) => ({ eleves: Uint8Array.from(zip({ nom: 'a.xml', octets: latin9(eleves(rne)) }, { nom: 'b.xml' })) }),
      /2 fichiers XML/,
    ],
    ['un encodage inconnu', (rne) => ({ eleves: eleves(rne).replace('ISO-8859-15', 'EBCDIC') }), /EBCDIC/],
    [
      'un encodage faux',
      (rne) => ({ eleves: octets(eleves(rne).replace('ISO-8859-15', 'UTF-8').replace('ABEL', 'ABÉL')) }),
      /contenu est écrit autrement/,
    ],
    ['un PDF', () => ({ eleves: '%PDF-1.7 …' }), /ni un fichier XML ni une archive/],
    ['un fichier vide', () => ({ eleves: '' }), /vide/],
    ['aucun élève', (rne) => ({ eleves: texteEleves(rne, { eleves: [] }) }), /aucun élève/],
    [
      'aucun élève inscrit',
      (rne) => ({ eleves: texteEleves(rne, { eleves: [{ id: '1', nom: 'A' }] }) }),
      /n’est inscrit dans une division/,
    ],
    ['aucune personne', (rne) => ({ sts: texteSts(rne, { individus: [] }) }), /aucune personne/],
    ['aucun responsable', (rne) => ({ responsables: texteResponsables(rne, { personnes: [] }) }), /aucun responsable/],
    [
      'aucun lien',
      (rne) => ({ responsables: texteResponsables(rne, { personnes: [{ id: '1', nom: 'A', enfants: [] }] }) }),
      /ne relie aucun/,
    ],
  ];

  test('IMP-5 chaque faute est refusée avec son message, l’établissement et son voisin inchangés', async () => {
    const [admin, voisin] = [await uneEcole(), await uneEcole()];
    const avant = await photographier(voisin.rne);
    for (const [faute, envoi, message] of cas) {
      expect([faute, await refuse(admin, envoi(admin.rne))]).toEqual([faute, expect.stringMatching(message)]);
    }
    expect(await photographier(voisin.rne)).toEqual(avant);
  });

  test('IMP-5 un bon fichier à côté d’un mauvais ne passe pas non plus', async () => {
    const admin = await uneEcole();
    const { eleves: bons, responsables } = fichiersDe(admin.rne, ecoleDeBase()).apprenants;
    expect(await refuse(admin, { eleves: bons, responsables: responsables.slice(0, -30) })).toMatch(/incomplet/);
    expect(await refuse(admin, { eleves: bons.slice(0, -30), responsables })).toMatch(/incomplet/);
  });

  test('IMP-5 un envoi sans fichier, ou d’un genre inconnu, est refusé', async () => {
    const admin = await uneEcole();
    await expect(deposer(admin, {})).rejects.toMatchObject({ code: 'import-sans-fichier' });
    expect(() => lireEnvoi(new FormData())).toThrow(expect.objectContaining({ code: 'saisie' }));
  });

  test('IMP-5 ni les exports entiers d’un autre établissement, ni ce qu’on dépose par erreur, nulle part', async () => {
    const admin = await uneEcole();
    const { sts, eleves, responsables } = DEMO;
    const deposes = [sts, eleves, responsables, ...ADMIS.map(([, f]) => f), ...REFUSES.map(([, f]) => f)];
    const avant = await photographier(admin.rne);
    for (const fichier of deposes) {
      for (const place of ['sts', 'eleves', 'responsables'])
        expect(await deposer(admin, { [place]: Uint8Array.from(fichier) })).toEqual({
          refus: expect.stringMatching(/\.$/),
        });
    }
    expect(await photographier(admin.rne)).toEqual(avant);
  });

  test('IMP-2 les apprenants avant les enseignants sont refusés, avec la raison', async () => {
    const admin = await uneEcoleVide();
    const { apprenants } = fichiersDe(admin.rne, ecoleDeBase());
    expect(await refuse(admin, apprenants)).toMatch(/Importez d’abord les enseignants/);
    expect(await refuse(admin, { responsables: apprenants.responsables })).toMatch(/Importez d’abord les enseignants/);
  });
});

describe('Premier import', () => {
  test('IMP-1 IMP-2 IMP-7 personnels, apprenants et responsables, avec leurs classes, groupes et diplômes', async () => {
    const { rne } = await uneEcole();
    const vues = await personnes(rne);
    expect(Object.keys(vues)).toHaveLength(1 + 3 + 10 + 3);
    expect(vues['anne.petit']).toMatchObject({
      profil: 'enseignant',
      prenom: 'Anne',
      discipline: 'ECO-GESTION',
      structures: ['1GA', '2GA'],
    });
    expect(vues['marc.roux'], 'la classe de son groupe comprise').toMatchObject({ structures: ['1GA', '2GA', 'G1'] });
    expect(vues['ines.noir']).toMatchObject({ profil: 'chef', structures: [] });
    expect(vues['lou.abel']).toMatchObject({ profil: 'apprenant', diplome: 'BACPRO-GA', structures: ['2GA', 'G1'] });
    expect(vues['lou.joly']).toMatchObject({ structures: ['1GA'], sortiLe: null });
    expect(vues['zoe.blin']).toMatchObject({ profil: 'parent', enfants: ['lou.blin', 'lou.caro'] });
    expect(vues['eva.abel']).toMatchObject({ courriel: 'eva.abel@example.org', enfants: ['lou.abel'] });
  });

  test('AUT-4 le mot de passe initial n’est pas haché à l’import, et il ouvre le compte', async () => {
    const { rne } = await uneEcole();
    const { compte } = await photographier(rne);
    expect(compte).toHaveLength(17);
    for (const ligne of compte ?? []) expect(ligne).toContain('"mot_de_passe": null');
    for (const [login, motDePasse] of [
      ['anne.petit', '1980-05-04'],
      ['ines.noir', '1970-01-02'],
      ['lou.abel', '14072009'],
    ] as const) {
      expect(await authentifier({ rne, login, motDePasse, ip: '10.8.0.1' })).toMatchObject({ ok: true });
    }
    expect(await authentifier({ rne, login: 'eva.abel', motDePasse: '', ip: '10.8.0.1' })).toMatchObject({ ok: false });
  });

  test('IMP-1 les fichiers lus sont effacés de la base une fois importés', async () => {
    const { rne } = await uneEcole();
    const { import: imports } = await photographier(rne);
    expect(imports).toHaveLength(2);
    for (const ligne of imports ?? []) expect(ligne).toMatch(/"etat": "applique".*"lecture": null/);
  });

  test('IMP-2 élèves puis responsables, séparément, donnent le même résultat qu’ensemble', async () => {
    const [ensemble, separes] = [await uneEcole(), await uneEcoleVide()];
    const { enseignants, apprenants } = fichiersDe(separes.rne, ecoleDeBase());
    await importerFichiers(separes, enseignants);
    await importerFichiers(separes, { eleves: apprenants.eleves });
    await importerFichiers(separes, { responsables: apprenants.responsables });
    expect(await personnes(separes.rne)).toEqual(await personnes(ensemble.rne));
  });

  test('IMP-2 une archive zip vaut le fichier nu', async () => {
    const [nu, zippe] = [await uneEcole(), await uneEcoleVide()];
    const { enseignants, apprenants } = fichiersDe(zippe.rne, ecoleDeBase());
    const archiver = (nom: string, texte: string) => Uint8Array.from(zip({ nom, octets: latin9(texte) }));
    await importerFichiers(zippe, { sts: archiver('sts.xml', enseignants.sts) });
    await importerFichiers(zippe, {
      eleves: archiver('ElevesSansAdresses.xml', apprenants.eleves),
      responsables: archiver('ResponsablesAvecAdresses.xml', apprenants.responsables),
    });
    expect(await personnes(zippe.rne)).toEqual(await personnes(nu.rne));
  });

  test('AUT-3 deux établissements importent les mêmes fichiers sans se mêler', async () => {
    const [a, b] = [await uneEcole(), await uneEcole()];
    expect(await personnes(a.rne)).toEqual(await personnes(b.rne));
    const avant = await photographier(b.rne);
    await importerEcole(
      a,
      ecoleChangee((e) => e.eleves.splice(0, 1)),
    );
    expect((await personnes(a.rne))['lou.abel']?.sortiLe).not.toBeNull();
    expect(await photographier(b.rne)).toEqual(avant);
  });
});
