import assert from 'node:assert/strict';
import { setTimeout as attendre } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { migrer } from '@/db/migrer';
import { lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import type { Manifeste } from '@/lib/sauvegarde/schema';
import { sauvegarder } from '@/lib/sauvegarde/serveur/export-archive';
import { attendreServeur } from '@/scripts/construction';
import { cookieDe, html } from '@/tests/bench/pages';
import { lancerCommande } from '@/tests/fabriques/commande';
import { poster } from '@/tests/fabriques/courriels';
import { type Ecole, uneEcoleAEprouver } from './ecole';
import { gestesParReseau } from './gestes';
import type { Lieu } from './lieu';
import { type Compte, Registre } from './registre';
import { Service } from './service';

/** Ce qu'on laisse au service pour que tout marche de nouveau, après une panne. En millisecondes. */
const RETABLIR = 90_000;

async function attendreQue(quoi: string, vrai: () => boolean | Promise<boolean>, delai = RETABLIR): Promise<number> {
  const debut = Date.now();
  while (!(await vrai())) {
    if (Date.now() - debut > delai) throw new Error(`${quoi} : toujours pas au bout de ${delai / 1000} s.`);
    await attendre(100);
  }
  return Date.now() - debut;
}

const avance = (apres: Compte, avant: Compte) =>
  apres.saisies > avant.saisies && apres.fichiers > avant.fichiers && apres.imports > avant.imports;

/** `/api/sante`, et le temps qu'elle a mis à répondre. */
async function santeDe(origine: string) {
  const debut = Date.now();
  const reponse = await fetch(`${origine}/api/sante`, { signal: AbortSignal.timeout(10_000) });
  return { statut: reponse.status, etat: (await reponse.json()) as { disques?: object }, duree: Date.now() - debut };
}

/** Les courriels demandés pendant l'épreuve : chacun doit partir, travailleur tué ou non. */
function demanderCourriels(rne: string, arret: AbortSignal) {
  const demandes: string[] = [];
  const boucle = (async () => {
    for (let n = 1; !arret.aborted; n++) {
      const demande = poster(rne, `personne.${n}@example.org`);
      await demande.then((ids) => demandes.push(...ids)).catch(() => {}); // base tuée : non acquitté
      await attendre(500);
    }
  })();
  return { demandes, boucle };
}

const restants = (rne: string, demandes: readonly string[]) =>
  lire(systeme(rne), async (tx) => {
    const [lu] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from courriel where id = any(${sql.param([...demandes])}::uuid[]) and envoye_le is null`,
    );
    return lu?.n ?? 0;
  });

/** Toute l'épreuve, `minutes` durant pour les pannes au hasard. Lève à la première chose perdue, ou qui ne revient pas. */
export async function eprouverEntiere(lieu: Lieu, minutes: number): Promise<void> {
  const { dire } = lieu;
  await lieu.creerBase('epreuve');
  const origine = await lieu.viser('epreuve');
  await migrer();
  const ecole = await uneEcoleAEprouver();
  const application = new Service('serveur', ['start'], lieu.journal);
  const travailleur = new Service('travailleur', [], lieu.journal);
  const arret = new AbortController();
  try {
    await attendreServeur(origine);
    const gestes = await gestesParReseau(ecole, origine);
    const registre = new Registre(ecole);
    const travail = registre.eprouver(gestes, arret.signal);
    const courriels = demanderCourriels(ecole.rne, arret.signal);
    const suite = async (quoi: string) => {
      const avant = registre.compter();
      const duree = await attendreQue(quoi, () => avance(registre.compter(), avant));
      dire(`${quoi} : tout marche de nouveau en ${(duree / 1000).toFixed(1)} s`);
    };
    await suite('départ');
    await tuerAuHasard({ lieu, application, travailleur, suite, fin: Date.now() + minutes * 60_000 });
    await baseAbsente(lieu, origine);
    await suite('base revenue');
    await disquePlein(lieu, origine);
    await suite('disque vidé');
    const archives = `${lieu.dossier}/archives`;
    dire((await lancerCommande('sauvegarder', archives)).trim());
    arret.abort();
    await Promise.all([travail, courriels.boucle]);
    const compte = registre.compter();
    dire(`acquittés : ${JSON.stringify(compte)}, ${courriels.demandes.length} courriels`);
    assert.deepEqual(await registre.manques(gestes), []);
    const partis = async () => (await restants(ecole.rne, courriels.demandes)) === 0;
    await attendreQue('courriels', partis, 7 * 60_000);
    dire('rien d’acquitté n’est perdu, chaque courriel est parti');
    await travailleur.arreter();
    await application.arreter();
    await restituer(lieu, ecole, registre);
  } finally {
    arret.abort();
    await Promise.all([application.arreter(), travailleur.arreter()]);
  }
}

interface Pannes {
  lieu: Lieu;
  application: Service;
  travailleur: Service;
  suite: (quoi: string) => Promise<void>;
  fin: number;
}

async function tuerAuHasard({ lieu, application, travailleur, suite, fin }: Pannes): Promise<void> {
  const pannes = {
    'application tuée': async () => application.tuer(),
    'un processus de l’application tué': async () => application.tuerUnMembre(),
    'travailleur tué': async () => travailleur.tuer(),
    'base tuée': lieu.tuerBase,
  };
  while (Date.now() < fin)
    for (const [quoi, tuer] of Object.entries(pannes)) {
      await attendre(Math.random() * 3000);
      await tuer();
      await suite(quoi);
    }
}

async function baseAbsente({ sansBase, dire }: Lieu, origine: string): Promise<void> {
  await sansBase(async () => {
    const { statut, duree } = await santeDe(origine);
    dire(`base absente : /api/sante répond ${statut} en ${duree} ms`);
    assert.equal(statut, 503);
    assert.ok(duree < 2500, `/api/sante a répondu en ${duree} ms`);
  });
}

async function disquePlein({ disque, dire }: Lieu, origine: string): Promise<void> {
  if (!disque) return dire('disque plein : pas joué, cette machine ne laisse pas monter un petit disque (Linux, root)');
  disque.remplir();
  try {
    await attendre(5000);
    dire(`disque plein : ${JSON.stringify((await santeDe(origine)).etat.disques)}`);
  } finally {
    disque.vider();
  }
}

const contenuDe = ({ tables }: Manifeste) => Object.fromEntries(tables.map((t) => [t.nom, [t.lignes, t.sha256]]));

/** Restaure dans une base vide, compare chaque table, et ouvre des pages. */
async function restituer(lieu: Lieu, ecole: Ecole, registre: Registre): Promise<void> {
  const { dire } = lieu;
  const { chemin, manifeste } = await sauvegarder(`${lieu.dossier}/finale`);
  await lieu.creerBase('restauree');
  const origine = await lieu.viser('restauree');
  dire((await lancerCommande('restaurer', chemin)).trim());
  const seconde = await sauvegarder(`${lieu.dossier}/restauree-relue`);
  assert.deepEqual(contenuDe(seconde.manifeste), contenuDe(manifeste));
  const application = new Service('serveur', ['start'], lieu.journal);
  try {
    await attendreServeur(origine);
    const pages = [
      [ecole.enseignant, `evaluations/${ecole.evaluation}`],
      [ecole.apprenant, `passeport/${ecole.fiches[0]}`],
      [ecole.apprenant, 'tableau-de-bord'],
      [ecole.admin, 'utilisateurs'],
    ] as const;
    for (const [acteur, chemin_] of pages) await html(`${origine}/${acteur.rne}/${chemin_}`, await cookieDe(acteur));
    assert.deepEqual(await registre.manques(await gestesParReseau(ecole, origine)), []);
    dire('restaurée : chaque table est la même, les pages s’ouvrent, chaque fichier se relit');
  } finally {
    await application.arreter();
  }
}
