import type { NomModule } from '@/lib/acces/modules';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';

/** Une chose nouvelle pour un compte, telle que la base la rend. */
export interface Ligne {
  compteId: string;
  genre: 'evaluation' | 'evaluations' | 'fiche' | 'correction' | 'classe' | 'confiee' | 'transferts';
  id: string | null;
  titre: string;
  apprenantId: string | null;
  /** Prénom de l'enfant, pour un parent. */
  prenom: string | null;
  /** Ce que la ligne compte. */
  combien: number;
  /** Ce que le compte a en tout de ce genre ; les lignes n'en nomment que quelques-unes. */
  nombre: number;
}

/** Une phrase, et où elle mène. */
export interface Annonce {
  texte: string;
  adresse: string;
}

/** Des annonces sous un titre : un module, ou l'enfant dont elles parlent. */
export interface Groupe {
  cle: string;
  titre: string;
  annonces: Annonce[];
}

interface Presentation {
  module: NomModule;
  titre: string;
  annoncer: (l: Ligne, rne: string) => Annonce;
  /** Ce que la tuile du module en dit. */
  badge: (n: number) => string;
  /** Où lire celles qui ne sont pas nommées. */
  suite?: (l: Ligne, rne: string) => string;
}

const enfant = ({ apprenantId }: Ligne) => ({ apprenant: apprenantId ?? undefined });
/** Ce dont une ligne parle, quand son genre désigne une chose et non un nombre. */
const chose = ({ id }: Ligne) => ({ id: id ?? '' });

const GENRES: Record<Ligne['genre'], Presentation> = {
  evaluation: {
    module: 'evaluations',
    titre: 'Gestion des évaluations',
    annoncer: (l, rne) => ({
      texte: `«\u00a0${l.titre}\u00a0»\u00a0: à lire`,
      adresse: adresseDe(rne, 'evaluations/[id]', chose(l)),
    }),
    badge: (n) => accorder(n, 'nouvelle', 'nouvelles'),
    suite: (_, rne) => adresseDe(rne, 'evaluations'),
  },
  evaluations: {
    module: 'tableau-de-bord',
    titre: 'Tableau de bord',
    annoncer: (l, rne) => ({
      texte: accorder(l.combien, 'évaluation nouvelle ou modifiée', 'évaluations nouvelles ou modifiées'),
      adresse: adresseDe(rne, 'tableau-de-bord', enfant(l)),
    }),
    badge: (n) => accorder(n, 'évaluation', 'évaluations'),
  },
  fiche: {
    module: 'passeport',
    titre: 'Passeport professionnel',
    annoncer: (l, rne) => ({
      texte: `«\u00a0${l.titre}\u00a0»\u00a0: fiche évaluée`,
      adresse: adresseDe(rne, 'passeport/[id]', chose(l)),
    }),
    badge: (n) => accorder(n, 'fiche évaluée', 'fiches évaluées'),
    suite: (l, rne) => adresseDe(rne, 'passeport', enfant(l)),
  },
  correction: {
    module: 'passeport',
    titre: 'Passeport professionnel',
    annoncer: (l, rne) => ({
      texte: `«\u00a0${l.titre}\u00a0»\u00a0: un enseignant en a corrigé les choix`,
      adresse: adresseDe(rne, 'passeport/[id]', chose(l)),
    }),
    badge: (n) => accorder(n, 'fiche corrigée', 'fiches corrigées'),
    suite: (l, rne) => adresseDe(rne, 'passeport', enfant(l)),
  },
  classe: {
    module: 'passeport',
    titre: 'Passeport professionnel',
    annoncer: (l, rne) => ({
      texte: `${l.titre}\u00a0: ${accorder(l.combien, 'fiche nouvelle ou modifiée', 'fiches nouvelles ou modifiées')}`,
      adresse: adresseDe(rne, 'passeport', { classe: chose(l).id }),
    }),
    badge: (n) => accorder(n, 'fiche à voir', 'fiches à voir'),
  },
  confiee: {
    module: 'evaluations',
    titre: 'Gestion des évaluations',
    annoncer: (l, rne) => ({
      texte: `«\u00a0${l.titre}\u00a0»\u00a0: un collègue vous l’ouvre à la saisie`,
      adresse: adresseDe(rne, 'evaluations/[id]', chose(l)),
    }),
    badge: (n) => accorder(n, 'à saisir', 'à saisir'),
    suite: (_, rne) => adresseDe(rne, 'evaluations'),
  },
  transferts: {
    module: 'parametres',
    titre: 'Paramètres',
    annoncer: (l, rne) => ({
      texte: accorder(l.combien, 'transfert proposé', 'transferts proposés'),
      adresse: adresseDe(rne, 'parametres/transfert'),
    }),
    badge: (n) => accorder(n, 'transfert proposé', 'transferts proposés'),
  },
};

/** Le module où se lit cette nouveauté. */
export const moduleDe = ({ genre }: Ligne): NomModule => GENRES[genre].module;

/** Combien de choses nouvelles en tout, nommées ou non. */
export function compterTout(lignes: readonly Ligne[]): number {
  const parGenre = new Map(lignes.map((l) => [`${l.genre} ${l.apprenantId ?? ''}`, l.nombre]));
  return [...parGenre.values()].reduce((a, b) => a + b, 0);
}

/** Ce que chaque tuile de l'accueil porte, en clair. */
export function badgesDe(lignes: readonly Ligne[]): Partial<Record<NomModule, string>> {
  const sommes = new Map<Ligne['genre'], Map<string, number>>();
  for (const l of lignes) {
    const parEnfant = sommes.get(l.genre) ?? new Map<string, number>();
    sommes.set(l.genre, parEnfant.set(l.apprenantId ?? '', l.nombre));
  }
  const badges = [...sommes].map(([genre, parEnfant]) => {
    const { module, badge } = GENRES[genre];
    return [module, badge([...parEnfant.values()].reduce((a, b) => a + b, 0))];
  });
  return Object.fromEntries(badges);
}

/** Les annonces d'un compte, par module, ou par enfant pour un parent ; « et 3 autres » après celles qui sont nommées. */
export function grouperAnnonces(rne: string, lignes: readonly Ligne[]): Groupe[] {
  const groupes = new Map<string, Groupe>();
  const dites = new Map<string, number>();
  for (const l of lignes) {
    const { module, titre, annoncer, suite } = GENRES[l.genre];
    const cle = l.apprenantId ?? module;
    const groupe = groupes.get(cle) ?? { cle, titre: l.prenom ?? titre, annonces: [] };
    groupes.set(cle, groupe);
    groupe.annonces.push(annoncer(l, rne));
    const genre = `${cle} ${l.genre}`;
    const dit = (dites.get(genre) ?? 0) + l.combien;
    dites.set(genre, dit);
    const derniere = lignes.findLast((autre) => autre.genre === l.genre && autre.apprenantId === l.apprenantId);
    if (suite && l === derniere && dit < l.nombre)
      groupe.annonces.push({ texte: `et ${accorder(l.nombre - dit, 'autre', 'autres')}`, adresse: suite(l, rne) });
  }
  return [...groupes.values()];
}
