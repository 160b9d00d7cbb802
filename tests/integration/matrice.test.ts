import './base';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { PROFILS, type Profil } from '@/lib/acces/modules';
import { CIBLES, type Cible, type Monde, unMonde } from './matrice/monde';
import { frapper, type Issue, prendreSession, session } from './matrice/ouvrir';
import { type PorteTrouvee, trouverPortes } from './matrice/portes';
import type { Scenario } from './matrice/scenario';
import { SCENARIOS } from './matrice/scenarios';

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: () => (session.cookie === undefined ? undefined : { value: session.cookie }),
    set: () => {},
    delete: () => {},
  }),
  headers: async () => new Headers(),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true';

/** Le tableau du guide (1.2), recopié ici : la matrice ne se mesure pas à la table qu'elle vérifie. */
const GUIDE: Record<string, { entrent: readonly Profil[]; consultent?: readonly Profil[] }> = {
  accueil: { entrent: PROFILS },
  'mon-compte': { entrent: PROFILS },
  import: { entrent: ['administrateur'] },
  abonnement: { entrent: ['administrateur'] },
  utilisateurs: { entrent: ['administrateur'] },
  'acces-eleves': { entrent: ['administrateur'] },
  'acces-parents': { entrent: ['administrateur'] },
  parametres: { entrent: ['administrateur', 'chef'] },
  evaluations: { entrent: ['enseignant', 'apprenant'], consultent: ['apprenant'] },
  'evaluations-anterieures': { entrent: ['enseignant'] },
  passeport: { entrent: ['enseignant', 'parent', 'apprenant'], consultent: ['parent'] },
  'tableau-de-bord': {
    entrent: ['chef', 'enseignant', 'lecteur', 'parent', 'apprenant'],
    consultent: ['chef', 'lecteur', 'parent', 'apprenant'],
  },
  bilan: { entrent: ['chef', 'enseignant'] },
  scenarios: { entrent: ['enseignant'] },
  'tableau-de-bord-classe': { entrent: ['chef', 'enseignant', 'lecteur'], consultent: ['chef', 'lecteur'] },
  'export-passeport': { entrent: ['apprenant'] },
};

const entre = (profil: Profil, s: Scenario): boolean => {
  const module = GUIDE[s.module];
  if (!module?.entrent.includes(profil) || (s.profils && !s.profils.includes(profil))) return false;
  return !(s.ecriture && module.consultent?.includes(profil));
};

function attendue(profil: Profil, s: Scenario, cible: Cible): Issue {
  if (!entre(profil, s)) return 'interdit';
  if (!s.vise) return 'ouvert';
  return (s.voient?.[profil] ?? ['la mienne']).includes(cible) ? 'ouvert' : 'introuvable';
}

/** Une porte ouverte peut encore refuser la saisie pour ce qu'elle contient : ce n'est pas un refus d'accès. */
const estOuverte = (issue: Issue) => issue === 'ouvert' || issue.startsWith('autre');

let portes: PorteTrouvee[];
let monde: Monde;

beforeAll(async () => {
  portes = await trouverPortes();
  monde = await unMonde();
});

const lePorte = (nom: string): PorteTrouvee => {
  const porte = portes.find((p) => p.nom === nom);
  if (!porte) throw new Error(`Porte disparue : ${nom}`);
  return porte;
};

describe('AUT-2 Matrice des accès', () => {
  test('AUT-2 tout ce que app/ expose est une porte, et chaque porte est dans la matrice', () => {
    expect(portes.filter((p) => !p.porte).map((p) => p.nom)).toEqual([]);
    expect(portes.map((p) => p.nom).sort()).toEqual(Object.keys(SCENARIOS).sort());
    for (const p of portes) expect([p.nom, p.porte?.module]).toEqual([p.nom, SCENARIOS[p.nom]?.module]);
    expect([PROFILS.length, CIBLES.length]).toEqual([6, 3]);
  });

  describe.each(Object.entries(SCENARIOS))('%s', (nom, s) => {
    test.each(PROFILS)('AUT-2 %s', async (profil) => {
      const acteur = monde.acteurs[profil];
      const vues: [Cible, Issue][] = [];
      for (const cible of CIBLES) {
        await prendreSession(acteur);
        const demande = await s.demander(monde.classes[cible], acteur);
        const issue = await frapper(lePorte(nom), { rne: acteur.rne, ...demande });
        vues.push([cible, s.vise || !estOuverte(issue) ? issue : 'ouvert']);
      }
      expect(vues).toEqual(CIBLES.map((cible) => [cible, attendue(profil, s, cible)]));
    });

    test('AUT-2 sans session, ou avec celle d’un autre établissement', async () => {
      const { rne } = monde.acteurs.enseignant;
      const demande = await s.demander(monde.classes['la mienne'], monde.acteurs.enseignant);
      await prendreSession(null);
      expect(await frapper(lePorte(nom), { rne, ...demande })).toBe('connexion');
      const genre = lePorte(nom).porte?.genre;
      if (genre === 'action') return; // l'établissement d'une action est celui de la session
      await prendreSession(monde.classes['un autre établissement'].enseignant);
      const autre = await frapper(lePorte(nom), {
        rne,
        ...(await s.demander(monde.classes['la mienne'], monde.acteurs.enseignant)),
      });
      expect(['connexion', 'interdit']).toContain(autre);
    });
  });
});
