import './base';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { ecrire } from '@/db/tenant';
import { accepterTransferts, refuserTransfert, rouvrirTransfert } from '@/lib/transfert/serveur/mutations';
import { lireTransferts } from '@/lib/transfert/serveur/queries';
import { reponse } from '@/tests/fabriques/catalogue';
import { unApprenant, unCompte } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneFiche } from '@/tests/fabriques/fiche';
import { photographier } from '@/tests/fabriques/photo';
import {
  activer,
  donnerIne,
  faireSortir,
  proposer,
  unChangementDEcole,
  uneEcole,
  unIne,
  unParcours,
} from '@/tests/fabriques/transfert';

let proprietaire: postgres.Sql;
beforeAll(() => {
  proprietaire = connexionProprietaire();
});
afterAll(() => proprietaire.end());

const ouvertes = async (admin: Parameters<typeof lireTransferts>[0]) => (await lireTransferts(admin, 1)).propositions;
const laProposition = async (admin: Parameters<typeof lireTransferts>[0]) => (await ouvertes(admin))[0]?.id ?? '';
const fichesDe = async (rne: string) => (await proprietaire`select 1 from fiche where rne = ${rne}`).length;

describe('Rien n’est proposé', () => {
  const ecoles = async (o: { actifAvant?: boolean; actifApres?: boolean; ine?: [string | null, string | null] }) => {
    const commun = unIne();
    const [ineAvant, ineApres] = o.ine ?? [commun, commun];
    const avant = await uneEcole({ ine: ineAvant, actif: o.actifAvant ?? true });
    const apres = await uneEcole({ ine: ineApres, actif: o.actifApres ?? true });
    await unParcours(avant);
    await faireSortir(avant.eleve);
    return { avant, apres };
  };
  const nombre = async (o: Parameters<typeof ecoles>[0]) => {
    const { apres } = await ecoles(o);
    return proposer(apres.admin, [apres.eleve]);
  };

  test('PAR-2 les deux établissements activés, au même INE : une proposition', async () => {
    expect(await nombre({})).toBe(1);
  });

  test('PAR-2 quand l’un des deux n’a pas activé le transfert', async () => {
    expect(await nombre({ actifAvant: false })).toBe(0);
    expect(await nombre({ actifApres: false })).toBe(0);
    const { avant, apres } = await ecoles({});
    for (const rne of [avant.rne, apres.rne]) {
      await activer(rne, { actif: false });
      expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
      await activer(rne);
    }
  });

  test('PAR-2 quand l’un des deux a répondu « Oui » sans numéro de déclaration', async () => {
    const { avant, apres } = await ecoles({});
    await activer(avant.rne, { numero: '' });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
    await activer(avant.rne);
    await activer(apres.rne, { numero: '' });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
  });

  test('PAR-2 sans INE, à un INE vide, tronqué ou différent', async () => {
    const court = unIne().slice(0, 8);
    const essais: [string | null, string | null][] = [
      [null, null],
      ['', ''],
      [court, court],
      [unIne(), unIne()],
    ];
    for (const ine of essais) expect([ine, await nombre({ ine })]).toEqual([ine, 0]);
  });

  test('PAR-2 à un ancien INE commun quand ceux d’aujourd’hui diffèrent ; mais si l’un manque, oui', async () => {
    const [{ avant, apres }, ancien] = [await ecoles({ ine: [unIne(), unIne()] }), unIne()];
    await donnerIne(avant.eleve, { ineAncien: ancien });
    await donnerIne(apres.eleve, { ineAncien: ancien });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
    await donnerIne(avant.eleve, { ine: null });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(1);
  });

  test('PAR-2 l’ancien INE de l’un est l’INE de l’autre : le même', async () => {
    const [{ avant, apres }, ancien] = [await ecoles({ ine: [unIne(), unIne()] }), unIne()];
    await donnerIne(avant.eleve, { ine: ancien });
    await donnerIne(apres.eleve, { ineAncien: ancien });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(1);
  });

  test('PAR-2 deux apprenants de l’autre établissement au même INE : aucun n’est sûr', async () => {
    const ine = unIne();
    const { avant, apres } = await ecoles({ ine: [ine, ine] });
    await donnerIne(await unApprenant(avant.rne), { ine });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
  });

  test('PAR-2 rien à reprendre : ni brouillon, ni corbeille, ni évaluation supprimée ne font une proposition', async () => {
    const ine = unIne();
    const [avant, apres] = [await uneEcole({ ine }), await uneEcole({ ine })];
    await uneFiche(avant.eleve, { brouillon: true });
    await uneFiche(avant.eleve, { corbeilleLe: new Date() });
    await uneEvaluation(avant.prof, { apprenants: [avant.eleve], resultats: ['totale'], supprimeLe: new Date() });
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
  });

  test('PAR-2 pour qui n’arrive pas quand l’autre établissement le compte encore, ni pour qui est parti d’ici', async () => {
    const ine = unIne();
    const [avant, apres] = [await uneEcole({ ine }), await uneEcole({ ine })];
    await unParcours(avant);
    expect(await proposer(apres.admin)).toBe(0);
    await faireSortir(apres.eleve);
    await faireSortir(avant.eleve);
    expect(await proposer(apres.admin, [apres.eleve])).toBe(0);
  });
});

describe('Rien ne passe', () => {
  test('PAR-2 quand un établissement a désactivé le transfert après la proposition', async () => {
    const { avant, apres } = await unChangementDEcole();
    const id = await laProposition(apres.admin);
    await activer(avant.rne, { actif: false });
    expect(await ouvertes(apres.admin)).toMatchObject([{ refus: 'transfert-inactif', bilan: null }]);
    await expect(accepterTransferts(apres.admin, [id])).rejects.toMatchObject({ code: 'transfert-inactif' });
    await activer(avant.rne);
    await activer(apres.rne, { actif: false });
    expect(await ouvertes(apres.admin)).toEqual([]);
    await expect(accepterTransferts(apres.admin, [id])).rejects.toMatchObject({ code: 'transfert-inactif' });
    expect(await fichesDe(apres.rne)).toBe(0);
  });

  test('PAR-2 quand l’INE a changé entre-temps', async () => {
    const { avant, apres } = await unChangementDEcole();
    const id = await laProposition(apres.admin);
    await donnerIne(avant.eleve, { ine: unIne() });
    await expect(accepterTransferts(apres.admin, [id])).rejects.toMatchObject({ code: 'transfert-ine' });
    expect(await fichesDe(apres.rne)).toBe(0);
  });

  test('PAR-2 à qui n’est pas de la direction, ni au compte d’un autre établissement', async () => {
    const { avant, apres } = await unChangementDEcole();
    const tiers = await uneEcole();
    const id = await laProposition(apres.admin);
    for (const profil of ['enseignant', 'lecteur', 'parent', 'apprenant'] as const) {
      const acteur = await unCompte(apres.rne, profil);
      const accepter = () => accepterTransferts(acteur, [id]);
      for (const essai of [accepter, () => refuserTransfert(acteur, id), () => rouvrirTransfert(acteur, id)])
        await expect(essai()).rejects.toMatchObject({ code: 'interdit' });
    }
    for (const admin of [tiers.admin, avant.admin]) {
      await expect(accepterTransferts(admin, [id])).rejects.toMatchObject({ code: 'introuvable' });
      await expect(refuserTransfert(admin, id)).rejects.toMatchObject({ code: 'introuvable' });
    }
    expect([await fichesDe(apres.rne), await fichesDe(tiers.rne)]).toEqual([0, 0]);
  });

  test('PAR-2 la fonction vérifie elle-même au nom de qui elle agit', async () => {
    const { avant, apres } = await unChangementDEcole();
    const id = await laProposition(apres.admin);
    const suspendu = await unCompte(apres.rne, 'chef', { suspenduLe: new Date() });
    for (const compte of [apres.prof, suspendu, avant.admin]) {
      const essai = ecrire(apres.admin, 'test', (tx) =>
        tx.execute(sql`select transfert_accepter(${id}, ${compte.compteId})`),
      );
      expect(await reponse(essai)).toBe('GT001 interdit');
    }
  });

  test('PAR-2 rejouer une acceptation, deux à la fois, après un refus : une seule copie', async () => {
    const { apres } = await unChangementDEcole();
    const id = await laProposition(apres.admin);
    await refuserTransfert(apres.admin, id);
    await expect(accepterTransferts(apres.admin, [id])).rejects.toMatchObject({ code: 'transfert-termine' });
    await rouvrirTransfert(apres.admin, id);
    const essais = await proprietaire.begin(async (tx) => {
      await tx`select 1 from transfert where id = ${id} for update`; // le temps que tous trois en soient au même point
      const lances = [1, 2, 3].map(() => accepterTransferts(apres.admin, [id]).then(Boolean, () => false));
      await new Promise((ok) => setTimeout(ok, 300));
      return { lances };
    });
    expect((await Promise.all(essais.lances)).sort()).toEqual([false, false, true]);
    for (const acte of [refuserTransfert, rouvrirTransfert])
      await expect(acte(apres.admin, id)).rejects.toMatchObject({ code: 'transfert-termine' });
    await expect(accepterTransferts(apres.admin, [id])).rejects.toMatchObject({ code: 'transfert-termine' });
    expect(await fichesDe(apres.rne)).toBe(1);
  });

  test('PAR-2 rien de l’apprenant d’à côté, rien de personnel, et l’ancien établissement garde tout', async () => {
    const ine = unIne();
    const [avant, apres] = [await uneEcole({ ine }), await uneEcole({ ine })];
    const voisin = await unApprenant(avant.rne, { division: avant.division.id });
    await uneFiche(voisin, { titre: 'Du voisin' });
    await uneEvaluation(avant.prof, { titre: 'Du voisin', apprenants: [voisin], resultats: ['erreurs', 'erreurs'] });
    await uneEvaluation(avant.prof, {
      apprenants: [avant.eleve, voisin],
      resultats: ['totale', 'erreurs'],
      commentaire: 'Bien.',
    });
    await unParcours(avant);
    await proprietaire`update compte set mot_de_passe = 'hache', courriel = 'prof@example.org', connecte_le = now(),
      courriel_siecle = 'prof@example.org', siecle_genre = 'epp', siecle_id = '77' where id = ${avant.prof.compteId}`;
    const photo = await photographier(avant.rne, ['transfert', 'journal']);
    const comptes = await proprietaire`select id from compte where rne = ${apres.rne}`;
    await proposer(apres.admin, [apres.eleve]);
    await accepterTransferts(apres.admin, [await laProposition(apres.admin)]);

    expect(await photographier(avant.rne, ['transfert', 'journal'])).toEqual(photo);
    expect(await proprietaire`select distinct titre from fiche where rne = ${apres.rne}`).toEqual([
      { titre: 'Accueil du client' },
    ]);
    expect(await proprietaire`select titre from evaluation where rne = ${apres.rne} order by titre`).toEqual([
      { titre: 'Devis' },
      { titre: 'Évaluation' },
    ]);
    const [concernes] = await proprietaire`select array_agg(distinct apprenant_id) as ids from evaluation_apprenant
      where rne = ${apres.rne}`;
    expect(concernes?.ids).toEqual([apres.eleve.compteId]);
    const [notes] = await proprietaire`select count(*)::int as n, count(distinct apprenant_id)::int as qui from resultat
      where rne = ${apres.rne}`;
    expect(notes).toEqual({ n: 4, qui: 1 });
    const neufs = await proprietaire`select * from compte where rne = ${apres.rne}
      and id <> all(${comptes.map((c) => String(c.id))}::uuid[])`;
    expect(neufs).toHaveLength(1);
    expect(neufs[0]).toMatchObject({
      nom: avant.prof.nom,
      prenom: avant.prof.prenom,
      origine: 'transfert',
      masque_le: expect.any(Date),
      suspendu_le: expect.any(Date),
    });
    for (const champ of ['date_naissance', 'courriel', 'courriel_siecle', 'mot_de_passe', 'siecle_id', 'connecte_le'])
      expect([champ, neufs[0]?.[champ]]).toEqual([champ, null]);
    expect(neufs[0]?.login).toMatch(/^t-[0-9a-f]{18}$/);
  });

  test('PAR-2 PostgreSQL garde fermé le compte d’un auteur venu d’ailleurs', async () => {
    const { apres } = await unChangementDEcole();
    await accepterTransferts(apres.admin, [await laProposition(apres.admin)]);
    for (const geste of [
      sql`masque_le = null`,
      sql`suspendu_le = null`,
      sql`mot_de_passe = 'x'`,
      sql`courriel = 'a@b.c'`,
    ]) {
      const essai = ecrire(apres.admin, 'test', (tx) =>
        tx.execute(sql`update compte set ${geste} where origine = 'transfert'`),
      );
      expect(await reponse(essai)).toMatch(/^23514 .*compte_transfert/);
    }
  });

  test('PAR-2 ce qui venait déjà d’un troisième établissement ne repart pas par le second', async () => {
    const { apres, ine } = await unChangementDEcole();
    await accepterTransferts(apres.admin, [await laProposition(apres.admin)]);
    const troisieme = await uneEcole({ ine });
    const siennes = await uneFiche(apres.eleve, { titre: 'Faite au Port' });
    expect(siennes).toBeTruthy();
    await proposer(troisieme.admin, [troisieme.eleve]);
    const lues = await ouvertes(troisieme.admin);
    expect(lues.map((p) => [p.autreRne, p.bilan?.fiches]).sort()).toHaveLength(2);
    await accepterTransferts(
      troisieme.admin,
      lues.filter((p) => p.autreRne === apres.rne).map((p) => p.id),
    );
    expect(await proprietaire`select titre, origine_rne from fiche where rne = ${troisieme.rne}`).toEqual([
      { titre: 'Faite au Port', origine_rne: apres.rne },
    ]);
  });
});

test('PAR-2 un administrateur d’ici au nom d’un autre établissement n’obtient rien', async () => {
  const { avant, apres } = await unChangementDEcole();
  const [id, faux] = [await laProposition(apres.admin), { ...avant.admin, compteId: apres.admin.compteId }];
  await expect(accepterTransferts(faux, [id])).rejects.toMatchObject({ code: 'interdit' });
});
