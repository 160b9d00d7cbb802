import './base';
import { describe, expect, test } from 'vitest';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { importer, repondre } from '@/lib/siecle/serveur/mutations';
import {
  type EcoleSiecle,
  ecoleChangee,
  eleveChange,
  fichiersDe,
  importerEcole,
  lireAnalyse,
  repondreATout,
  uneEcole,
} from '@/tests/fabriques/ecole-siecle';
import { unCompte } from '@/tests/fabriques/etablissement';
import { personnes, photographier } from '@/tests/fabriques/photo';
import { analyserFichiers } from '@/tests/fabriques/siecle';

const CONFIRME = { confirme: true };

type Genre = 'enseignants' | 'apprenants';

/** Analyse ces fichiers d'une école, sans importer. */
async function analyser(admin: Acteur, ecole: EcoleSiecle, genre: Genre = 'apprenants') {
  const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecole)[genre]);
  const lire = async () => {
    const { resume } = await lireAnalyse(admin, id);
    if (!resume) throw new Error('analyse sans compte rendu');
    return resume;
  };
  return { id, lire };
}

/** Jamais deux fois le même prénom : on les distingue. */
const unPeuDifferents = () =>
  ecoleChangee((e) => {
    for (const [i, eleve] of e.eleves.entries()) eleve.naissance = `${10 + i}/07/2009`;
  });

const avec = (changer: (e: EcoleSiecle) => void): EcoleSiecle => {
  const ecole = unPeuDifferents();
  changer(ecole);
  return ecole;
};

describe('Personne ne reçoit le compte d’un autre', () => {
  test('IMP-8 l’INE d’une absente, porté par un autre : compte neuf, dit avant d’écrire ; l’absente sort, rien d’elle ne bouge', async () => {
    const admin = await uneEcole(unPeuDifferents());
    const ecole = avec((e) => {
      e.eleves.splice(0, 1, {
        id: '901',
        nom: 'KESSLER',
        prenom: 'Tom',
        naissance: '01/02/2010',
        division: '2GA',
        ine: '0000000101A',
      });
    });
    const { id, lire } = await analyser(admin, ecole);
    expect((await lire()).anomalies).toMatchObject([
      { cle: '901', code: 'identifiant-d-un-autre', message: expect.stringContaining('ABEL Lou (lou.abel)') },
      { cle: '901', code: 'ine-d-un-autre' },
    ]);
    await importer(admin, id, CONFIRME);
    const vues = await personnes(admin.rne);
    expect(vues['tom.kessler']).toMatchObject({ nom: 'KESSLER', structures: ['2GA'] });
    expect(vues['lou.abel']).toMatchObject({ nom: 'ABEL', sortiLe: expect.any(String), structures: [] });
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(vues);
  });

  test('IMP-8 un ELEVE_ID redonné : chacun garde son compte, l’identifiant suit', async () => {
    const admin = await uneEcole(unPeuDifferents());
    const ecole = avec((e) => {
      eleveChange('102', { id: '9102' })(e);
      e.eleves.push({ id: '102', nom: 'NOUVEAU', prenom: 'Inès', naissance: '05/05/2010', division: '2GA' });
      Object.assign(e.personnes[1] ?? {}, { enfants: ['9102', '103'] });
    });
    await importerEcole(admin, ecole);
    const vues = await personnes(admin.rne);
    expect(vues['lou.blin']).toMatchObject({ nom: 'BLIN', sortiLe: null });
    expect(vues['ines.nouveau']).toMatchObject({ nom: 'NOUVEAU', sortiLe: null });
    expect(vues['zoe.blin']?.enfants).toEqual(['lou.blin', 'lou.caro']);
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(vues);
  });

  test('IMP-8 deux ELEVE_ID échangés, sans INE : la question propose aussi le compte de même nom et de même naissance', async () => {
    const sans = (changer: (e: EcoleSiecle) => void = () => {}) =>
      avec((e) => {
        for (const eleve of e.eleves) delete eleve.ine;
        changer(e);
      });
    const admin = await uneEcole(sans());
    const avant = await personnes(admin.rne);
    const { id, lire } = await analyser(
      admin,
      sans((e) => {
        eleveChange('101', { id: 'x' })(e);
        eleveChange('102', { id: '101' })(e);
        eleveChange('x', { id: '102' })(e);
        Object.assign(e.personnes[0] ?? {}, { enfants: ['102'] });
        Object.assign(e.personnes[1] ?? {}, { enfants: ['101', '103'] });
      }),
    );
    const proposes = (await lire()).questions.map((q) => [q.lue.nom, q.candidats.map((c) => c.login).sort()]);
    expect(proposes).toEqual([
      ['ABEL', ['lou.abel', 'lou.blin']],
      ['BLIN', ['lou.abel', 'lou.blin']],
    ]);
    await expect(importer(admin, id, CONFIRME)).rejects.toMatchObject({ code: 'import-questions' });
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-4 une correction de prénom et de naissance, sous deux identifiants d’accord, garde le compte et se montre', async () => {
    const admin = await uneEcole(unPeuDifferents());
    const { id, lire } = await analyser(admin, avec(eleveChange('101', { prenom: 'Louise', naissance: '15/08/2009' })));
    expect(await lire()).toMatchObject({
      questions: [],
      identites: [
        {
          login: 'lou.abel',
          avant: { nom: 'ABEL', prenom: 'Lou', naissance: '2009-07-10' },
          apres: { nom: 'ABEL', prenom: 'Louise', naissance: '2009-08-15' },
        },
      ],
    });
    await importer(admin, id, CONFIRME);
    expect((await personnes(admin.rne))['lou.abel']).toMatchObject({ prenom: 'Louise' });
  });
});

describe('« Est-ce la même personne ? »', () => {
  /** ABEL, sans INE désormais, ne garde que son nom de famille. */
  const douteux = avec((e) => {
    eleveChange('101', { ine: undefined as never, prenom: 'Nora', naissance: '24/12/2008' })(e);
  });

  test('IMP-8 rien ne s’écrit avant la réponse ; « oui » garde le compte, et reste su', async () => {
    const admin = await uneEcole(unPeuDifferents());
    const avant = await photographier(admin.rne, ['import', 'journal']);
    const { id, lire } = await analyser(admin, douteux);
    const resume = await lire();
    expect(resume.questions).toMatchObject([
      { clef: '101', lue: { nom: 'ABEL', prenom: 'Nora' }, candidats: [{ login: 'lou.abel', prenom: 'Lou' }] },
    ]);
    expect([resume.apprenants.crees, resume.apprenants.partis]).toEqual([[], []]);
    await expect(importer(admin, id, CONFIRME)).rejects.toMatchObject({ code: 'import-questions' });
    expect(await photographier(admin.rne, ['import', 'journal'])).toEqual(avant);
    await repondreATout(admin, id, true);
    expect((await lire()).questions).toEqual([]);
    await importer(admin, id, CONFIRME);
    expect((await personnes(admin.rne))['lou.abel']).toMatchObject({ prenom: 'Nora', sortiLe: null });
    const encore = await analyser(admin, douteux);
    expect((await encore.lire()).questions).toEqual([]);
  });

  test('IMP-8 « non » : compte neuf, l’ancien sort avec ses résultats ; la réponse reste sue', async () => {
    const admin = await uneEcole(unPeuDifferents());
    const { id } = await analyser(admin, douteux);
    await repondreATout(admin, id, false);
    await importer(admin, id, CONFIRME);
    const vues = await personnes(admin.rne);
    expect(vues['nora.abel']).toMatchObject({ sortiLe: null, structures: ['2GA', 'G1'] });
    expect(vues['lou.abel']).toMatchObject({ prenom: 'Lou', sortiLe: expect.any(String) });
    await importerEcole(admin, douteux);
    expect(await personnes(admin.rne)).toEqual(vues);
  });

  test('IMP-8 une réponse à une question qui n’est pas posée, ou un compte qui n’est pas en cause : refus', async () => {
    const admin = await uneEcole(unPeuDifferents());
    const { id, lire } = await analyser(admin, douteux);
    const [question] = (await lire()).questions;
    const cle = question?.cle ?? '';
    const tiers = await unCompte(admin.rne, 'apprenant');
    const refus = (reponses: { cle: string; compte: string }[]) => repondre(admin, { id, reponses });
    await expect(refus([{ cle: 'eleve 999', compte: 'neuf' }])).rejects.toMatchObject({ code: 'import-perime' });
    await expect(refus([{ cle, compte: tiers.compteId }])).rejects.toMatchObject({ code: 'import-perime' });
    const autre = await uneEcole();
    await expect(repondre(autre, { id, reponses: [] })).rejects.toMatchObject({ code: 'introuvable' });
    expect((await lire()).questions).toHaveLength(1);
  });

  test('IMP-8 un personnel « local » sans naissance devient « epp » : la même personne est proposée, compte gardé', async () => {
    const local = ecoleChangee((e) => {
      e.individus.push({ id: '77', type: 'local', nom: 'NOVAK', prenom: 'Eva' });
      for (const d of e.divisions) d.profs?.push('local:77');
    });
    const epp = ecoleChangee((e) => {
      e.individus.push({ id: '4077', nom: 'NOVAK', prenom: 'Eva', naissance: '1988-03-02' });
      for (const d of e.divisions) d.profs?.push('4077');
    });
    const admin = await uneEcole(local);
    const avant = await personnes(admin.rne);
    const { id, lire } = await analyser(admin, epp, 'enseignants');
    expect((await lire()).questions).toMatchObject([{ clef: 'epp 4077', candidats: [{ login: 'eva.novak' }] }]);
    await repondreATout(admin, id, true);
    await importer(admin, id, CONFIRME);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-8 un identifiant de STSWEB ou un PERSONNE_ID redonné à quelqu’un d’autre : compte neuf', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => {
      Object.assign(e.individus[0] ?? {}, { nom: 'ZOLA', prenom: 'Émile', naissance: '1990-04-02' });
      Object.assign(e.personnes[0] ?? {}, { nom: 'VIAN', prenom: 'Boris' });
    });
    await importerEcole(admin, ecole);
    const vues = await personnes(admin.rne);
    expect(vues['anne.petit']).toMatchObject({ nom: 'PETIT', suspendu: true });
    expect(vues['emile.zola']).toMatchObject({ nom: 'ZOLA', suspendu: false });
    expect(vues['eva.abel']).toMatchObject({ nom: 'ABEL', masque: true, enfants: [] });
    expect(vues['boris.vian']).toMatchObject({ enfants: ['lou.abel'] });
    await importerEcole(admin, ecole);
    expect(await personnes(admin.rne)).toEqual(vues);
  });
});
