import { expect, test } from 'vitest';
import { classesProposees, niveauxProposes } from './regles-candidats';
import type { Candidat } from './serveur/queries-choix';

const candidat = (id: string, classe: string | null, niveau: number | null = 3, referentiel = 'GA'): Candidat => ({
  id,
  nom: id,
  prenom: '',
  referentiel,
  division: classe === null ? null : { id: classe, code: classe, niveau },
});

test('EVA-1 les apprenants se proposent par classe, dans l’ordre naturel des codes', () => {
  const candidats = [candidat('a', 'TGA10'), candidat('b', 'TGA2'), candidat('c', 'TGA10')];
  expect(classesProposees(candidats, 'GA', 3).map((c) => [c.code, c.apprenants.map((x) => x.id)])).toEqual([
    ['TGA2', ['b']],
    ['TGA10', ['a', 'c']],
  ]);
});

test('EVA-1 seuls le diplôme et le niveau voulus ; une classe sans niveau convient à tous', () => {
  const candidats = [
    candidat('autre diplôme', 'LOG', 3, 'LOG'),
    candidat('première', 'PGA', 2),
    candidat('sans niveau', 'X', null),
    candidat('sans classe', null),
  ];
  const proposes = (niveau: number) => classesProposees(candidats, 'GA', niveau).flatMap((c) => c.apprenants);
  expect(proposes(2).map((x) => x.id)).toEqual(['première', 'sans classe', 'sans niveau']);
  expect(proposes(3).map((x) => x.id)).toEqual(['sans classe', 'sans niveau']);
  const avecInscrit = classesProposees(candidats, 'GA', 3, ['première']).flatMap((c) => c.apprenants.map((x) => x.id));
  expect(avecInscrit).toEqual(['première', 'sans classe', 'sans niveau']);
  expect(niveauxProposes([candidat('première', 'PGA', 2)], 'GA').map((n) => n.valeur)).toEqual([2]);
  expect(niveauxProposes(candidats, 'LOG').map((n) => n.valeur)).toEqual([3]);
});
