import { expect, test } from 'vitest';
import { adresseDe } from '@/lib/adresses/regles';
import { finCorbeille, joursRestants } from './regles-evaluation';
import { ecrireParcours, lireParcours, type Parcours, SANS_PARCOURS } from './regles-parcours';

test('PAE-3 une fiche se récupère pendant 3 mois, dernier jour compris', () => {
  const jetee = new Date('2026-09-01T22:30:00Z'); // le 2 septembre en France
  expect(finCorbeille(jetee)).toBe('2026-12-02');
  expect(joursRestants(jetee, '2026-11-21')).toBe(12);
  expect(joursRestants(jetee, '2026-12-02')).toBe(1);
  expect(joursRestants(jetee, '2026-12-03')).toBe(1);
});

test('PAE-2 l’adresse d’une fiche garde la classe et les filtres de la liste, et rien qui n’en soit', () => {
  const classe = '01900000-0000-7000-8000-000000000000';
  const parcours = { classe, filtres: { titre: 'a & b', date: '', competence: '1.1' } };
  const adresse = (p: Parcours, apprenant?: string) => adresseDe('R', 'passeport', ecrireParcours(p, apprenant));
  expect(adresse(parcours)).toBe(`/R/passeport?classe=${classe}&titre=a+%26+b&competence=1.1`);
  const [, requete] = adresse(parcours).split('?');
  expect(lireParcours(Object.fromEntries(new URLSearchParams(requete)))).toEqual(parcours);
  expect(adresse(parcours, 'x')).toContain('&apprenant=x&titre=');
  expect(adresse(SANS_PARCOURS)).toBe('/R/passeport');
  expect(lireParcours({ classe: "1' or true" })).toEqual(SANS_PARCOURS);
});
