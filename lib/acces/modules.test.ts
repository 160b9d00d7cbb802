import { describe, expect, test } from 'vitest';
import {
  HORS_TABLEAU,
  LIBELLES_PROFIL,
  MODULES,
  type Module,
  modulesDe,
  type NomModule,
  PROFILS,
  type Profil,
  peutEntrer,
} from './modules';

const NOMS = Object.keys(MODULES) as NomModule[];
const present = (profil: Profil) => ({ profil, sorti: false });

/** Le tableau du guide (1.2), recopié : une lettre par profil qui entre. */
const GUIDE: Record<NomModule, string> = {
  import: 'A',
  abonnement: 'A',
  utilisateurs: 'A',
  'acces-eleves': 'A',
  'acces-parents': 'A',
  parametres: 'AC',
  scenarios: 'E',
  evaluations: 'EI',
  'evaluations-anterieures': 'E',
  passeport: 'EPI',
  'tableau-de-bord': 'CELPI',
  'tableau-de-bord-classe': 'CEL',
  bilan: 'CE',
  'export-passeport': 'I',
};
const LETTRES: Record<Profil, string> = {
  administrateur: 'A',
  chef: 'C',
  enseignant: 'E',
  lecteur: 'L',
  parent: 'P',
  apprenant: 'I',
};

describe('Table des modules', () => {
  test('AUT-2 est celle du guide, profil par profil', () => {
    expect(NOMS).toEqual(Object.keys(GUIDE));
    for (const nom of NOMS) {
      const lettres = PROFILS.filter((p) => (MODULES[nom].profils as readonly Profil[]).includes(p)).map(
        (p) => LETTRES[p],
      );
      expect([nom, lettres.join('')]).toEqual([nom, [...GUIDE[nom]].join('')]);
    }
  });

  test('AUT-2 les lecteurs d’un module sont de ses profils', () => {
    for (const module of NOMS.map((n): Module => MODULES[n])) {
      for (const lecteur of module.lecture ?? []) expect(module.profils).toContain(lecteur);
      expect(module.titre && module.description).toBeTruthy();
    }
    expect(Object.keys(LIBELLES_PROFIL)).toEqual([...PROFILS]);
  });

  test('AUT-2 entre qui est du module, s’il est ouvert ; un lecteur n’y écrit pas', () => {
    let essais = 0;
    for (const nom of NOMS) {
      const module: Module = MODULES[nom];
      for (const profil of PROFILS) {
        const entre = module.ouvert && module.profils.includes(profil);
        expect([nom, profil, peutEntrer(present(profil), nom)]).toEqual([nom, profil, entre]);
        const ecrit = entre && !module.lecture?.includes(profil);
        expect([nom, profil, peutEntrer(present(profil), nom, { ecriture: true })]).toEqual([nom, profil, ecrit]);
        essais++;
      }
    }
    expect(essais).toBe(NOMS.length * PROFILS.length);
  });

  test('AUT-2 parents et apprenants n’écrivent ni évaluation ni bilan ; le parent n’écrit pas de fiche', () => {
    expect(peutEntrer(present('apprenant'), 'evaluations', { ecriture: true })).toBe(false);
    expect(peutEntrer(present('parent'), 'passeport', { ecriture: true })).toBe(false);
    expect(peutEntrer(present('apprenant'), 'passeport', { ecriture: true })).toBe(true);
  });

  test('AUT-2 une porte peut ne recevoir que certains profils de son module', () => {
    expect(peutEntrer(present('apprenant'), 'evaluations', { profils: ['enseignant'] })).toBe(false);
    expect(peutEntrer(present('enseignant'), 'evaluations', { profils: ['enseignant'] })).toBe(true);
    expect(peutEntrer(present('chef'), 'evaluations', { profils: ['chef'] })).toBe(false);
    expect(peutEntrer(present('chef'), 'mon-compte', { profils: ['enseignant'] })).toBe(false);
  });

  test('ACC-1 chacun a l’accueil et son compte ; ses tuiles sont dans l’ordre du guide', () => {
    for (const profil of PROFILS) {
      for (const porte of HORS_TABLEAU) expect(peutEntrer(present(profil), porte, { ecriture: true })).toBe(true);
      const tuiles = modulesDe(present(profil)).map((m) => m.nom);
      expect(tuiles).toEqual(NOMS.filter((n) => tuiles.includes(n)));
      expect(tuiles.length).toBeGreaterThan(0);
    }
  });

  test('AUT-9 un apprenant sorti ne garde que l’accueil, son compte et l’export de son passeport', () => {
    const sorti = { profil: 'apprenant' as const, sorti: true };
    const gardes = [...NOMS, ...HORS_TABLEAU].filter((porte) => peutEntrer(sorti, porte));
    const { ouvert }: Module = MODULES['export-passeport'];
    expect(gardes).toEqual([...(ouvert ? ['export-passeport'] : []), 'accueil', 'mon-compte']);
  });
});
