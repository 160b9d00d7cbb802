import { Refus } from '@/lib/acces/refus';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { creerAttributeurLogins } from '@/lib/comptes/regles-login';
import type { Etat } from '../serveur/queries-etat';
import { inscritsConnus, planifierApprenants } from './apprenants';
import { confirmerAnciennete, confirmerAnnee } from './confirmations';
import { planifierEnseignants } from './enseignants';
import { planifierResponsables } from './responsables';
import { completer, etatApres } from './tableur';
import type { Ecritures, Lectures, LigneCompte, Plan } from './types';
import { ecrituresVides, resumeVide } from './vide';

/** Le moment de l'import : `jour` `aaaa-mm-jj`, `instant` ISO, année scolaire en cours. */
export interface Moment {
  jour: string;
  instant: string;
  anneeEnCours: number;
}

/**
 * Ce qu'un import changerait (IMP-1, IMP-2, IMP-4). Pur et rejouable : même état et mêmes lectures donnent les mêmes
 * mouvements. Refuse les apprenants tant qu'aucun import d'enseignants n'a été fait, les responsables tant qu'aucun élève n'est
 * connu, et une année déjà passée.
 */
export function planifier(etat: Etat, lectures: Lectures, moment: Moment): Plan {
  const lues = [lectures.sts, lectures.eleves, lectures.responsables].filter((l) => l !== undefined);
  for (const l of lues) refuserAnneePassee(etat, l.annee ?? (l.genre === 'sts' ? moment.anneeEnCours : null));
  const plan = planifierTout(etat, completer(etat, lectures), moment);
  if (lectures.sts && etat.anneeCourante !== plan.annee) confirmerAnnee(plan.resume, plan.annee, moment.anneeEnCours);
  rendreIdentifiants(etat, plan.ecritures);
  for (const l of lues) confirmerAnciennete(plan.resume, l.dateExport, etat.dernierExport);
  return plan;
}

/** L'année de l'établissement peut avoir avancé depuis que le fichier a été lu (docs/decisions/0007). */
function refuserAnneePassee({ anneeCourante }: Etat, annee: number | null): void {
  if (annee === null || anneeCourante === null || annee >= anneeCourante) return;
  const detail = `Il porte l’année ${libelleAnnee(annee)}, et votre établissement en est à ${libelleAnnee(anneeCourante)}.`;
  throw new Refus('import-annee-passee', { detail });
}

/** Un tableur peut tout donner à la fois : les classes et les personnels d'abord, puis les apprenants sur ce qu'ils laissent. */
function planifierTout(etat: Etat, lectures: Lectures, moment: Moment): Plan {
  const { sts } = lectures;
  if (!sts) return planifierEleves(etat, lectures, moment, { ecritures: ecrituresVides(), resume: resumeVide() });
  const plan = planifierEnseignants(etat, sts, sts.annee ?? moment.anneeEnCours, moment.jour, moment.instant);
  if (!lectures.eleves && !lectures.responsables) return plan;
  return planifierEleves(etatApres(etat, plan), lectures, moment, plan);
}

function planifierEleves(etat: Etat, lectures: Lectures, moment: Moment, ou: Omit<Plan, 'annee'>): Plan {
  if (etat.anneeCourante === null) throw new Refus('import-enseignants-dabord');
  const { ecritures, resume } = ou;
  const attribuer = creerAttributeurLogins(etat.comptes.map((c) => c.login));
  const sortie = { ecritures, resume, attribuer, jour: moment.jour, maintenant: moment.instant };
  const enfants = lectures.eleves ? planifierApprenants(etat, lectures.eleves, sortie) : inscritsConnus(etat);
  if (!lectures.eleves && enfants.connus.size === 0) throw new Refus('import-eleves-dabord');
  if (lectures.responsables) planifierResponsables(etat, lectures.responsables, enfants, sortie);
  return { annee: etat.anneeCourante, ecritures, resume };
}

/**
 * Un identifiant de SIECLE ne désigne qu'un compte : celui qui le reçoit le prend à qui l'avait. Les comptes qui le perdent
 * sont notés, pour le rendre avant que l'autre ne le prenne (deux comptes peuvent les échanger).
 */
function rendreIdentifiants(etat: Etat, ecritures: Ecritures): void {
  const cle = (c: Pick<LigneCompte, 'siecleGenre' | 'siecleId'>) =>
    c.siecleId ? `${c.siecleGenre} ${c.siecleId}` : '';
  const connus = new Map(etat.comptes.map((c) => [c.id, cle(c)]));
  const nouveaux = [...ecritures.comptesNeufs, ...ecritures.comptesModifies].filter((l) => connus.get(l.id) !== cle(l));
  const preneurs = new Map(nouveaux.map((l) => [cle(l), l.id]));
  const pris = (c: Pick<LigneCompte, 'id' | 'siecleGenre' | 'siecleId'>) =>
    cle(c) !== '' && (preneurs.get(cle(c)) ?? c.id) !== c.id;
  ecritures.identifiantsRendus = etat.comptes.filter(pris).map(({ id }) => ({ id }));
  ecritures.comptesModifies = ecritures.comptesModifies.map((l) => (pris(l) ? { ...l, siecleId: null } : l));
}
