import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import type { Mention, Resume } from '@/lib/siecle/plan/types';
import { mention, resumeVide } from '@/lib/siecle/plan/vide';
import { feuillesResultat, type PersonneLue } from '@/lib/siecle/serveur/export-feuilles';
import { VueResultat } from './vue-resultat';

vi.mock('next/navigation', () => ({ useRouter: () => ({}) }));

const APPRENANTS = 2000;
const RESPONSABLES = 3300;

const personne = (profil: 'apprenant' | 'parent', n: number): PersonneLue => ({
  id: `${profil}-${n}`,
  profil,
  nom: `NOM-DE-FAMILLE-${n}`,
  prenom: `Prénom-Composé-${n}`,
  login: `prenom-compose.${n}`,
  dateNaissance: null,
  personnalise: false,
  discipline: null,
  diplome: 'Gestion-Administration',
  classes: 'TGA1',
  groupes: 'TGA1-GRP-A, TGA1-GRP-B',
  enfants: `NOM-DE-FAMILLE-${n} Prénom-Composé-${n}`,
});

const personnes = [
  ...Array.from({ length: APPRENANTS }, (_, n) => personne('apprenant', n)),
  ...Array.from({ length: RESPONSABLES }, (_, n) => personne('parent', n)),
];
const crees = (profil: string): Mention[] => personnes.filter((p) => p.profil === profil).map((p) => mention(p));

function unResume(): Resume {
  const resume = resumeVide();
  resume.apprenants.crees = crees('apprenant');
  resume.responsables.crees = crees('parent');
  resume.anomalies = Array.from({ length: 3000 }, (_, n) => ({
    fichier: 'ElevesSansAdresses.xml',
    ligne: n,
    cle: String(n),
    qui: `NOM ${n}`,
    code: n % 2 ? 'eleve-sans-nom' : 'deux-divisions',
    gravite: n % 2 ? ('ignore' as const) : ('avertissement' as const),
    message: `Inscrit dans plusieurs divisions (2GA, ${n}) : la première est retenue.`,
  }));
  return resume;
}

const rendre = (tout = '') => {
  const resume = unResume();
  const lu = {
    id: 'x',
    genre: 'apprenants' as const,
    etat: 'applique' as const,
    annee: 2026,
    creeLe: new Date(),
    annuleLe: null,
    appliqueLe: new Date(),
    auteur: 'Ana ROY',
    fichiers: [],
  };
  const feuilles = feuillesResultat('apprenants', resume, { personnes, structures: [] });
  const props = { rne: '0999777P', lu, resume, feuilles, codeAnomalie: '', vientDetreFait: false, tout };
  return renderToStaticMarkup(<VueResultat {...props} />);
};

const lignes = (html: string) => html.split('<tr>').length - 1;

describe('Résultat d’un grand établissement', () => {
  test('IMP-2 montre 200 lignes par tableau et reste sous un Mo, données de la page comprises', () => {
    const html = rendre();
    expect(lignes(html)).toBe(3 + 3 * 200);
    expect(html).toContain('Apprenants (2\u202f000)');
    expect(html).toContain('1\u202f800\u00a0autres');
    // Next envoie chaque page deux fois : le HTML, et les données qui le rendent vivant.
    expect(Buffer.byteLength(html) * 2).toBeLessThan(1_000_000);
  });

  test('IMP-3 montre tout un tableau à la demande, pour l’imprimer', () => {
    expect(lignes(rendre('responsables'))).toBe(3 + 200 + RESPONSABLES + 200);
    const entier = rendre('entier');
    expect(lignes(entier)).toBeGreaterThan(APPRENANTS + RESPONSABLES);
    expect(entier).not.toContain('le tableur contient tout');
  }, 60_000);
});
