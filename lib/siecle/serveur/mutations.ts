import 'server-only';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type * as z from 'zod';
import { etablissement } from '@/db/schema/etablissement';
import { importSiecle, reponseIdentite } from '@/db/schema/structures';
import { rafraichirStatistiques } from '@/db/statistiques';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { relancerAccesParents } from '@/lib/acces-parents/serveur/mutations';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { verrouillerImport } from '@/lib/comptes/serveur/mutations-verrou';
import { aujourdhui } from '@/lib/dates';
import { proposerTransferts } from '@/lib/transfert/serveur/mutations';
import { planifier } from '../plan/plan';
import type { Lectures, Plan, Resume } from '../plan/types';
import { resumeVide } from '../plan/vide';
import type { schemaReponses } from '../schema';
import { CODES_ATTENTE } from '../textes-anomalies';
import type { Lecture } from '../types';
import { appliquer } from './mutations-appliquer';
import { viderAnciennes } from './mutations-purge';
import { garderReleve } from './mutations-releve';
import { lireEtat } from './queries-etat';
import { deballer, emballer } from './regles-conservation';
import { rienAEcrire } from './regles-releve';

type ReponsesRecues = z.output<typeof schemaReponses>;

export type GenreImport = (typeof importSiecle.$inferSelect)['genre'];

const moment = () => ({ jour: aujourdhui(), instant: new Date().toISOString(), anneeEnCours: anneeScolaire() });

const deLActeur = (acteur: Acteur, id: string) =>
  and(eq(importSiecle.rne, acteur.rne), eq(importSiecle.id, id), eq(importSiecle.auteurId, acteur.compteId));

/**
 * Analyse ce qui vient d'être lu (IMP-1) : garde les lectures et le compte rendu, et rend l'identifiant de l'analyse.
 * Rien d'autre n'est écrit. Les analyses abandonnées de plus d'un jour sont vidées au passage.
 */
export async function analyser(
  acteur: Acteur,
  genre: GenreImport,
  lectures: Lectures,
  fichiers: (typeof importSiecle.$inferSelect)['fichiers'],
): Promise<string> {
  const lecture = await emballer(lectures);
  return ecrire(acteur, 'import.analyser', async (tx, tracer) => {
    await viderAnciennes(tx, acteur);
    const etat = await lireEtat(tx, acteur.rne);
    const plan = planifier(etat, lectures, moment());
    const id = uuidv7();
    await tx.insert(importSiecle).values({
      rne: acteur.rne,
      id,
      auteurId: acteur.compteId,
      genre,
      etat: 'analyse',
      annee: plan.annee,
      fichiers,
      lecture,
      revision: etat.revision,
      plan: enJson(plan.resume),
    });
    tracer({ cible: id, details: { genre } });
    return id;
  });
}

const enJson = (resume: Resume) => ({ ...resume });

export type SuiteImport = { importe: true } | { importe: false; raison: 'perime' | 'rien' };

/**
 * Importe ce qui a été analysé, en une transaction : tout ou rien (IMP-5). Le plan est refait sur l'état du moment ; si
 * le compte rendu n'est plus le même qu'à l'analyse, rien n'est importé et le nouveau est gardé, à relire. Refuse un
 * second import simultané, un import déjà fait, une année entre-temps passée, une confirmation manquante. Un import qui ne
 * change rien n'est pas enregistré. Ce qui change est relevé, pour l'annuler (IMP-9). Les parents d'une classe ouverte qui n'ont pas encore leurs accès les recevront (IMP-6).
 */
export async function importer(
  acteur: Acteur,
  id: string,
  options: { confirme: boolean; avancer?: (fait: number, total: number) => void },
): Promise<SuiteImport> {
  const suite = await ecrire<SuiteImport>(acteur, 'import.appliquer', async (tx, tracer) => {
    tracer({ cible: id });
    await verrouillerImport(tx, acteur.rne);
    const [analyse] = await tx.select().from(importSiecle).where(deLActeur(acteur, id));
    if (!analyse) throw new Refus('introuvable');
    if (analyse.etat !== 'analyse' || !analyse.lecture) throw new Refus('import-termine');
    const etat = await lireEtat(tx, acteur.rne);
    const plan = planifier(etat, await deballer(analyse.lecture), moment());
    if (empreinte(plan.resume) !== empreinte(resumeDe(analyse.plan))) {
      await tx
        .update(importSiecle)
        .set({ plan: enJson(plan.resume), revision: etat.revision })
        .where(deLActeur(acteur, id));
      return { importe: false, raison: 'perime' };
    }
    if (plan.resume.questions.length > 0) throw new Refus('import-questions');
    if (plan.resume.confirmations.length && !options.confirme) throw new Refus('import-confirmer');
    if (rienAEcrire(etat, plan) && !(await attendentDeNouveau(tx, acteur.rne, analyse.genre, plan.resume))) {
      await tx.delete(importSiecle).where(deLActeur(acteur, id));
      return { importe: false, raison: 'rien' };
    }
    const releve = await garderReleve(tx, id, etat, plan.ecritures);
    await appliquer(tx, acteur.rne, plan.ecritures, options.avancer ?? (() => {}));
    await releve.apres();
    await conclure(tx, acteur, id, plan);
    await relancerAccesParents(tx, acteur.rne);
    await proposerTransferts(tx, plan.resume.apprenants);
    return { importe: true };
  });
  if (suite.importe) await rafraichirStatistiques();
  return suite;
}

export const resumeDe = (plan: Record<string, unknown> | null): Resume => {
  if (!plan) throw new Refus('import-termine');
  return { ...resumeVide(), ...(plan as Partial<Resume>) };
};

/**
 * Deux analyses disent la même chose quand leurs mouvements sont les mêmes : les identifiants neufs n'y comptent pas, ni
 * l'ordre des clés et des lignes, que la base ne garde pas.
 */
function empreinte(r: Resume): string {
  const structures = (m: Resume['divisions']) =>
    [m.creees, m.modifiees, m.disparues].map((codes) => codes.toSorted()).concat([[String(m.inchangees)]]);
  const personnes = (m: Resume['enseignants']) =>
    [m.crees, m.modifies, m.revenus, m.partis].map((liste) => liste.map((p) => `${p.login} ${p.detail}`).sort());
  return JSON.stringify([
    [r.divisions, r.groupes].map(structures),
    [r.enseignants, r.chefs, r.apprenants, r.responsables].map(personnes),
    [r.liens.ajoutes, r.liens.retires],
    r.renommages.map((x) => `${x.de} ${x.vers}`).sort(),
    r.confirmations.map((c) => c.code).sort(),
    r.questions.map((q) => q.cle).sort(),
    r.identites.map((i) => [i.id, i.apres.nom, i.apres.prenom, i.apres.naissance, i.apres.ine].join(' ')).sort(),
  ]);
}

/** Vrai si le fichier laisse sans compte d'autres personnes que le dernier import de ce genre : cela s'enregistre. */
async function attendentDeNouveau(tx: Transaction, rne: string, genre: GenreImport, resume: Resume): Promise<boolean> {
  const attendent = (r: Resume) =>
    r.anomalies.filter((a) => CODES_ATTENTE.some((code) => code === a.code)).map((a) => `${a.cle} ${a.qui}`);
  const siens = attendent(resume);
  if (siens.length === 0) return false;
  const [dernier] = await tx
    .select({ resultat: importSiecle.resultat })
    .from(importSiecle)
    .where(and(eq(importSiecle.rne, rne), eq(importSiecle.genre, genre), eq(importSiecle.etat, 'applique')))
    .orderBy(desc(importSiecle.appliqueLe))
    .limit(1);
  const connus = new Set(dernier?.resultat ? attendent(resumeDe(dernier.resultat)) : []);
  return siens.some((s) => !connus.has(s));
}

async function conclure(tx: Transaction, acteur: Acteur, id: string, plan: Plan): Promise<void> {
  await tx
    .update(etablissement)
    .set({ revision: sql`revision + 1`, anneeCourante: plan.annee })
    .where(eq(etablissement.rne, acteur.rne));
  await tx
    .update(importSiecle)
    .set({ etat: 'applique', appliqueLe: new Date(), lecture: null, plan: null, resultat: enJson(plan.resume) })
    .where(deLActeur(acteur, id));
}

/**
 * Garde ce qui est répondu à « Est-ce la même personne ? » (IMP-8), pour cette analyse et les suivantes, et refait le compte
 * rendu. Refuse une question qui n'est pas posée, un compte qui n'y est pas en cause, un même compte donné deux fois.
 */
export async function repondre(acteur: Acteur, { id, reponses }: ReponsesRecues): Promise<void> {
  await ecrire(acteur, 'import.identites', async (tx, tracer) => {
    tracer({ cible: id, details: { reponses: reponses.length } });
    await verrouillerImport(tx, acteur.rne);
    const [analyse] = await tx.select().from(importSiecle).where(deLActeur(acteur, id));
    if (!analyse) throw new Refus('introuvable');
    if (analyse.etat !== 'analyse' || !analyse.lecture) throw new Refus('import-termine');
    const posees = new Map(resumeDe(analyse.plan).questions.map((q) => [q.cle, q.candidats.map((c) => c.id)]));
    const donnes = reponses.map((r) => r.compte).filter((c) => c !== 'neuf');
    if (new Set(donnes).size < donnes.length) throw new Refus('import-meme-compte');
    for (const { cle, compte: c } of reponses)
      if (c === 'neuf' ? !posees.has(cle) : !posees.get(cle)?.includes(c)) throw new Refus('import-perime');
    if (reponses.length > 0)
      await tx
        .insert(reponseIdentite)
        .values(
          reponses.map((r) => ({
            rne: acteur.rne,
            cle: r.cle,
            compteId: r.compte === 'neuf' ? null : r.compte,
            auteurId: acteur.compteId,
          })),
        )
        .onConflictDoUpdate({
          target: [reponseIdentite.rne, reponseIdentite.cle],
          set: { compteId: sql`excluded.compte_id`, auteurId: acteur.compteId, reponduLe: new Date() },
        });
    const etat = await lireEtat(tx, acteur.rne);
    const plan = planifier(etat, await deballer(analyse.lecture), moment());
    await tx
      .update(importSiecle)
      .set({ plan: enJson(plan.resume), revision: etat.revision })
      .where(deLActeur(acteur, id));
  });
}

/** Abandonne une analyse : ce qui a été lu est effacé. Sans effet sur un import déjà appliqué. */
export async function abandonner(acteur: Acteur, id: string): Promise<void> {
  await ecrire(acteur, 'import.abandonner', async (tx, tracer) => {
    tracer({ cible: id });
    const touches = await tx
      .update(importSiecle)
      .set({ etat: 'abandonne', lecture: null, plan: null })
      .where(and(deLActeur(acteur, id), inArray(importSiecle.etat, ['analyse'])))
      .returning({ id: importSiecle.id });
    if (touches.length > 0) return;
    const [mien] = await tx.select({ id: importSiecle.id }).from(importSiecle).where(deLActeur(acteur, id));
    throw new Refus(mien ? 'import-termine' : 'introuvable');
  });
}

/** Lectures d'une demande, rangées par genre. */
export const ranger = (lues: readonly Lecture[]): Lectures => {
  const lectures: Lectures = {};
  for (const l of lues) {
    if (l.genre === 'sts') lectures.sts = l;
    else if (l.genre === 'eleves') lectures.eleves = l;
    else lectures.responsables = l;
  }
  return lectures;
};
