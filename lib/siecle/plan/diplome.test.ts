import { describe, expect, test } from 'vitest';
import { diplomeRetenu } from './diplome';

const ligne = (code: string, referentiels: string[]) => ({
  code,
  libelle: code,
  niveau: 1,
  referentiels,
  codeDiplome: null,
  verifie: true,
});
const mefs = new Map([
  ['2473000331', ligne('2473000331', ['BACPRO-AGORA', 'BACPRO-OTM', 'BACPRO-LOGISTIQUE'])],
  ['2473000432', ligne('2473000432', ['BACPRO-AGORA'])],
]);
const [SECONDE_COMMUNE, AGORA, INCONNU] = ['24730003310', '24730004320', '10110001110'];
const retenu = (mef: string | null, referentiel: string | null, rattachementManuel = false) =>
  diplomeRetenu(undefined, mef, { referentiel, rattachementManuel }, mefs);

describe('Diplôme d’un apprenant', () => {
  test('IMP-7 le MEF de l’élève l’emporte sur sa division, sauf corrigée à la main', () => {
    expect(retenu(AGORA, 'BACPRO-OTM')).toBe('BACPRO-AGORA');
    expect(retenu(AGORA, 'BACPRO-OTM', true)).toBe('BACPRO-OTM');
    expect(retenu(AGORA, null, true)).toBe('BACPRO-AGORA');
  });

  test('IMP-7 une seconde commune n’a pas de diplôme tant que sa division n’en a pas', () => {
    expect(retenu(SECONDE_COMMUNE, null)).toBeNull();
    expect(retenu(SECONDE_COMMUNE, 'BACPRO-OTM', true)).toBe('BACPRO-OTM');
    expect(retenu(INCONNU, 'BACPRO-GA')).toBe('BACPRO-GA');
    expect(diplomeRetenu(undefined, null, undefined, mefs)).toBeNull();
  });

  test('IMP-7 un diplôme donné à la main à l’apprenant reste', () => {
    const connu = { referentiel: 'BACPRO-GA', referentielManuel: true };
    expect(diplomeRetenu(connu, AGORA, { referentiel: 'BACPRO-OTM', rattachementManuel: true }, mefs)).toBe(
      'BACPRO-GA',
    );
  });
});
