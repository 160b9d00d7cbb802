import './base';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import {
  type EcoleSiecle,
  ecoleChangee,
  ecoleDeBase,
  eleveChange,
  fichiersDe,
  importerEcole,
  lireAnalyse,
  uneEcole,
} from '@/tests/fabriques/ecole-siecle';
import { personnes } from '@/tests/fabriques/photo';
import { analyserFichiers, importerFichiers, MEF_GA } from '@/tests/fabriques/siecle';

describe('Ce qui a été fait à la main', () => {
  const poser = (admin: Acteur, requete: ReturnType<typeof sql>) =>
    ecrire(systeme(admin.rne), 'test.main', (tx) => tx.execute(requete));
  const classe = (code: string) => sql`(select id from structure where code = ${code} and masquee_le is null)`;
  const qui = (login: string) => sql`(select id from compte where login = ${login})`;

  test('IMP-4 une association faite à la main reste, un retrait fait à la main aussi', async () => {
    const admin = await uneEcole();
    await poser(
      admin,
      sql`insert into affectation (rne, structure_id, compte_id, role, origine)
      values (${admin.rne}, ${classe('G1')}, ${qui('anne.petit')}, 'enseignant', 'manuel')`,
    );
    await poser(
      admin,
      sql`update affectation set exclue_le = now()
      where structure_id = ${classe('1GA')} and compte_id = ${qui('anne.petit')}`,
    );
    await poser(
      admin,
      sql`update affectation set exclue_le = now()
      where structure_id = ${classe('G1')} and compte_id = ${qui('lou.abel')}`,
    );
    for (let fois = 0; fois < 2; fois++) {
      await importerEcole(admin, ecoleDeBase());
      const vues = await personnes(admin.rne);
      expect(vues['anne.petit']?.structures).toEqual(['2GA', 'G1']);
      expect(vues['lou.abel']?.structures).toEqual(['2GA']);
    }
  });

  test('IMP-4 une association finie puis redite par le fichier redevient celle du fichier', async () => {
    const admin = await uneEcole();
    await poser(
      admin,
      sql`insert into affectation (rne, structure_id, compte_id, role, origine, fin_le)
      values (${admin.rne}, ${classe('G1')}, ${qui('anne.petit')}, 'enseignant', 'manuel', now())`,
    );
    const avec = ecoleChangee((e) => Object.assign(e.groupes[0] ?? {}, { profs: ['1', '2'] }));
    await importerEcole(admin, avec);
    expect((await personnes(admin.rne))['anne.petit']?.structures).toEqual(['1GA', '2GA', 'G1']);
    await importerEcole(admin, ecoleDeBase());
    expect((await personnes(admin.rne))['anne.petit']?.structures).toEqual(['1GA', '2GA']);
  });

  test('IMP-4 sans aucun service au fichier, les associations connues restent, et personne n’est suspendu', async () => {
    const avecLocal = (e: EcoleSiecle) => {
      e.individus.push({ id: '7', type: 'local', nom: 'LOCAL', prenom: 'Yves' });
      e.divisions[0]?.profs?.push('local:7');
    };
    const admin = await uneEcole(ecoleChangee(avecLocal));
    const avant = await personnes(admin.rne);
    expect(avant['yves.local']).toMatchObject({ structures: ['2GA'], suspendu: false });
    const sansService = ecoleChangee((e) => {
      avecLocal(e);
      for (const s of [...e.divisions, ...e.groupes]) s.profs = [];
    });
    await importerFichiers(admin, fichiersDe(admin.rne, sansService).enseignants);
    expect(await personnes(admin.rne)).toEqual(avant);
  });

  test('IMP-4 un service retiré retire la classe, et l’analyse le dit', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => Object.assign(e.divisions[1] ?? {}, { profs: ['2'] }));
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecole).enseignants);
    expect((await lireAnalyse(admin, id)).resume?.enseignants).toMatchObject({
      modifies: [{ login: 'anne.petit', detail: 'classes' }],
      inchanges: 1,
    });
    await importerEcole(admin, ecole);
    expect((await personnes(admin.rne))['anne.petit']?.structures).toEqual(['2GA']);
  });

  test('IMP-7 un diplôme corrigé à la main reste, division comme apprenant', async () => {
    const admin = await uneEcole();
    await poser(
      admin,
      sql`update structure set referentiel = 'BACPRO-AGORA', rattachement_manuel = true where code = '2GA'`,
    );
    await poser(
      admin,
      sql`update apprenant set referentiel = 'BACPRO-OTM', referentiel_manuel = true where compte_id = ${qui('lou.abel')}`,
    );
    await importerEcole(admin, ecoleChangee(eleveChange('106', { mef: MEF_GA.terminale })));
    const vues = await personnes(admin.rne);
    expect([vues['lou.abel']?.diplome, vues['lou.blin']?.diplome, vues['lou.faye']?.diplome]).toEqual([
      'BACPRO-OTM',
      'BACPRO-AGORA',
      'BACPRO-GA',
    ]);
  });
});
