import { expect, it } from 'vitest';
import type { Candidat } from '@/lib/evaluations/serveur/queries-choix';
import { classesVisees } from './regles-classes';

const candidat = (
  nom: string,
  division: string,
  options: { niveau?: number; referentiel?: string } = {},
): Candidat => ({
  id: nom,
  nom,
  prenom: 'P',
  referentiel: options.referentiel ?? 'GA',
  division: { id: `id-${division}`, code: division, niveau: options.niveau ?? 3 },
});

const CANDIDATS: Candidat[] = [
  candidat('ARNAUD', 'TGA2'),
  candidat('BENOÎT', 'TGA1'),
  candidat('COLIN', '1GA1', { niveau: 2 }),
  candidat('DENIS', 'TGA1', { referentiel: 'OTM' }),
  candidat('ÉVRARD', 'TGA1'),
  { ...candidat('FABRE', 'X'), division: null },
];

it('SCE-8 seules les classes du diplôme et du niveau, par code, et leurs seuls apprenants', () => {
  expect(classesVisees({ referentiel: 'GA', niveau: 3 }, CANDIDATS, [])).toEqual([
    { id: 'id-TGA1', code: 'TGA1', nature: 'division', noms: ['BENOÎT P', 'ÉVRARD P'] },
    { id: 'id-TGA2', code: 'TGA2', nature: 'division', noms: ['ARNAUD P'] },
  ]);
});

it('SCE-8 un groupe vient après les classes, sans ceux d’un autre niveau ; vide, il ne se propose pas', () => {
  const groupes = [
    { id: 'g1', code: 'G1', apprenants: ['COLIN', 'ARNAUD', 'BENOÎT'] },
    { id: 'g2', code: 'G2', apprenants: ['COLIN'] },
  ];
  const classes = classesVisees({ referentiel: 'GA', niveau: 3 }, CANDIDATS, groupes);
  expect(classes.slice(2)).toEqual([{ id: 'g1', code: 'G1', nature: 'groupe', noms: ['ARNAUD P', 'BENOÎT P'] }]);
});
