import 'server-only';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte } from '@/db/schema/comptes';
import { fiche, ficheEvaluation, ficheVue } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Degre } from '@/lib/degres/regles';
import { type Partie, versionDe } from '../regles';
import { etatDe } from '../regles-evaluation';
import type { VersionFiche } from '../schema';
import type { SaisieCorrection, SaisieEvaluation } from '../schema-evaluation';
import { effacerFiches } from './mutations-purge';
import { controlerRattachement, lireChoix, remplacerChoix } from './mutations-rattachement';
import { exigerProfil, type FichePrise, prendreModifiable } from './portee';
import { lireFichiers, lireLiens } from './queries-fiche';

type FicheOuverte = FichePrise & { choix: string[] };

/** La fiche telle que l'enseignant l'a sous les yeux : ni à la corbeille, ni changée depuis. */
async function prendreTelleQuelle(
  tx: Transaction,
  acteur: Acteur,
  id: string,
  vue: VersionFiche,
): Promise<FicheOuverte> {
  exigerProfil(acteur, 'enseignant');
  const prise = await prendreModifiable(tx, acteur, id);
  if (prise.corbeilleLe) throw new Refus('fiche-corbeille');
  const choix = await lireChoix(tx, prise);
  const actuelle = versionDe({ ...prise, choix });
  if (actuelle.numero !== vue.numero || actuelle.choix !== vue.choix) throw new Refus('fiche-perimee');
  return { ...prise, choix };
}

/** Ce que le degré porte : la compétence avec ses complexités et aléas, ou l'activité du BEP. */
function portee(f: FicheOuverte, partie: Partie): { referentiel: string; items: string[] } {
  if (partie === 'bacpro') return { referentiel: f.referentiel, items: [f.item, ...f.choix.toSorted()] };
  if (!f.bepReferentiel || !f.bepItem) throw new Refus('fiche-sans-bep');
  return { referentiel: f.bepReferentiel, items: [f.bepItem] };
}

/** L'évaluation d'un collègue, arrivée pendant qu'on évaluait. */
export interface EvaluationCollegue {
  auteur: string;
  partie: Partie;
  degre: Degre | null;
  creeLe: Date;
}

/** Les évaluations de la fiche par d'autres, que l'acteur n'a pas encore eues à l'écran ; récentes d'abord. */
async function lireCollegues(tx: Transaction, acteur: Acteur, id: string): Promise<EvaluationCollegue[]> {
  const [e, c, v] = [ficheEvaluation, compte, ficheVue];
  return tx
    .select({
      auteur: sql<string>`${c.prenom} || ' ' || ${c.nom}`,
      partie: e.partie,
      degre: e.degre,
      creeLe: e.creeLe,
    })
    .from(e)
    .innerJoin(c, and(eq(c.rne, e.rne), eq(c.id, e.auteurId)))
    .innerJoin(v, and(eq(v.rne, e.rne), eq(v.ficheId, e.ficheId), eq(v.compteId, acteur.compteId)))
    .where(
      and(eq(e.rne, acteur.rne), eq(e.ficheId, id), ne(e.auteurId, acteur.compteId), sql`${e.creeLe} > ${v.vueLe}`),
    )
    .orderBy(desc(e.creeLe));
}

/**
 * Évalue une partie d'une fiche (PAE-2) : une ligne de plus à l'historique, jamais une de moins, avec ce que l'apprenant
 * avait écrit. Rend ce que des collègues ont évalué entre-temps : les deux restent. Refus : `introuvable` ; `transfere` ;
 * `fiche-corbeille` ; `fiche-perimee` si l'apprenant ou un collègue l'a changée depuis `version` ; `fiche-sans-bep`.
 */
export const evaluerFiche = (acteur: Acteur, saisie: SaisieEvaluation): Promise<{ collegues: EvaluationCollegue[] }> =>
  ecrire(acteur, 'fiche.evaluer', async (tx, tracer) => {
    tracer({ cible: saisie.id, details: { partie: saisie.partie } });
    const f = await prendreTelleQuelle(tx, acteur, saisie.id, saisie.version);
    const { partie, degre, appreciation } = saisie;
    const collegues = await lireCollegues(tx, acteur, f.id);
    const jointes = { fichiers: await lireFichiers(tx, acteur, f.id), liens: await lireLiens(tx, acteur, f.id) };
    await tx.insert(ficheEvaluation).values({
      rne: f.rne,
      id: uuidv7(),
      ficheId: f.id,
      partie,
      degre,
      appreciation,
      etat: etatDe(f, jointes, partie),
      ...portee(f, partie),
      auteurId: acteur.compteId,
      creeLe: sql`clock_timestamp()`,
    });
    return { collegues };
  });

/**
 * Corrige complexités, aléas et activité BEP d'une fiche de GA, évaluée ou non (PAE-2, G 3.11.2). La date de
 * modification reste celle de l'apprenant, et les évaluations passées gardent ce qu'elles portaient ; la fiche dit qui l'a
 * corrigée et quand. Une correction qui ne change rien n'écrit rien. Mêmes refus qu'`evaluerFiche`, et `saisie`.
 */
export const corrigerFiche = (acteur: Acteur, saisie: SaisieCorrection): Promise<void> =>
  ecrire(acteur, 'fiche.corriger', async (tx, tracer) => {
    tracer({ cible: saisie.id });
    const f = await prendreTelleQuelle(tx, acteur, saisie.id, saisie.version);
    const voulu = { item: f.item, choix: saisie.choix, bepItem: saisie.bepItem || null };
    const { bepReferentiel } = await controlerRattachement(tx, f.referentiel, voulu, f);
    if (versionDe({ ...voulu, version: f.version }).choix === versionDe(f).choix) return;
    await remplacerChoix(tx, f, voulu.choix);
    await tx
      .update(fiche)
      .set({
        bepReferentiel,
        bepItem: voulu.bepItem,
        corrigeParId: acteur.compteId,
        corrigeLe: sql`clock_timestamp()`,
        corrigeAvant: f.corrigeAvant ?? [...f.choix, ...(f.bepItem ? [f.bepItem] : [])],
      })
      .where(and(eq(fiche.rne, f.rne), eq(fiche.id, f.id)));
  });

async function prendreCorbeille(tx: Transaction, acteur: Acteur, id: string): Promise<FichePrise> {
  exigerProfil(acteur, 'enseignant');
  const prise = await prendreModifiable(tx, acteur, id);
  if (!prise.corbeilleLe) throw new Refus('introuvable');
  return prise;
}

/** Sort une fiche de la corbeille : l'apprenant et ses enseignants la retrouvent (PAE-3). Refus `introuvable`. */
export const reactiverFiche = (acteur: Acteur, id: string): Promise<void> =>
  ecrire(acteur, 'fiche.reactiver', async (tx, tracer) => {
    tracer({ cible: id });
    const f = await prendreCorbeille(tx, acteur, id);
    await tx
      .update(fiche)
      .set({ corbeilleLe: null })
      .where(and(eq(fiche.rne, f.rne), eq(fiche.id, f.id)));
  });

/**
 * Efface une fiche de la corbeille et tout ce qui s'y rattache, fichiers compris, sans retour (PAE-3). Refus
 * `introuvable`.
 */
export async function supprimerDefinitivement(acteur: Acteur, id: string): Promise<void> {
  const effacerObjets = await ecrire(acteur, 'fiche.effacer', async (tx, tracer) => {
    tracer({ cible: id });
    const f = await prendreCorbeille(tx, acteur, id);
    return effacerFiches(tx, acteur, [f.id]);
  });
  await effacerObjets();
}
