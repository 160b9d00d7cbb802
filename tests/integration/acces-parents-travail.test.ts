import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { donnerAcces } from '@/lib/acces-parents/serveur/mutations';
import { lireAccueilParents } from '@/lib/acces-parents/serveur/queries';
import { envoyerAccesParents } from '@/lib/acces-parents/serveur/travaux';
import { aujourdhui } from '@/lib/dates';
import { rattacherDivision } from '@/lib/siecle/serveur/mutations-rattachement';
import {
  adresses,
  avec,
  changer,
  demandes,
  ouvrirAcces,
  toute,
  unLycee,
  viderFile,
} from '@/tests/fabriques/acces-parents';
import { boite } from '@/tests/fabriques/courriels';
import { type EcoleSiecle, ecoleChangee, fichiersDe, importerEcole, uneEcole } from '@/tests/fabriques/ecole-siecle';
import { unApprenant, unParent } from '@/tests/fabriques/etablissement';
import { importerFichiers } from '@/tests/fabriques/siecle';

describe('Travail d’envoi', () => {
  async function uneClasse(nombre: number) {
    const lycee = await unLycee();
    const enfant = await unApprenant(lycee.rne, { division: lycee.tga.id });
    const parents: Acteur[] = [];
    for (let i = 0; i < nombre; i++) parents.push(await unParent(lycee.rne, [enfant], avec(`p${i}`)));
    await ouvrirAcces(lycee.admin, lycee.tga.id);
    return { ...lycee, parents };
  }
  const attendus = (nombre: number) => Array.from({ length: nombre }, (_, i) => `p${i}`).sort();

  test('ACP-3 lancé deux fois à la fois, chacun reçoit un message et un seul', async () => {
    const { rne } = await uneClasse(30);
    await Promise.all([envoyerAccesParents(rne), envoyerAccesParents(rne)]);
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(attendus(30));
  });

  test('ACP-3 arrêté en chemin, il dit qu’il en reste et reprend sans rien refaire', async () => {
    const { rne } = await uneClasse(45);
    expect(await envoyerAccesParents(rne, () => false)).toBe(true);
    expect(await boite(rne)).toHaveLength(20);
    expect(await envoyerAccesParents(rne)).toBe(false);
    expect(await adresses(rne)).toEqual(attendus(45));
  });

  test('ACP-3 un parent retenu par un autre travail n’attend pas, et n’est pas oublié', async () => {
    const { rne, parents } = await uneClasse(3);
    await ecrire(systeme(rne), 'test.verrou', async (tx) => {
      await tx
        .select()
        .from(compte)
        .where(eq(compte.id, parents[0]?.compteId ?? ''))
        .for('update');
      await envoyerAccesParents(rne);
      expect(await adresses(rne)).toEqual(['p1', 'p2']);
    });
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(attendus(3));
  });

  test('ACP-3 une panne au milieu d’un lot le défait en entier : ni message perdu, ni message en double', async () => {
    const { rne, parents } = await uneClasse(3);
    const piege = connexionProprietaire();
    await piege.unsafe(`
      create function piege() returns trigger language plpgsql as $$ begin
        if new.destinataire = 'p1@example.org' and new.rne = '${rne}' then raise exception 'panne'; end if;
        return new; end $$;
      create trigger piege before insert on courriel for each row execute function piege();`);
    try {
      await expect(envoyerAccesParents(rne)).rejects.toThrow();
      expect(await boite(rne)).toEqual([]);
      const lignes = await lire(systeme(rne), (tx) => tx.select().from(compte).where(eq(compte.profil, 'parent')));
      expect(lignes.map((l) => l.accesEnvoyeLe)).toEqual(parents.map(() => null));
    } finally {
      await piege.unsafe('drop trigger piege on courriel; drop function piege();');
      await piege.end();
    }
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(attendus(3));
  });

  test('ACP-4 un parent qui arrive, ou dont l’adresse arrive, reçoit ses accès ; pas celui d’une classe fermée', async () => {
    const { rne, admin, tga, tlog } = await unLycee();
    const enfant = await unApprenant(rne, { division: tga.id });
    const sans = await unParent(rne, [enfant]);
    await donnerAcces(admin, toute(tga));
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual([]);
    await changer(sans, avec('adresse'));
    await unParent(rne, [enfant], avec('arrive'));
    await unParent(rne, [await unApprenant(rne, { division: tlog.id })], avec('ferme'));
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['adresse', 'arrive']);
  });
});

describe('Import', () => {
  const ecole = (changer: (e: EcoleSiecle) => void = () => {}) =>
    ecoleChangee((e) => {
      for (const eleve of e.eleves) eleve.naissance = `01/01/${Number(aujourdhui().slice(0, 4)) - 16}`;
      changer(e);
    });

  test('IMP-6 le responsable nouveau, et celui dont l’adresse arrive, reçoivent leurs accès ; pas ceux d’une classe fermée', async () => {
    const admin = await uneEcole(ecole());
    const { rne } = admin;
    expect(await demandes(rne), 'aucun accès donné : rien à demander').toEqual([]);
    const classes = (await lireAccueilParents(admin)).classes;
    const seconde = classes.find((c) => c.code === '2GA');
    expect(seconde).toMatchObject({ eleves: 5, parents: 2, avecAdresse: 1 });
    await donnerAcces(admin, { classe: seconde?.id ?? '', referentiel: '' });
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['eva.abel']);
    await viderFile(rne);

    const suite = ecole((e) => {
      const [, blin, faye] = e.personnes;
      if (blin) blin.mel = 'zoe.blin@example.org';
      if (faye) faye.mel = 'tom.faye@example.org';
      e.personnes.push({ id: '510', nom: 'DIAZ', prenom: 'Ana', mel: 'ana.diaz@example.org', enfants: ['104'] });
    });
    await importerEcole(admin, suite);
    expect(await demandes(rne)).toEqual(['acces-parents']);
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['ana.diaz', 'eva.abel', 'zoe.blin']);
    await importerEcole(admin, suite);
    await envoyerAccesParents(rne);
    expect(await boite(rne), 'réimporter n’envoie rien de plus').toHaveLength(3);
  });

  test('IMP-6 un import annulé ne demande rien, un autre établissement n’en sait rien', async () => {
    const [admin, ailleurs] = [await uneEcole(ecole()), await uneEcole(ecole())];
    const [classe] = (await lireAccueilParents(admin)).classes;
    await ouvrirAcces(admin, classe?.id ?? '');
    const fichiers = fichiersDe(
      admin.rne,
      ecole((e) => e.personnes.splice(0, 2)),
    ).apprenants;
    await expect(importerFichiers(admin, fichiers, false)).rejects.toMatchObject({ code: 'import-confirmer' });
    expect([await demandes(admin.rne), await demandes(ailleurs.rne)]).toEqual([[], []]);
  });

  test('IMP-7 le diplôme d’une division corrigé à la main ouvre l’accès déjà donné à ce diplôme', async () => {
    const admin = await uneEcole(ecole());
    const { rne } = admin;
    const seconde = (await lireAccueilParents(admin)).classes.find((c) => c.code === '2GA');
    await ouvrirAcces(admin, seconde?.id ?? '', 'BACPRO-AGORA');
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual([]);
    await rattacherDivision(admin, { division: seconde?.id ?? '', referentiel: 'BACPRO-AGORA', niveau: 1 });
    expect(await demandes(rne)).toEqual(['acces-parents']);
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['eva.abel']);
  });
});
