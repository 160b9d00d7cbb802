import { describe, expect, test } from 'vitest';
import { mention, resumeVide } from '../plan/vide';
import { intituleAnomalie } from '../textes-anomalies';
import { feuillesAnalyse, feuillesResultat, motDePasseAffiche, type PersonneLue } from './export-feuilles';

const enseignant = (nom: string, options: Partial<PersonneLue> = {}): PersonneLue => ({
  id: nom,
  profil: 'enseignant',
  nom,
  prenom: 'Alix',
  login: `alix.${nom.toLowerCase()}`,
  dateNaissance: '1980-05-04',
  personnalise: false,
  discipline: 'ECO-GEST',
  diplome: null,
  classes: 'TGA1',
  groupes: null,
  enfants: null,
  ...options,
});

describe('Tableaux du compte rendu', () => {
  test('IMP-1 le mot de passe est la date de naissance, jusqu’à ce qu’il soit personnalisé', () => {
    const de = (p: Partial<PersonneLue>) => motDePasseAffiche(enseignant('X', p));
    expect(de({})).toBe('1980-05-04');
    expect(de({ profil: 'apprenant' })).toBe('04051980');
    expect(de({ personnalise: true })).toBe('personnalisé');
    expect(de({ dateNaissance: null })).toMatch(/^aucun.*réinitialiser par courriel$/);
  });

  test('IMP-4 une mise à jour dit ce qui change, par mouvement puis par nom, sans mot de passe pour qui est sorti', () => {
    const resume = resumeVide();
    const [aube, noir, zola] = [enseignant('AUBE'), enseignant('NOIR'), enseignant('ZOLA')];
    resume.enseignants.crees = [mention(zola, 'TGA1')];
    resume.enseignants.modifies = [mention(noir, 'discipline')];
    resume.enseignants.partis = [mention(aube)];
    const [, , feuille] = feuillesResultat('enseignants', resume, { personnes: [aube, noir, zola], structures: [] });
    expect(feuille?.colonnes.slice(-2)).toEqual(['Mouvement', 'Changement']);
    expect(feuille?.lignes.map((l) => [l[0], l[3], ...l.slice(-2)])).toEqual([
      ['ZOLA', '1980-05-04', 'Créé', ''],
      ['NOIR', '1980-05-04', 'Modifié', 'discipline'],
      ['AUBE', '', 'Sorti', ''],
    ]);
  });

  test('IMP-4 l’analyse donne tous les noms, avec l’identifiant prévu et le détail', () => {
    const resume = resumeVide();
    resume.divisions.creees = ['TGA1'];
    resume.enseignants.crees = [mention(enseignant('ZOLA'), 'TGA1')];
    const [divisions, , enseignants] = feuillesAnalyse('enseignants', resume);
    expect(divisions?.lignes).toEqual([['TGA1', '', '', '', 'Créée']]);
    expect(enseignants?.lignes).toEqual([['ZOLA', 'Alix', 'alix.zola', 'Créé', 'TGA1']]);
  });

  test('IMP-5 une sorte d’anomalie se nomme d’une phrase, sans ce qui change d’une ligne à l’autre', () => {
    expect(intituleAnomalie('division-inconnue')).toBe(
      'La division «\u00a0…\u00a0» n’est pas dans le fichier des enseignants\u00a0: élève ignoré.',
    );
    expect(intituleAnomalie('code-inconnu')).toBe('code-inconnu');
  });
});
