import 'server-only';
import { Refus } from '@/lib/acces/refus';
import type { Lectures } from '@/lib/siecle/plan/types';
import { Journal } from '@/lib/siecle/regles-anomalies';
import type { Entete, Tu } from '@/lib/siecle/types';
import { champsDoubles, champsManquants } from '../../regles-champs';
import { reperer } from '../../regles-feuille';
import type { Choix, Classeur, Contenu } from '../../types';
import type { ApprenantConnu } from './annuaire';
import { Apprenants } from './apprenants';
import { Classes } from './classes';
import type { FeuillePrise } from './journal';
import { Personnels } from './personnels';
import { Responsables } from './responsables';

export interface Demande {
  classeur: Classeur;
  /** Par feuille, dans l'ordre du classeur. */
  choix: readonly Choix[];
  fichier: string;
  rne: string;
  annee: number;
  /** Le fichier ne donne qu'une partie de l'établissement : qui n'y est pas n'est pas parti. */
  partiel: boolean;
  /** Ce que l'établissement connaît déjà, pour ce que le fichier ne fait que nommer. */
  connus: { apprenants: readonly ApprenantConnu[]; classes: readonly string[] };
  /** `aaaa-mm-jj`. */
  jour: string;
}

/** L'ordre de lecture : les classes avant ceux qui y sont, les apprenants avant leurs responsables. */
const ORDRE: readonly Contenu[] = ['classes', 'apprenants', 'responsables', 'personnels'];

/**
 * Change un tableur, et ce qu'on a dit de ses colonnes, en ce que liraient les trois fichiers de STSWEB et de SIECLE (IMP-10). Une faute
 * de ligne est une anomalie. Refuse un choix auquel il manque une colonne, des cellules fusionnées dans les données, un
 * fichier dont rien ne sort.
 */
export function normaliser(demande: Demande): Lectures {
  const prises = prendre(demande);
  const { connus, jour, classeur } = demande;
  const classes = new Classes(connus.classes);
  const responsables = new Responsables();
  const contexte = { classes, responsables, connus: connus.apprenants, depuis1904: classeur.depuis1904, jour };
  const apprenants = new Apprenants(contexte);
  const personnels = new Personnels(classes, classeur.depuis1904);
  for (const contenu of ORDRE) {
    for (const feuille of prises.filter((f) => f.choix.contenu === contenu)) {
      if (contenu === 'classes') classes.lister(feuille);
      else if (contenu === 'apprenants') apprenants.lire(feuille);
      else if (contenu === 'responsables') responsables.lire(feuille, apprenants);
      else personnels.lire(feuille);
    }
  }
  return composer(demande, prises, { classes, responsables, apprenants, personnels });
}

function prendre({ classeur, choix, fichier }: Demande): FeuillePrise[] {
  const plusieurs = choix.filter((c) => c.contenu !== '').length > 1;
  const prises = classeur.feuilles.flatMap((lue, rang): FeuillePrise[] => {
    const choisi = choix[rang];
    if (!choisi?.contenu) return [];
    const reperee = reperer(lue);
    verifier(rang, choisi, lue.fusions, reperee.donnees[0]?.numero ?? 0);
    return [{ lue, reperee, choix: choisi, journal: new Journal(plusieurs ? `${fichier} (${lue.nom})` : fichier) }];
  });
  if (prises.length === 0) throw new Refus('tableur-aucune-feuille');
  return prises;
}

function verifier(
  rang: number,
  { contenu, champs, classe }: Choix,
  fusions: readonly { fin: number; plage: string }[],
  premiere: number,
): void {
  if (contenu === '') return;
  const surFeuille = (message: string) =>
    new Refus('tableur-colonnes', { champs: { [`feuilles.${rang}.contenu`]: message } });
  const manque = champsManquants(contenu, champs, classe);
  if (manque.length > 0) throw surFeuille(`Il manque ${manque.join(', ')}\u00a0: choisissez-en la colonne.`);
  if (champsDoubles(champs).length > 0) throw surFeuille('Deux colonnes donnent la même chose\u00a0: gardez-en une.');
  const fusion = fusions.find((f) => f.fin >= premiere);
  if (fusion)
    throw surFeuille(
      `Les cellules ${fusion.plage} sont fusionnées\u00a0: on ne sait pas à quelles lignes elles valent. Défusionnez-les, remplissez chaque ligne, puis déposez le fichier de nouveau.`,
    );
}

interface Lus {
  classes: Classes;
  responsables: Responsables;
  apprenants: Apprenants;
  personnels: Personnels;
}

function composer(demande: Demande, prises: readonly FeuillePrise[], lus: Lus): Lectures {
  const { classes, responsables, apprenants, personnels } = lus;
  const donne = (contenu: Contenu) => prises.some((f) => f.choix.contenu === contenu);
  const donneGroupes = prises.some((f) => f.choix.contenu === 'apprenants' && f.choix.champs.includes('groupes'));
  const entete = (tait: Tu[]): Omit<Entete, 'anomalies'> => ({
    fichier: demande.fichier,
    rne: demande.rne,
    annee: demande.annee,
    dateExport: null,
    version: null,
    source: 'tableur',
    tait,
  });
  const { eleves } = apprenants;
  const [divisions, groupes] = [[...classes.divisions.values()], [...classes.groupes.values()]];
  const { partiel } = demande;
  const { individus } = personnels;
  const anomalies = prises.flatMap((f) => f.journal.toutes());
  if (eleves.length + individus.length + responsables.personnes.length + divisions.length + anomalies.length === 0)
    throw new Refus('tableur-rien');
  // Une feuille dont rien n'a été lu (un modèle laissé tel quel) ne fait partir personne.
  const tait: Tu[] = [];
  if (partiel || individus.length === 0) tait.push('personnels');
  if (partiel || !donne('classes') || divisions.length === 0) tait.push('divisions');
  if (partiel || groupes.length === 0) tait.push('groupes');
  return {
    sts: {
      genre: 'sts',
      ...entete(tait),
      denomination: '',
      individus,
      divisions,
      groupes,
      refuses: [],
      anomalies,
    },
    ...(eleves.length > 0 && {
      eleves: {
        genre: 'eleves',
        ...entete([...(partiel ? (['eleves'] as const) : []), ...(donneGroupes ? [] : (['groupes'] as const))]),
        eleves,
        refuses: apprenants.refuses,
        anomalies: [],
      },
    }),
    ...(responsables.personnes.length > 0 && {
      responsables: {
        genre: 'responsables',
        ...entete(partiel ? ['responsables'] : []),
        personnes: responsables.personnes,
        liens: responsables.liens,
        refuses: [],
        anomalies: [],
      },
    }),
  };
}
