import { describe, expect, test } from 'vitest';
import { compteConnu } from '@/tests/fabriques/plan-siecle';
import type { CompteConnu } from '../serveur/queries-etat';
import { estPresent, type PersonneSiecle, poserCompte, sortir } from './comptes';
import { ecrituresVides, resumeVide } from './vide';

const PERSONNE: PersonneSiecle = {
  profil: 'enseignant',
  civilite: 'M.',
  nom: 'PETIT',
  prenom: 'ANNE',
  dateNaissance: '1980-05-04',
  courriel: null,
  siecleGenre: 'epp',
  siecleId: 'petit',
};

function poser(connu: CompteConnu | undefined, p: Partial<PersonneSiecle> = {}, autres: string[] = []) {
  const [ecritures, resume] = [ecrituresVides(), resumeVide()];
  const detail = { classes: '2GA', autres };
  const ligne = poserCompte(ecritures, resume.enseignants, connu, { ...PERSONNE, ...p }, () => 'login.neuf', detail);
  return { ecritures, ligne, m: resume.enseignants };
}

/** Le compte de PERSONNE, tel qu'un import l'a laissé. */
const petit = (c: Partial<CompteConnu> = {}) => compteConnu('petit', { nom: 'PETIT', prenom: 'Anne', ...c });

describe('Poser un compte', () => {
  test('IMP-1 neuf : un login attribué, un prénom lisible, sans mot de passe', () => {
    const { ecritures, ligne, m } = poser(undefined);
    expect(ecritures.comptesNeufs).toEqual([ligne]);
    expect(ligne).toMatchObject({ login: 'login.neuf', prenom: 'Anne', origine: 'siecle', fermerSessions: false });
    expect(ligne).not.toHaveProperty('motDePasse');
    expect(m.crees).toEqual([{ id: ligne.id, nom: 'PETIT', prenom: 'Anne', login: 'login.neuf', detail: '2GA' }]);
  });

  test('IMP-4 connu et inchangé : rien n’est écrit', () => {
    const { ecritures, m } = poser(petit());
    expect([ecritures.comptesNeufs, ecritures.comptesModifies, m.inchanges]).toEqual([[], [], 1]);
  });

  test('IMP-4 modifié : dit quoi, garde le login ; ce que SIECLE ne dit pas reste', () => {
    const { ecritures, m } = poser(petit(), { nom: 'GRAND', dateNaissance: null, civilite: null });
    expect(m.modifies).toMatchObject([{ login: 'petit', detail: 'nom' }]);
    expect(ecritures.comptesModifies).toMatchObject([
      { login: 'petit', nom: 'GRAND', dateNaissance: '1980-05-04', civilite: 'M.' },
    ]);
  });

  test.each([
    [{ civilite: 'Mme' }, 'civilité'],
    [{ prenom: 'LÉA' }, 'prénom'],
    [{ dateNaissance: '1981-01-01' }, 'date de naissance'],
    [{ courriel: 'a@x.fr' }, 'adresse électronique, adresse SIECLE'],
    [{ siecleId: 'autre' }, 'identifiant SIECLE'],
  ] as const)('IMP-4 %j ne dit que ce qui change, les colonnes inchangées restent', (change, detail) => {
    const { ecritures, m } = poser(petit(), change);
    const [avant, apres] = [poser(petit()).ligne, ecritures.comptesModifies[0]];
    const changees = Object.keys(avant).filter(
      (c) => JSON.stringify(avant[c as 'nom']) !== JSON.stringify(apres?.[c as 'nom']),
    );
    const attendues = 'courriel' in change ? ['courriel', 'courrielSiecle'] : Object.keys(change);
    expect([m.modifies.map((p) => p.detail), changees.sort()]).toEqual([[detail], attendues]);
  });

  test('IMP-4 un changement hors du compte se dit sans réécrire le compte', () => {
    const { ecritures, m } = poser(petit(), {}, ['classes']);
    expect([ecritures.comptesModifies, m.modifies.map((p) => p.detail)]).toEqual([[], ['classes']]);
  });

  test('IMP-4 revenu : rouvert, et compté comme tel', () => {
    const { ecritures, m } = poser(petit({ sortiLe: '2026-01-01', suspenduLe: new Date() }));
    expect(m.revenus).toHaveLength(1);
    expect(ecritures.comptesModifies).toMatchObject([{ sortiLe: null, suspenduLe: null, masqueLe: null }]);
  });

  test('IMP-4 un autre profil ferme les sessions ouvertes', () => {
    expect(poser(petit(), { profil: 'chef' }).ligne).toMatchObject({ profil: 'chef', fermerSessions: true });
    expect(poser(petit(), { nom: 'GRAND' }).ligne.fermerSessions).toBe(false);
  });

  test('IMP-4 l’adresse suit SIECLE tant qu’elle en vient', () => {
    const apres = (c: Partial<CompteConnu>, lue: string | null) => {
      const { courriel, courrielSiecle } = poser(petit(c), { courriel: lue }).ligne;
      return [courriel, courrielSiecle];
    };
    expect(apres({}, 'a@x.fr')).toEqual(['a@x.fr', 'a@x.fr']);
    expect(apres({ courriel: 'a@x.fr', courrielSiecle: 'a@x.fr' }, 'b@x.fr')).toEqual(['b@x.fr', 'b@x.fr']);
    expect(apres({ courriel: 'moi@x.fr', courrielSiecle: 'a@x.fr' }, 'b@x.fr')).toEqual(['moi@x.fr', 'b@x.fr']);
    expect(apres({ courriel: 'moi@x.fr' }, 'b@x.fr')).toEqual(['moi@x.fr', 'b@x.fr']);
    expect(apres({ courriel: 'a@x.fr', courrielSiecle: 'a@x.fr' }, null)).toEqual(['a@x.fr', 'a@x.fr']);
  });
});

describe('Faire sortir un compte', () => {
  const parti = (c: Partial<CompteConnu>) => {
    const [ecritures, resume] = [ecrituresVides(), resumeVide()];
    sortir(ecritures, resume.enseignants, petit(c), '2026-11-21', '2026-11-21T10:00:00.000Z');
    return { ligne: ecritures.comptesModifies[0], detail: resume.enseignants.partis[0]?.detail };
  };

  test('IMP-4 AUT-9 un personnel est suspendu, un responsable masqué, un apprenant sorti à sa date', () => {
    const instant = '2026-11-21T10:00:00.000Z';
    for (const profil of ['enseignant', 'chef'] as const) {
      expect(parti({ profil }).ligne).toMatchObject({ suspenduLe: instant, masqueLe: null, sortiLe: '2026-11-21' });
    }
    expect(parti({ profil: 'parent' }).ligne).toMatchObject({ suspenduLe: null, masqueLe: instant });
    expect(parti({ profil: 'apprenant' })).toMatchObject({
      ligne: { suspenduLe: null, masqueLe: null, sortiLe: '2026-11-21', fermerSessions: true },
      detail: 'sorti le 21/11/2026',
    });
  });

  test('IMP-4 présent : ni sorti, ni suspendu, ni masqué', () => {
    expect(estPresent(petit())).toBe(true);
    for (const c of [{ sortiLe: '2026-01-01' }, { suspenduLe: new Date() }, { masqueLe: new Date() }]) {
      expect(estPresent(petit(c))).toBe(false);
    }
  });
});
