import 'server-only';
import type { Partie } from '@/lib/passeport/regles';
import { construireArbre, type NoeudArbre } from '@/lib/referentiels/regles-arbre';
import type { Diplome, EvaluationExportee, FicheExportee, Noeud } from '../types';
import { dernieres } from './pdf/evaluation';

/** Une fiche dans un récapitulatif, et sa dernière évaluation qui porte un degré. */
export interface FicheRangee {
  fiche: FicheExportee;
  note: EvaluationExportee | null;
}

export interface LigneRecap extends Noeud {
  /** Classe ou activité, entre le pôle et la situation ; vide s'il n'y en a pas. */
  rubrique: string;
  fiches: FicheRangee[];
}

export interface Recap {
  groupe: Noeud;
  lignes: LigneRecap[];
}

/** Les premiers nœuds évaluables sous un nœud : situations (GA), tâches (BEP), compétences. */
const evaluables = (noeud: NoeudArbre, rubrique = ''): (Noeud & { rubrique: string; codes: Set<string> })[] =>
  noeud.enfants.flatMap((e) =>
    e.evaluable
      ? [{ code: e.code, libelle: e.libelle, rubrique, codes: codesDe(e) }]
      : evaluables(e, `${e.code}  ${e.libelle}`),
  );

const codesDe = (noeud: NoeudArbre): Set<string> =>
  new Set([noeud.code, ...noeud.enfants.flatMap((e) => [...codesDe(e)])]);

const itemDe = (fiche: FicheExportee, partie: Partie): Noeud => (partie === 'bep' && fiche.bep) || fiche.item;

/**
 * Le récapitulatif d'un pôle, d'un groupe ou d'une dominante : chacune de ses situations et les fiches de l'apprenant
 * qui s'y rattachent, de la plus ancienne à la plus récente. Une situation retirée du référentiel vient à la fin.
 */
export function recapituler(diplome: Diplome, code: string, fiches: readonly FicheExportee[], partie: Partie): Recap {
  const racine = construireArbre(diplome.items).find((n) => n.code === code);
  const groupeDe = (f: FicheExportee) => (partie === 'bep' ? f.bep?.groupe : f.groupe) ?? null;
  const siennes = fiches
    .filter((f) => groupeDe(f)?.code === code && (partie === 'bep' || f.referentiel === diplome.referentiel.code))
    .sort((a, b) => a.faiteLe.localeCompare(b.faiteLe));
  const ranger = (f: FicheExportee): FicheRangee => ({
    fiche: f,
    note: dernieres(f, partie).find((e) => e.degre !== null) ?? null,
  });
  const connues = racine ? evaluables(racine) : [];
  const lignes = connues.map(({ codes, ...ligne }) => ({
    ...ligne,
    fiches: siennes.filter((f) => codes.has(itemDe(f, partie).code)).map(ranger),
  }));
  const rangees = new Set(lignes.flatMap((l) => l.fiches.map((f) => f.fiche.id)));
  const autres = siennes.filter((f) => !rangees.has(f.id));
  const retirees = autres.map((f) => ({
    ...itemDe(f, partie),
    rubrique: 'Hors du référentiel actuel',
    fiches: [ranger(f)],
  }));
  const libelle = racine?.libelle ?? siennes.map(groupeDe)[0]?.libelle ?? '';
  return { groupe: { code, libelle }, lignes: [...lignes, ...retirees] };
}
