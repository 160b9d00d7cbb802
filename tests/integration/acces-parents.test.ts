import './base';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AucunEnfant } from '@/components/aucun-enfant';
import { connexionProprietaire } from '@/db/connexion';
import { motDePasseProvisoire } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { accesParents } from '@/db/schema/parametres';
import { lire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { donnerAcces, reglerMajeurs, reinitialiserParent } from '@/lib/acces-parents/serveur/mutations';
import { lireAccueilParents } from '@/lib/acces-parents/serveur/queries';
import { lireClasseParents } from '@/lib/acces-parents/serveur/queries-classe';
import { envoyerAccesParents } from '@/lib/acces-parents/serveur/travaux';
import { listerEnfants } from '@/lib/apprenants/serveur/queries';
import { personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { renvoyer } from '@/lib/comptes/serveur/mutations-renvoi';
import { aujourdhui, plusMois } from '@/lib/dates';
import { adresses, avec, changer, changerLien, demandes, toute, unLycee } from '@/tests/fabriques/acces-parents';
import { issue, motDePasseRecu, uneIp } from '@/tests/fabriques/connexion';
import { boite } from '@/tests/fabriques/courriels';
import { unApprenant, uneDivision, unParent } from '@/tests/fabriques/etablissement';

const MAJEUR = { dateNaissance: plusMois(aujourdhui(), -18 * 12) };
const MINEUR = { dateNaissance: plusMois(aujourdhui(), -18 * 12 + 1) };

describe('Classes et effectifs', () => {
  test('ACP-1 chaque personne compte une fois ; ni lien fini, ni simple contact, ni compte masqué, ni élève sorti', async () => {
    const [{ rne, admin, tga }, ailleurs] = [await unLycee(), await unLycee()];
    const [a, b] = [await unApprenant(rne, { division: tga.id }), await unApprenant(rne, { division: tga.id })];
    const sorti = await unApprenant(rne, { division: tga.id, compte: { sortiLe: '2020-01-31' } });
    await unParent(rne, [a, b], avec('commun'));
    await unParent(rne, [a]);
    await unParent(rne, [sorti], avec('sorti'));
    await unParent(rne, [b], { ...avec('masque'), masqueLe: new Date() });
    await changerLien(await unParent(rne, [b], avec('fini')), { finLe: new Date() });
    await changerLien(await unParent(rne, [b], avec('contact')), { niveau: 3 });
    await unParent(ailleurs.rne, [await unApprenant(ailleurs.rne, { division: ailleurs.tga.id })], avec('autre'));
    const { classes, parentsMajeurs } = await lireAccueilParents(admin);
    expect(parentsMajeurs).toBe(false);
    expect(classes).toEqual([
      {
        ...{ id: tga.id, code: 'TGA', libelle: expect.any(String) },
        ...{ eleves: 2, parents: 2, avecAdresse: 1, aPrevenir: 1, donneLe: null, diplomesOuverts: 0 },
      },
      expect.objectContaining({ code: 'TLOG', eleves: 0, parents: 0, avecAdresse: 0, aPrevenir: 0 }),
    ]);
  });

  test('ACP-2 une classe s’ouvre sur ses diplômes, leurs élèves et leurs parents ; celle d’un autre est introuvable', async () => {
    const [{ rne, admin, tga }, ailleurs] = [await unLycee(), await unLycee()];
    const zola = await unApprenant(rne, { division: tga.id, compte: { nom: 'ZOLA' } });
    const abel = await unApprenant(rne, { division: tga.id, compte: { nom: 'ABEL', ...MAJEUR } });
    const log = await unApprenant(rne, { division: tga.id, referentiel: 'BACPRO-LOGISTIQUE', compte: { nom: 'BLIN' } });
    const sans = await unApprenant(rne, { division: tga.id, referentiel: null, compte: { nom: 'CARO' } });
    const parent = await unParent(rne, [zola, abel], avec('eva'));
    const classe = await lireClasseParents(admin, tga.id);
    expect(classe.diplomes.map((d) => [d.code, d.eleves.map((e) => e.id)])).toEqual([
      ['BACPRO-GA', [abel.compteId, zola.compteId]],
      ['BACPRO-LOGISTIQUE', [log.compteId]],
      ['', [sans.compteId]],
    ]);
    expect(classe.diplomes[0]?.eleves).toMatchObject([
      { majeur: true, suivi: false, parents: [{ id: parent.compteId, courriel: 'eva@example.org', message: null }] },
      { majeur: false, suivi: true, parents: [{ id: parent.compteId, connecteLe: null, accesEnvoyeLe: null }] },
    ]);
    const vieille = await uneDivision(rne, { annee: 2020 });
    for (const id of [ailleurs.tga.id, vieille.id, 'pas-un-uuid']) {
      await expect(lireClasseParents(admin, id)).rejects.toMatchObject({ code: 'introuvable' });
    }
  });
});

describe('Donner l’accès', () => {
  test('ACP-3 à une classe : un message par représentant légal ayant une adresse, jamais deux', async () => {
    const [{ rne, admin, tga, tlog }, ailleurs] = [await unLycee(), await unLycee()];
    const [a, b] = [await unApprenant(rne, { division: tga.id }), await unApprenant(rne, { division: tga.id })];
    const c = await unApprenant(rne, { division: tlog.id });
    const commun = await unParent(rne, [a, b, c], avec('commun'));
    await unParent(rne, [b], avec('b'));
    await unParent(rne, [c], avec('tlog'));
    await unParent(rne, [a]);
    await changerLien(await unParent(rne, [a], avec('contact')), { niveau: 3 });
    await changerLien(await unParent(rne, [a], avec('fini')), { finLe: new Date() });
    await unParent(rne, [a], { ...avec('masque'), masqueLe: new Date() });
    await unParent(ailleurs.rne, [await unApprenant(ailleurs.rne, { division: ailleurs.tga.id })], avec('autre'));

    await envoyerAccesParents(rne);
    expect(await adresses(rne), 'rien avant que l’accès soit donné').toEqual([]);
    expect(await donnerAcces(admin, toute(tga))).toEqual({ messages: 2 });
    expect(await demandes(rne)).toEqual(['acces-parents']);
    expect(await adresses(rne), 'rien ne part dans l’action').toEqual([]);
    expect(await envoyerAccesParents(rne)).toBe(false);
    expect(await adresses(rne)).toEqual(['b', 'commun']);
    expect(await demandes(rne)).toEqual(['acces-parents', 'expedier']);
    await envoyerAccesParents(rne);
    await donnerAcces(admin, toute(tlog));
    await envoyerAccesParents(rne);
    expect(await adresses(rne), 'le parent commun ne reçoit rien de plus').toEqual(['b', 'commun', 'tlog']);
    await envoyerAccesParents(ailleurs.rne);
    expect(await adresses(ailleurs.rne)).toEqual([]);

    const [message] = (await boite(rne)).filter((m) => m.compteId === commun.compteId);
    expect(message).toMatchObject({ sujet: 'Griotte : votre accès de parent', etat: 'attente' });
    for (const dit of [commun.login, `/${rne}`, `Lycée ${rne}`, '30 jours', 'ne-pas-repondre@griotte.example']) {
      expect(message?.texte).toContain(dit);
    }
    const provisoires = await lire(systeme(rne), (tx) => tx.select().from(motDePasseProvisoire));
    const jours = provisoires.map((p) => (p.expireLe.getTime() - p.creeLe.getTime()) / 86_400_000);
    expect(jours.every((j) => Math.abs(j - 30) < 0.1)).toBe(true);
  });

  test('ACP-3 à un seul diplôme de la classe, puis à toute la classe', async () => {
    const { rne, admin, tga } = await unLycee();
    const ga = await unApprenant(rne, { division: tga.id });
    const log = await unApprenant(rne, { division: tga.id, referentiel: 'BACPRO-LOGISTIQUE' });
    const sans = await unApprenant(rne, { division: tga.id, referentiel: null });
    for (const [nom, enfant] of Object.entries({ ga, log, sans })) await unParent(rne, [enfant], avec(nom));
    expect(await donnerAcces(admin, { classe: tga.id, referentiel: 'BACPRO-LOGISTIQUE' })).toEqual({ messages: 1 });
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['log']);
    expect((await lireAccueilParents(admin)).classes[0]).toMatchObject({ donneLe: null, diplomesOuverts: 1 });
    expect((await lireClasseParents(admin, tga.id)).diplomes.map((d) => d.donneLe)).toEqual([
      null,
      expect.any(Date),
      null,
    ]);
    expect(await donnerAcces(admin, toute(tga))).toEqual({ messages: 2 });
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['ga', 'log', 'sans']);
  });

  test('ACP-3 irréversible : la redonner ne change rien ; rien d’un autre établissement ni d’une autre année', async () => {
    const [{ rne, admin, tga }, ailleurs] = [await unLycee(), await unLycee()];
    await unApprenant(rne, { division: tga.id });
    await donnerAcces(admin, toute(tga));
    const donne = () => lire(systeme(rne), (tx) => tx.select().from(accesParents));
    const avant = await donne();
    expect(avant).toMatchObject([{ structureId: tga.id, referentiel: '', donnePar: admin.compteId }]);
    await donnerAcces(admin, toute(tga));
    expect(await donne()).toEqual(avant);
    const vieille = await uneDivision(rne, { annee: 2020 });
    const refusees = [
      toute(ailleurs.tga),
      toute(vieille),
      { classe: tga.id, referentiel: 'BACPRO-LOGISTIQUE' },
      { classe: tga.id, referentiel: 'INCONNU' },
    ];
    for (const saisie of refusees) {
      await expect(donnerAcces(admin, saisie)).rejects.toMatchObject({ code: 'introuvable' });
    }
    expect(await donne()).toEqual(avant);
    expect(await lire(systeme(ailleurs.rne), (tx) => tx.select().from(accesParents))).toEqual([]);
  });

  test('ACP-3 un parent d’élève majeur n’a d’accès, et de vue, que si l’établissement l’a dit', async () => {
    const [{ rne, admin, tga }, ailleurs] = [await unLycee(), await unLycee()];
    const majeur = await unApprenant(rne, { division: tga.id, compte: MAJEUR });
    const demain = await unApprenant(rne, { division: tga.id, compte: MINEUR });
    const sansDate = await unApprenant(rne, { division: tga.id, compte: { dateNaissance: null } });
    const seul = await unParent(rne, [majeur], avec('seul'));
    const deux = await unParent(rne, [majeur, demain, sansDate], avec('deux'));
    const vus = async (p: Acteur) => (await listerEnfants(p)).map((e) => e.id).sort();
    const ids = (...a: Acteur[]) => a.map((e) => e.compteId).sort();
    await donnerAcces(admin, toute(tga));
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['deux']);
    expect([await vus(seul), await vus(deux)]).toEqual([[], ids(demain, sansDate)]);
    const dit = async (parent: Acteur) => renderToStaticMarkup(await AucunEnfant({ acteur: parent }));
    expect(await dit(seul), 'il lit pourquoi').toContain('a 18 ans');
    expect(await dit(await unParent(rne, [], avec('personne')))).toContain('Aucun enfant ne vous est rattaché');
    expect(await lireAccueilParents(admin)).toMatchObject({ majeurs: 1, parentsMajeurs: false });

    await reglerMajeurs(admin, { parentsMajeurs: true });
    await envoyerAccesParents(rne);
    expect(await adresses(rne)).toEqual(['deux', 'seul']);
    expect([await vus(seul), await vus(deux)]).toEqual([ids(majeur), ids(majeur, demain, sansDate)]);
    await reglerMajeurs(admin, { parentsMajeurs: false });
    expect([await vus(seul), await vus(deux)]).toEqual([[], ids(demain, sansDate)]);
    const [autre] = await lire(systeme(ailleurs.rne), (tx) => tx.select().from(etablissement));
    expect(autre?.parentsMajeurs).toBe(false);
  });

  test('ACP-3 avec le mot de passe du message, un responsable voit tous ses enfants', async () => {
    const { rne, admin, tga, tlog } = await unLycee();
    const enfants = [
      await unApprenant(rne, { division: tga.id, compte: { nom: 'ABEL' } }),
      await unApprenant(rne, { division: tlog.id, compte: { nom: 'BLIN' } }),
    ];
    const parent = await unParent(rne, enfants, { ...avec('eva'), aPersonnaliser: true });
    await donnerAcces(admin, toute(tga));
    await envoyerAccesParents(rne);
    const recu = await motDePasseRecu(rne, parent.compteId);
    const entree = await authentifier({ rne, login: parent.login, motDePasse: recu, ip: uneIp() });
    if (!entree.ok) throw new Error(entree.code);
    expect(entree.jeton.aPersonnaliser).toBe(true);
    const acteur = await acteurDuJeton(entree.jeton);
    if (!acteur) throw new Error('session finie');
    await personnaliserMotDePasse(acteur, 'burlat12');
    expect(await issue(rne, parent.login, 'burlat12')).toBe('entré');
    expect((await listerEnfants(parent)).map((e) => e.nom)).toEqual(['ABEL', 'BLIN']);
  });
});

describe('Réinitialiser un parent', () => {
  async function unParentActif() {
    const lycee = await unLycee();
    const enfant = await unApprenant(lycee.rne, { division: lycee.tga.id });
    const parent = await unParent(lycee.rne, [enfant], { ...avec('eva'), aPersonnaliser: true });
    await donnerAcces(lycee.admin, toute(lycee.tga));
    await envoyerAccesParents(lycee.rne);
    const premier = await motDePasseRecu(lycee.rne, parent.compteId);
    return { ...lycee, enfant, parent, premier };
  }

  test('ACP-5 un nouveau mot de passe part ; l’ancien ne vaut plus, les sessions finissent', async () => {
    const { rne, admin, parent, premier } = await unParentActif();
    const entree = await authentifier({ rne, login: parent.login, motDePasse: premier, ip: uneIp() });
    const acteur = entree.ok ? await acteurDuJeton(entree.jeton) : null;
    if (!acteur) throw new Error('connexion refusée');
    await personnaliserMotDePasse(acteur, 'burlat12');
    const seconde = await authentifier({ rne, login: parent.login, motDePasse: 'burlat12', ip: uneIp() });
    await reinitialiserParent(admin, { parent: parent.compteId });
    expect(seconde.ok && (await acteurDuJeton(seconde.jeton))).toBeNull();
    expect(await issue(rne, parent.login, 'burlat12')).toBe('mot-de-passe');
    const messages = await boite(rne);
    expect(messages.map((m) => [m.destinataire, m.sujet])).toEqual([
      ['eva@example.org', 'Griotte : votre accès de parent'],
      ['eva@example.org', 'Griotte : votre nouveau mot de passe'],
    ]);
    const recu = await motDePasseRecu(rne, parent.compteId);
    expect(recu).not.toBe(premier);
    expect(await issue(rne, parent.login, recu)).toBe('entré');
  });

  test('ACP-5 jamais connecté : le même message d’accueil repart, seul le dernier vaut', async () => {
    const { rne, admin, parent, premier } = await unParentActif();
    await reinitialiserParent(admin, { parent: parent.compteId });
    expect((await boite(rne)).map((m) => m.sujet)).toEqual(Array(2).fill('Griotte : votre accès de parent'));
    expect(await issue(rne, parent.login, premier)).toBe('mot-de-passe');
    expect(await issue(rne, parent.login, await motDePasseRecu(rne, parent.compteId))).toBe('entré');
    await envoyerAccesParents(rne);
    expect(await boite(rne)).toHaveLength(2);
  });

  test('ACP-5 refuse un parent d’un autre établissement, d’une classe fermée, sans adresse, ou qui n’est pas un parent', async () => {
    const [{ rne, admin, tga, tlog, enfant, parent }, ailleurs] = [await unParentActif(), await unParentActif()];
    const refus = (a: Acteur, code: string) =>
      expect(reinitialiserParent(admin, { parent: a.compteId })).rejects.toMatchObject({ code });
    await refus(ailleurs.parent, 'introuvable');
    await refus(enfant, 'introuvable');
    await refus(admin, 'introuvable');
    await refus(await unParent(rne, [enfant], { masqueLe: new Date() }), 'introuvable');
    const fermee = await unApprenant(rne, { division: tlog.id });
    await refus(await unParent(rne, [fermee], avec('ferme')), 'acces-parent-ferme');
    const majeur = await unApprenant(rne, { division: tga.id, compte: MAJEUR });
    await refus(await unParent(rne, [majeur], avec('majeur')), 'acces-parent-ferme');
    await refus(await unParent(rne, [enfant]), 'acces-parent-sans-adresse');
    expect(await boite(rne)).toHaveLength(1);
    expect(await boite(ailleurs.rne)).toHaveLength(1);
    await changer(parent, { courriel: null });
    await refus(parent, 'acces-parent-sans-adresse');
  });

  test('ACP-5 un parent garde son accès l’année suivante, dans une classe pas encore ouverte', async () => {
    const { rne, admin, tlog, parent } = await unParentActif();
    const cadet = await unApprenant(rne, { division: tlog.id });
    await changerLien(parent, { apprenantId: cadet.compteId });
    await reinitialiserParent(admin, { parent: parent.compteId });
    expect(await boite(rne)).toHaveLength(2);
  });

  test('ACP-3 l’état du message se lit dans la classe ; après un échec, « renvoyer » en dépose un autre', async () => {
    const { rne, admin, tga, parent, premier } = await unParentActif();
    const etat = async () => (await lireClasseParents(admin, tga.id)).diplomes[0]?.eleves[0]?.parents[0]?.message;
    expect(await etat()).toMatchObject({ etat: 'attente', raison: null });
    const sql = connexionProprietaire();
    await sql.begin(async (tx) => {
      await tx`select set_config('app.rne', ${rne}, true)`;
      await tx`set local role griotte_app`;
      await tx`update courriel set etat = 'echec', texte = null, erreur = '550 5.1.1 user unknown' where rne = ${rne}`;
    });
    await sql.end();
    expect(await etat()).toMatchObject({ etat: 'echec', raison: expect.stringContaining('inconnue') });
    await renvoyer(admin, { compteId: parent.compteId });
    expect(await etat()).toMatchObject({ etat: 'attente', raison: null });
    const recu = await motDePasseRecu(rne, parent.compteId);
    expect(recu).not.toBe(premier);
    expect(await issue(rne, parent.login, recu)).toBe('entré');
  });
});
