import './base';
import { globSync, readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { ContenuFiche } from '@/components/fiche/lecture';
import { Definition, Degre } from '@/components/maitrise/degre';
import { FournisseurPresentation } from '@/components/maitrise/presentation';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { bilanEnPdf } from '@/lib/bilan/serveur/export-pdf';
import { lireBilans } from '@/lib/bilan/serveur/queries';
import { DEGRES } from '@/lib/degres/regles';
import { degresOrigine, presenter } from '@/lib/parametres/regles-degres';
import { champsMasquables, intitulesFiche } from '@/lib/parametres/regles-masques';
import { enregistrerMasques } from '@/lib/parametres/serveur/mutations';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { uneClasse, uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';
import { codifier, poserImage, uneImage } from '@/tests/fabriques/parametres';
import { rouvrirPdf } from '@/tests/fabriques/pdf';

const GA = 'BACPRO-GA';

interface Ecole {
  rne: string;
  chef: Acteur;
  apprenant: Acteur;
  enseignant: Acteur;
  fiche: string;
}

async function uneEcole(): Promise<Ecole> {
  const rne = await unEtablissement();
  const classe = await uneClasse(rne);
  const fiche = await uneFiche(classe.apprenant, { organisation: 'Cartonnages du Nord' });
  await uneEvaluationDeFiche(classe.enseignant, fiche, { degre: 'partielle' });
  return { rne, chef: await unCompte(rne, 'chef'), ...classe, fiche };
}

let a: Ecole;
let b: Ecole;

/** A a tout réglé, B n'a rien touché. */
beforeAll(async () => {
  [a, b] = [await uneEcole(), await uneEcole()];
  await codifier(
    a.chef,
    { partielle: { code: 'WM', libelle: 'Assez bien réussi' }, absent: { libelle: 'Pas là' } },
    true,
  );
  const intitules = { 'passeport.contexte': 'Où et pour qui', 'passeport.organisationPfmp': 'Société' };
  await enregistrerMasques(a.chef, { referentiel: GA, intitules });
  await poserImage(a.rne, 'logo');
  await poserImage(a.rne, 'cachet', await uneImage({ couleur: '#993311' }));
});

async function bilan({ chef, apprenant }: Ecole) {
  const [lu] = await lireBilans(chef, [apprenant.compteId]);
  if (!lu) throw new Error('aucun bilan');
  return rouvrirPdf(await bilanEnPdf(lu));
}

const VERT = '#b7e2a0';
const JAUNE = '#f6dc5c';
const tout = (pages: { texte: string }[]) => pages.map((p) => p.texte).join('\n');
const fonds = (pages: { fonds: Set<string> }[]) => pages.flatMap((p) => [...p.fonds]);

describe('Bilan en PDF', () => {
  test('PAR-4 montre les codes, les intitulés et la couleur de l’établissement, ceux du guide ailleurs', async () => {
    const [chezA, chezB] = [await bilan(a), await bilan(b)];
    expect(tout(chezA)).toMatch(/\|WM\|\d\d\/\d\d\/\d{4}\|/);
    for (const dit of ['Assez bien réussi : 66 %', 'Pas là : ne compte pas', 'Réussite totale : 100 %'])
      expect(tout(chezA)).toContain(dit);
    expect(tout(chezA)).not.toContain('Réussite partielle');
    expect(tout(chezB)).toMatch(/\|P\|\d\d\/\d\d\/\d{4}\|/);
    expect(tout(chezB)).not.toMatch(/WM|Assez bien réussi|Pas là/);
    expect([fonds(chezA).includes(JAUNE), fonds(chezA).includes(VERT)]).toEqual([true, false]);
    expect([fonds(chezB).includes(JAUNE), fonds(chezB).includes(VERT)]).toEqual([false, true]);
  });

  test('PAR-1 porte le logo en tête et le cachet à la signature du chef, sans les déformer', async () => {
    const pages = await bilan(a);
    const [logo, ...autres] = pages[0]?.images ?? [];
    expect(autres).toEqual([]);
    expect(logo).toMatchObject({ l: 112, h: 56 });
    expect((logo?.x ?? 0) + (logo?.l ?? 0)).toBe(555); // marge de droite
    expect(logo?.y).toBeGreaterThan(740);
    expect(pages.at(-1)?.images).toMatchObject([{ l: 96, h: 48 }]);
    expect(pages.slice(1, -1).flatMap((p) => p.images)).toEqual([]);
    expect((await bilan(b)).flatMap((p) => p.images)).toEqual([]);
  });
});

describe('Écrans', () => {
  const chez = async ({ chef }: Ecole, contenu: ReactNode) =>
    renderToStaticMarkup(
      <FournisseurPresentation valeur={(await lireReglages(chef)).degres}>{contenu}</FournisseurPresentation>,
    );

  test('PAR-4 une pastille, sa bulle et sa définition parlent comme l’établissement', async () => {
    const contenu = (
      <>
        <Degre degre="partielle" avecLibelle />
        <Degre degre="absent" sansBulle />
        <Definition degre="totale" />
      </>
    );
    const [chezA, chezB] = [await chez(a, contenu), await chez(b, contenu)];
    for (const dit of [
      '>WM<',
      'WM\u00a0: Assez bien réussi. Voir la définition',
      'aria-label="Pas là"',
      'Réussite totale',
    ])
      expect(chezA).toContain(dit);
    expect(chezA).not.toContain('Réussite partielle');
    for (const dit of ['>P<', 'P\u00a0: Réussite partielle. Voir la définition', 'aria-label="Absent"'])
      expect(chezB).toContain(dit);
  });

  test('PAR-4 un degré hors du fournisseur ne se montre pas avec les mots d’un autre', () => {
    expect(() => renderToStaticMarkup(<Degre degre="totale" />)).toThrow(/FournisseurPresentation/);
    expect(presenter([]).totale.code).toBe('R');
  });

  test('PAR-3 une fiche se lit sous les intitulés de l’établissement', async () => {
    const lire = async ({ chef, apprenant, fiche: id, rne }: Ecole) => {
      const fiche = await lireFiche(apprenant, id);
      const { masques } = await lireReglages(chef);
      const intitules = intitulesFiche(masques, { code: fiche.referentiel, famille: fiche.famille });
      return renderToStaticMarkup(<ContenuFiche {...{ rne, fiche, intitules }} />);
    };
    const [chezA, chezB] = [await lire(a), await lire(b)];
    expect(chezA).toMatch(/Où et pour qui<\/h3><p[^>]*>Service achats\./);
    expect(chezA).toMatch(/Société<\/dt><dd>Cartonnages du Nord/);
    expect(chezA).not.toMatch(/Contexte de réalisation|Entreprise ou organisation/);
    expect(chezB).toMatch(/Contexte de réalisation<\/h3><p[^>]*>Service achats\./);
    expect(chezB).not.toMatch(/Où et pour qui|Société/);
  });
});

describe('Une seule source', () => {
  const fichiers = globSync('{app,components,lib}/**/*.{ts,tsx}').filter((f) => !/\.test\.tsx?$/.test(f));
  const sansCommentaires = (f: string) => readFileSync(f, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const ou = (vrai: (texte: string) => boolean) => fichiers.filter((f) => vrai(sansCommentaires(f))).sort();

  test('PAR-4 les mots d’origine des degrés ne sont écrits, et lus, qu’à un endroit', () => {
    expect(fichiers.length).toBeGreaterThan(200);
    expect(ou((t) => /DEGRES_ORIGINE|parametres\/origine/.test(t))).toEqual([
      'lib/parametres/regles-degres.ts',
      'lib/parametres/textes-origine.ts',
    ]);
    const origine = degresOrigine();
    for (const degre of DEGRES.filter((d) => d !== 'absent')) {
      const { libelle } = origine[degre];
      expect([libelle, ou((t) => t.includes(libelle))]).toEqual([libelle, ['lib/parametres/textes-origine.ts']]);
    }
  });

  test('PAR-3 les intitulés d’origine des champs non plus', () => {
    const origines = champsMasquables('ga').flatMap((g) => g.champs.map((c) => c.origine));
    const textes = origines.map((t) => t.replaceAll('\u00a0', '\\u00a0')); // tels qu'une source les écrit
    for (const texte of textes.filter((t) => t.includes(' '))) {
      const trouves = ou((t) => t.includes(`'${texte}'`) || t.includes(`"${texte}"`) || t.includes(`>${texte}<`));
      expect([texte, trouves.length]).toEqual([texte, 1]);
    }
    const importent =
      /import [^;]*\b(CHAMPS|CHAMPS_COMMUNS|CHAMPS_SCENARIO)\b[^;]*\/champs\/(regles|textes)-(fiche|scenario)'/;
    // regles.ts n'en prend que les clés.
    expect(ou((t) => importent.test(t))).toEqual(['lib/parametres/regles-masques.ts', 'lib/passeport/regles.ts']);
  });
});
