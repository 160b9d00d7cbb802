import 'server-only';
import { formaterJour } from '@/lib/dates';
import type { Degre } from '@/lib/degres/regles';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import type { Partie } from '@/lib/passeport/regles';
import type { Metre } from '@/lib/pdf/serveur/pinceau';
import { proposerNom } from '../regles-noms';
import type { Dossier, FicheExportee, Noeud } from '../types';
import { refusDe } from './export-plan';
import { dernieres } from './pdf/evaluation';

/** Une ligne de la page : une fiche, ou sa partie BEP. */
export interface LigneExport {
  /** « id:partie », tel qu'il part dans le formulaire. */
  cle: string;
  id: string;
  /** L'onglet où elle se montre. */
  onglet: string;
  titre: string;
  /** Situation ou compétence. */
  item: string;
  creeLe: string;
  nom: string;
  degre: Degre | null;
  evalueeLe: string;
  /** Fichiers qui iraient dans l'archive. */
  fichiers: number;
  jointe: boolean;
  origine: string | null;
  /** Pourquoi elle ne peut pas être exportée. */
  refus: string | null;
}

export interface OngletExport {
  cle: string;
  groupe: Noeud;
  fiches: number;
}

export interface VueExport {
  /** Diplômes de ses fiches et le sien ; un seul le plus souvent. */
  diplomes: { code: string; sigle: string }[];
  diplome: string;
  partie: Partie;
  avecBep: boolean;
  /** Le mot du référentiel : « pôle », « groupe ». */
  niveau: string;
  onglets: OngletExport[];
  onglet: OngletExport | null;
  /** Toutes, de tous les onglets : ce qui est coché le reste en changeant d'onglet. */
  lignes: LigneExport[];
}

const AUTRES: Noeud = { code: 'inconnu', libelle: 'Autres fiches' };

const cleOnglet = (diplome: string, partie: Partie, groupe: Noeud) => `${diplome} ${partie} ${groupe.code}`;
const groupeDe = (f: FicheExportee, partie: Partie): Noeud => (partie === 'bep' ? f.bep?.groupe : f.groupe) ?? AUTRES;

function versLigne(dossier: Dossier, f: FicheExportee, partie: Partie, metre: Metre): LigneExport {
  const [evaluation] = dernieres(f, partie).slice(-1);
  const item = partie === 'bep' && f.bep ? f.bep : f.item;
  const fichiers = f.fichiers.filter((p) => p.partie === partie).length;
  return {
    cle: `${f.id}:${partie}`,
    id: f.id,
    onglet: cleOnglet(f.referentiel, partie, groupeDe(f, partie)),
    titre: f.titre,
    item: `${item.code} ${item.libelle}`,
    creeLe: formaterJour(f.creeLe),
    nom: proposerNom(partie === 'bep' ? `BEP ${f.titre}` : f.titre),
    degre: evaluation?.degre ?? null,
    evalueeLe: formaterJour(evaluation?.creeLe),
    fichiers,
    jointe: fichiers > 0 || f.liens.some((l) => l.partie === partie),
    origine: f.origine,
    refus: refusDe(dossier, f, partie, metre),
  };
}

/** Les pôles d'un diplôme, dans son ordre, puis ceux que seules des fiches nomment encore. */
function ongletsDe({ diplomes, fiches }: Dossier, diplome: string, partie: Partie): OngletExport[] {
  const arbre = diplomes.get(partie === 'bep' ? CODE_BEP : diplome);
  const siennes = fiches.filter((f) => f.referentiel === diplome && (partie === 'bacpro' || f.bep));
  const racines = (arbre?.items ?? []).filter((i) => i.parent === null);
  const groupes = new Map(racines.map(({ code, libelle }) => [code, { code, libelle }]));
  for (const f of siennes) {
    const g = groupeDe(f, partie);
    if (!groupes.has(g.code)) groupes.set(g.code, g);
  }
  return [...groupes.values()].map((groupe) => ({
    cle: cleOnglet(diplome, partie, groupe),
    groupe,
    fiches: siennes.filter((f) => groupeDe(f, partie).code === groupe.code).length,
  }));
}

/**
 * Ce que la page montre : le diplôme, la partie (`?vue=bep`) et le pôle que dit l'adresse. Par défaut, le diplôme de
 * l'apprenant et son premier pôle qui a des fiches. Nul s'il n'a ni diplôme ni fiche.
 */
export function construireVue(
  dossier: Dossier,
  voulu: { diplome: string; vue: string; groupe: string },
  metre: Metre,
): VueExport | null {
  const sien = dossier.apprenant.referentiel;
  const codes = [...new Set([...(sien ? [sien] : []), ...dossier.fiches.map((f) => f.referentiel)])];
  const diplome = codes.find((c) => c === voulu.diplome) ?? codes[0];
  const lu = diplome ? dossier.diplomes.get(diplome) : undefined;
  if (!diplome || !lu) return null;
  const avecBep = lu.referentiel.famille === 'ga';
  const partie: Partie = avecBep && voulu.vue === 'bep' ? 'bep' : 'bacpro';
  const onglets = ongletsDe(dossier, diplome, partie);
  const parDefaut = onglets.find((o) => o.fiches > 0) ?? onglets[0];
  const arbre = partie === 'bep' ? dossier.diplomes.get(CODE_BEP) : lu;
  return {
    diplomes: codes.map((code) => ({ code, sigle: dossier.diplomes.get(code)?.referentiel.sigle ?? code })),
    diplome,
    partie,
    avecBep,
    niveau: arbre?.referentiel.niveaux[0]?.libelle ?? 'Groupe',
    onglets,
    onglet: onglets.find((o) => o.groupe.code === voulu.groupe) ?? parDefaut ?? null,
    lignes: dossier.fiches.flatMap((f) => [
      versLigne(dossier, f, 'bacpro', metre),
      ...(f.bep ? [versLigne(dossier, f, 'bep', metre)] : []),
    ]),
  };
}
