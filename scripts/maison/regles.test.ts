import { describe, expect, it } from 'vitest';
import { lireModules } from './modules';
import { verifier } from './regles';

/** Une petite maison en ordre, à laquelle chaque essai ajoute de quoi en sortir. */
const MAISON = {
  'db/tenant.ts': 'export const ecrire = 1; export const marquerLocataire = 1;',
  'db/schema/comptes.ts': 'export const compte = 1;',
  'lib/dates.ts': 'export const jour = 1;',
  'lib/env.ts': 'export const env = 1;',
  'lib/acces/serveur/acteur.ts':
    "import 'server-only';\nimport { marquerLocataire } from '@/db/tenant';\nexport const a = marquerLocataire;",
  'lib/degres/regles.ts': "import { jour } from '@/lib/dates';\nexport const degre = jour;",
  'lib/evaluations/regles.ts': "import { degre } from '@/lib/degres/regles';\nexport const regle = degre;",
  'lib/evaluations/serveur/mutations.ts':
    "import 'server-only';\nimport { ecrire } from '@/db/tenant';\nimport { regle } from '../regles';\nexport const saisir = [ecrire, regle];",
  'components/ui/bouton.tsx': 'export const Bouton = () => null;',
  'components/envoi/use-action.ts': "import { useState } from 'react';\nexport const useAction = useState;",
  'app/page.tsx': "import { saisir } from '@/lib/evaluations/serveur/mutations';\nexport default saisir;",
  'app/actions.ts':
    "'use server';\nimport { saisir } from '@/lib/evaluations/serveur/mutations';\nexport const envoyer = async () => saisir;",
  'app/_components/ecran.tsx':
    "'use client';\nimport { useAction } from '@/components/envoi/use-action';\nimport { envoyer } from '../actions';\nexport const Ecran = () => useAction(envoyer) && null;",
};

/** Ce que le vérificateur refuse une fois ces fichiers ajoutés, ou mis à la place d'autres. */
const refuses = (ajouts: Record<string, string>, exceptions: Record<string, readonly string[]> = {}) =>
  verifier(lireModules(new Map(Object.entries({ ...MAISON, ...ajouts }))), exceptions).map(
    (e) => `${e.chemin}:${e.ligne}`,
  );

describe('maison', () => {
  it('une maison en ordre n’a pas d’écart', () => {
    expect(refuses({})).toEqual([]);
  });

  it.each([
    ['lib prend à components', 'lib/degres/textes.ts', "import { Bouton } from '@/components/ui/bouton';\nBouton;"],
    [
      '… par un chemin relatif',
      'lib/degres/textes.ts',
      "import { Bouton } from '../../components/ui/bouton';\nBouton;",
    ],
    [
      '… un type seulement',
      'lib/degres/types.ts',
      "import type { Bouton } from '@/components/ui/bouton';\nexport type B = typeof Bouton;",
    ],
    ['components prend à app', 'components/carte.tsx', "export { envoyer } from '../app/actions';"],
    ['app prend à db', 'app/route.ts', "import { ecrire } from '@/db/tenant';\necrire;"],
    ['app écrit du SQL', 'app/route.ts', "import { sql } from 'drizzle-orm';\nsql;"],
    ['components prend à db', 'components/carte.tsx', "import { compte } from '../db/schema/comptes';\ncompte;"],
    ['db prend à lib', 'db/seed.ts', "import { jour } from '@/lib/dates';\njour;"],
    ['lib prend à un essai', 'lib/degres/regles.ts', "import { fabrique } from '@/tests/fabriques/fiche';\nfabrique;"],
    [
      'une primitive prend au métier',
      'components/ui/carte.tsx',
      "import { degre } from '@/lib/degres/regles';\ndegre;",
    ],
    ['un étage prend au-dessus', 'lib/degres/regles.ts', "import { regle } from '@/lib/evaluations/regles';\nregle;"],
    ['un étage prend à son voisin', 'lib/degres/regles.ts', "import { x } from '../champs/regles';\nx;"],
    ['la base prend à un étage', 'lib/dates.ts', "import { degre } from './degres/regles';\ndegre;"],
    ['un sujet n’a pas d’étage', 'lib/inconnu/regles.ts', 'export const x = 1;'],
    ['un fichier du serveur sans sa marque', 'lib/degres/serveur/queries.ts', 'export const x = 1;'],
    [
      '… ou après un autre import',
      'lib/degres/serveur/queries.ts',
      "import { jour } from '@/lib/dates';\nimport 'server-only';\njour;",
    ],
    ['la marque hors d’un dossier serveur', 'lib/degres/textes.ts', "import 'server-only';"],
    ['le pur prend au serveur', 'lib/evaluations/textes.ts', "import { saisir } from './serveur/mutations';\nsaisir;"],
    ['le pur prend à la base', 'lib/degres/textes.ts', "import { compte } from '@/db/schema/comptes';\ncompte;"],
    ['le pur prend à Node', 'lib/degres/textes.ts', "import { join } from 'node:path';\njoin;"],
    ['le pur prend une bibliothèque lourde', 'lib/degres/textes.ts', "import ExcelJS from 'exceljs';\nExcelJS;"],
    [
      'un autre marque un locataire',
      'lib/degres/serveur/mutations.ts',
      "import 'server-only';\nimport { marquerLocataire } from '@/db/tenant';\nmarquerLocataire;",
    ],
    [
      '… en prenant tout',
      'lib/degres/serveur/mutations.ts',
      "import 'server-only';\nimport * as porte from '@/db/tenant';\nporte;",
    ],
    [
      'une lecture écrit',
      'lib/degres/serveur/queries.ts',
      "import 'server-only';\nimport { ecrire } from '@/db/tenant';\necrire;",
    ],
    ['un nom hors du vocabulaire', 'lib/degres/outils.ts', 'export const x = 1;'],
    ['… dans le dossier serveur', 'lib/degres/serveur/acces.ts', "import 'server-only';"],
    ['… un mot du serveur dans le pur', 'lib/degres/queries.ts', 'export const x = 1;'],
    ['une règle sous app', 'app/_components/compter.ts', 'export const compter = (n: number) => n;'],
    [
      '… qui ne prend à React qu’un type',
      'app/_components/c.ts',
      "import type { ReactNode } from 'react';\nexport type R = ReactNode;",
    ],
    [
      'une action appelée',
      'app/_components/autre.tsx',
      "import { envoyer } from '../actions';\nexport const f = () => envoyer();",
    ],
    [
      '… sous un autre nom',
      'app/_components/autre.tsx',
      "import { envoyer as partir } from '../actions';\nexport const f = () => partir();",
    ],
    [
      '… par bind',
      'app/_components/autre.tsx',
      "import { envoyer } from '../actions';\nexport const f = envoyer.bind(null);",
    ],
    [
      '… prise avec tout le module',
      'app/_components/autre.tsx',
      "import * as actions from '../actions';\nexport const f = () => actions.envoyer();",
    ],
    [
      'une action sur un <form> nu',
      'app/_components/autre.tsx',
      "import { envoyer } from '../actions';\nexport const F = () => <form action={envoyer} />;",
    ],
  ])('%s : refusé', (_, chemin, texte) => {
    expect(refuses({ [chemin]: texte }).map((e) => e.replace(/:\d+$/, ''))).toContain(chemin);
  });

  it('un composant du navigateur n’atteint pas le serveur, même de loin', () => {
    const pont = "export { saisir } from '@/lib/evaluations/serveur/mutations';";
    const ecran = "'use client';\nexport const charger = () => import('@/components/pont');";
    expect(refuses({ 'components/pont.ts': pont })).toEqual([]);
    expect(refuses({ 'components/pont.ts': pont, 'components/ecran.tsx': ecran })).toEqual(['components/ecran.tsx:1']);
  });

  it('un essai prend partout', () => {
    expect(
      refuses({
        'lib/degres/regles.test.ts': "import { saisir } from '@/lib/evaluations/serveur/mutations';\nsaisir;",
      }),
    ).toEqual([]);
  });

  it('une dispense vaut pour sa règle, et se retire quand elle ne sert plus', () => {
    const outils = { 'lib/degres/outils.ts': "import { join } from 'node:path';\njoin;" };
    expect(refuses(outils, { noms: ['lib/degres/outils.ts'] })).toEqual(['lib/degres/outils.ts:1']);
    expect(refuses({}, { noms: ['lib/degres/regles.ts'] })).toEqual(['lib/degres/regles.ts:1']);
  });

  it('un texte montré a ses insécables ; ce qui n’est pas un texte n’en demande pas', () => {
    const lignes = [
      'export const a = <p title="Trop d’essais : patientez">Que faire ?</p>;',
      'export const b = <p>Il est 9&nbsp;h&nbsp;; «&nbsp;oui\u00a0»&nbsp;!</p>;',
      `export const c = ['5 Mo', \`Dans « \${b} »\`, 'a\\u00a0: b', 'grid hover:flex'];`,
      'export const d = c ? a : b;',
    ];
    const vus = refuses({
      'app/texte.tsx': lignes.join('\n'),
      'lib/degres/serveur/queries.ts': "import 'server-only';\n'a : b';",
    });
    expect(vus).toEqual([1, 1, 3, 3, 3].map((ligne) => `app/texte.tsx:${ligne}`));
  });
});
