import { expect, test } from 'vitest';
import { contexteDe, sansNoms } from './regles-depuis-fiche';

const noms = { nom: 'DUPONT-MOREL', prenom: 'Théo', organisation: 'Cartonnages du Nord (S.A.)' };

test('PAE-4 ni le nom de l’apprenant, ni celui de l’entreprise, quelle que soit leur écriture', () => {
  const texte =
    'Moi, Théo Dupont-Morel, chez cartonnages du nord (S.A.) : Théo accueille. DUPONT-MOREL Théo, Dupont-Morel.';
  expect(sansNoms(texte, noms)).toBe(
    'Moi, l’apprenant, chez l’entreprise : l’apprenant accueille. L’apprenant, l’apprenant.',
  );
});

test('PAE-4 l’article et l’élision qui précèdent le nom suivent', () => {
  const dit = (texte: string) => sansNoms(texte, { nom: 'ROY', prenom: 'Inès', organisation: 'Cartonnages du Nord' });
  expect(dit('Le service des Cartonnages du Nord. Les Cartonnages du Nord livrent aux Cartonnages du Nord.')).toBe(
    'Le service de l’entreprise. L’entreprise livrent à l’entreprise.',
  );
  expect(dit('L’avis d’Inès, qu’Inès donne à l’Inès.')).toBe(
    'L’avis de l’apprenant, que l’apprenant donne à l’apprenant.',
  );
});

test('PAE-4 un mot qui contient le nom, ou qui lui ressemble, reste', () => {
  const deux = { nom: 'PETIT', prenom: 'Li', organisation: '' };
  expect(sansNoms('Un petit colis, Petitjean, un Livre de Li.', deux)).toBe(
    'Un petit colis, Petitjean, un Livre de Li.',
  );
  expect(sansNoms('Théodore et Théo.', noms)).toBe('Théodore et l’apprenant.');
});

test('PAE-4 la situation devient des paragraphes sous leurs intitulés, l’analyse personnelle reste au passeport', () => {
  const champ = (cle: string, libelle: string) => ({ cle, libelle, aide: '', lignes: 4 });
  const champs = [
    champ('contexte', 'Contexte & tâches'),
    champ('conditions', 'Conditions'),
    champ('reussites', 'Réussites'),
  ];
  const textes = { contexte: 'Chez <Théo>.\n\nLe lundi,\nle tri.', conditions: '', reussites: 'J’ai réussi.' };
  expect(contexteDe(textes, champs, noms)).toBe(
    '<p><strong>Contexte &amp; tâches</strong></p><p>Chez &lt;l’apprenant&gt;.</p><p>Le lundi,<br>le tri.</p>',
  );
});
