import type { Acteur } from '@/lib/acces/serveur/acteur';
import { creerEvaluation, rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { creerFiche } from '@/lib/passeport/serveur/mutations';
import { evaluerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import { type ItemReferentiel, lireCorrespondances, lireReferentiel } from '@/lib/referentiels/serveur/queries';
import type { Classe } from './acteurs';
import { creerHasard, type Hasard } from './hasard';
import { APPRECIATIONS, COMMENTAIRES, ORGANISATIONS, TEXTES_BEP, TEXTES_COMPETENCES, TEXTES_GA } from './textes';

const DEGRES = [
  'totale',
  'totale',
  'partielle',
  'partielle',
  'partielle',
  'encours',
  'encours',
  'erreurs',
  'nonevaluable',
] as const;
/** Au plus `n` éléments différents, dans leur ordre. */
function tirer<T>(h: Hasard, liste: readonly T[], n: number): T[] {
  const rangs = new Set<number>();
  while (rangs.size < Math.min(n, liste.length)) rangs.add(h.entier(0, liste.length - 1));
  return liste.filter((_, i) => rangs.has(i));
}

const JOURS = ['2026-09-14', '2026-09-28', '2026-10-08', '2026-10-15', '2026-11-05', '2026-11-16'] as const;

interface Matiere {
  items: readonly ItemReferentiel[];
  /** Ce qu'une fiche illustre : situations (GA), sinon le niveau sous les groupes. */
  supports: ItemReferentiel[];
  /** Ce qu'une évaluation note : les nœuds évaluables les plus fins. */
  notables: ItemReferentiel[];
  ga: boolean;
}

async function lireMatiere(code: string): Promise<Matiere> {
  const lu = await lireReferentiel(code);
  if (!lu) throw new Error(`Référentiel absent : ${code}`);
  const evaluables = lu.items.filter((i) => i.nature === 'item' && i.evaluable);
  const parents = new Set(evaluables.map((i) => i.parent));
  const profondeur = Math.min(...evaluables.map((i) => i.profondeur));
  return {
    items: lu.items,
    supports: evaluables.filter((i) => i.profondeur === profondeur),
    notables: evaluables.filter((i) => !parents.has(i.code)),
    ga: lu.referentiel.famille === 'ga',
  };
}

/**
 * Évaluations et fiches d'une classe, par les mutations de l'application. L'auteur est de préférence l'un de
 * `auteurs`, s'il a cette classe. Rend ce qui a été créé.
 */
export async function peuplerClasse(
  classe: Classe,
  auteurs: Acteur[],
  graine: number,
): Promise<{ evaluations: number; fiches: number }> {
  const h = creerHasard(graine);
  const matiere = await lireMatiere(classe.referentiel);
  const connus = new Set(auteurs.map((a) => a.compteId));
  const enseignant = classe.enseignants.find((e) => connus.has(e.compteId)) ?? classe.enseignants[0];
  if (!enseignant) return { evaluations: 0, fiches: 0 };
  const evaluations = 3;
  for (let i = 0; i < evaluations; i++) await evaluer(classe, enseignant, matiere, h, i);
  let fiches = 0;
  for (const a of classe.apprenants) fiches += await remplirPasseport(a, enseignant, matiere, h, classe.niveau);
  return { evaluations, fiches };
}

async function evaluer(classe: Classe, auteur: Acteur, m: Matiere, h: Hasard, rang: number): Promise<void> {
  const depart = tirer(h, m.notables, 5);
  const precisionsDe = (code: string) => m.items.filter((p) => p.parent === code && p.nature !== 'item');
  const items = depart.flatMap((i) => [i, ...tirer(h, precisionsDe(i.code), 2)]).map((i) => i.code);
  const { id } = await creerEvaluation(auteur, {
    titre: `${['Évaluation de rentrée', 'Bilan de séquence', 'Mise en situation'][rang]} — ${classe.code}`,
    faiteLe: JOURS[rang * 2] ?? '2026-09-14',
    referentiel: classe.referentiel,
    niveau: classe.niveau,
    items,
    apprenants: classe.apprenants.map((a) => a.compteId),
  });
  await noter(classe, auteur, id, items, h);
  if (rang < 2) await rendreVisible(auteur, { id, visible: true });
}

/** Des résultats pour presque toutes les cases, un apprenant absent de temps en temps, quelques commentaires. */
export async function noter(classe: Classe, auteur: Acteur, id: string, items: string[], h: Hasard): Promise<void> {
  const cellules = classe.apprenants.flatMap((a) => {
    const absent = h.chance(0.05);
    return items
      .filter(() => absent || h.chance(0.92))
      .map((item) => ({ apprenant: a.compteId, item, degre: absent ? ('absent' as const) : h.choix(DEGRES) }));
  });
  const commentaires = tirer(h, classe.apprenants, 4).map((a) => ({
    apprenant: a.compteId,
    texte: h.choix(COMMENTAIRES),
  }));
  await saisirResultats(auteur, { id, cellules, commentaires });
}

async function remplirPasseport(a: Acteur, enseignant: Acteur, m: Matiere, h: Hasard, niveau: number): Promise<number> {
  const nombre = 1 + niveau + h.entier(0, 1);
  for (const support of tirer(h, m.supports, nombre)) {
    const saisie = await saisieFiche(support, m, h);
    const { id, version } = await creerFiche(a, saisie);
    if (saisie.brouillon || !h.chance(0.75)) continue;
    await evaluerFiche(enseignant, {
      id,
      version,
      partie: 'bacpro',
      degre: h.choix(DEGRES),
      appreciation: h.chance(0.6) ? h.choix(APPRECIATIONS) : '',
    });
    if (!saisie.bepItem || !h.chance(0.6)) continue;
    await evaluerFiche(enseignant, { id, version, partie: 'bep', degre: h.choix(DEGRES), appreciation: '' });
  }
  return nombre;
}

async function saisieFiche(support: ItemReferentiel, m: Matiere, h: Hasard) {
  const precisions = m.items.filter((i) => i.parent === support.code && i.nature !== 'item');
  const [bep] = m.ga && h.chance(0.6) ? await lireCorrespondances(support.referentiel, support.code) : [];
  const pfmp = h.chance(0.6);
  return {
    titre: support.libelle.slice(0, 100),
    faiteLe: h.choix(JOURS),
    lieu: pfmp ? ('pfmp' as const) : ('etablissement' as const),
    organisation: pfmp ? h.choix(ORGANISATIONS) : '',
    pfmpDebutLe: '',
    pfmpFinLe: '',
    item: support.code,
    choix: tirer(h, precisions, h.entier(0, 3)).map((p) => p.code),
    textes: m.ga ? TEXTES_GA : TEXTES_COMPETENCES,
    bepItem: bep?.item ?? '',
    bepTextes: bep ? TEXTES_BEP : {},
    liens: { bacpro: [], bep: [] },
    brouillon: h.chance(0.08),
  };
}
