import { describe, expect, test } from 'vitest';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { uneMatiereAuSort, unResultat, unResultatAuSort } from '@/tests/fabriques/resultat';
import { chaque, type Tirages } from '@/tests/fabriques/tirages';
import { pourcentageDe, type ResultatObtenu } from './regles';
import { type Barre, construireTableau, lignesDe, type Matiere, type Tableau } from './regles-tableau';

const noeud = (code: string, parent: string | null, nature: NoeudPlat['nature'] = 'item'): NoeudPlat => ({
  ...{ code, parent, nature, niveau: 'n', libelle: code, competence: null, evaluable: true, verifie: true },
});

const GA = {
  referentiel: { code: 'R', famille: 'ga' },
  items: [
    noeud('1', null),
    noeud('1.1', '1'),
    noeud('1.1.1', '1.1'),
    ...['C1', 'C2', 'C3'].map((c) => noeud(`1.1.1-${c}`, '1.1.1', 'complexite')),
    ...['A1', 'A2'].map((a) => noeud(`1.1.1-${a}`, '1.1.1', 'alea')),
    noeud('1.1.2', '1.1'),
    noeud('1.1.2-C1', '1.1.2', 'complexite'),
    noeud('2', null),
    noeud('2.1', '2'),
    noeud('2.1.1', '2.1'),
  ],
};
const SITUATIONS = [
  { item: '1.1.1', precisions: ['1.1.1-C1', '1.1.1-C2', '1.1.1-C3', '1.1.1-A1', '1.1.1-A2'] },
  { item: '1.1.2', precisions: ['1.1.2-C1'] },
  { item: '2.1.1', precisions: [] },
];

/** Deux groupes ; `G1C2` n'a pas de compétence inclusive. */
const TRANSPORT = {
  referentiel: { code: 'R', famille: 'transport' },
  items: [
    noeud('G1', null),
    noeud('G1C1', 'G1'),
    noeud('G1C1.1', 'G1C1'),
    noeud('G1C1.2', 'G1C1'),
    noeud('G1C2', 'G1'),
    noeud('G2', null),
    noeud('G2C1', 'G2'),
    noeud('G2C1.1', 'G2C1'),
  ],
};
const COMPETENCES = ['G1C1', 'G1C1.1', 'G1C1.2', 'G1C2', 'G2C1', 'G2C1.1'].map((item) => ({ item, precisions: [] }));

const CAS = [
  { nom: 'GA', diplome: GA, cibles: SITUATIONS },
  { nom: 'autres diplômes', diplome: TRANSPORT, cibles: COMPETENCES },
] as const;

const matiere = (t: Tirages, { cibles }: (typeof CAS)[number]) => uneMatiereAuSort(t, { referentiel: 'R', cibles });

const barres = (t: Tableau): Barre[] => lignesDe(t.sections).flatMap((l) => l.barres);
const details = (t: Tableau) => barres(t).flatMap((b) => b.details);

/** Tout ce qui est chiffré, et d'où vient chaque chiffre ; sans la liste des résultats, qui montre aussi les neutres. */
const chiffres = (t: Tableau) => ({
  barres: barres(t).map(({ cle, pourcentage, evalues, total }) => ({ cle, pourcentage, evalues, total })),
  retenus: details(t).map((d) => [d.code, d.mesure.retenu?.id, d.mesure.pourcentage]),
  syntheses: [t.synthese, ...t.sections.map((s) => s.synthese), ...lignesDe(t.sections).map((l) => l.moyenne)],
});

const arrondi = (valeurs: readonly number[], sur: number) =>
  Math.round(valeurs.reduce((somme, v) => somme + v, 0) / sur);

describe.each(CAS)('Propriétés du tableau, sur 200 tirages ($nom)', (cas) => {
  test('TDB-1 TDB-2 l’ordre des fiches, de leurs notes et des évaluations ne change rien', () => {
    chaque((t) => {
      const m = matiere(t, cas);
      const melee: Matiere = {
        fiches: t.melange(m.fiches).map((f) => ({ ...f, bacpro: t.melange(f.bacpro) })),
        evaluations: t.melange(m.evaluations),
      };
      const [a, b] = [construireTableau(cas.diplome, m), construireTableau(cas.diplome, melee)];
      expect(chiffres(b)).toEqual(chiffres(a));
      expect(lignesDe(b.sections).map((l) => l.historique)).toEqual(lignesDe(a.sections).map((l) => l.historique));
    });
  });

  test('TDB-1 TDB-2 un résultat absent, non évaluable ou sans degré se montre et ne change rien', () => {
    chaque((t) => {
      const m = matiere(t, cas);
      const { item } = t.parmi(cas.cibles);
      const [plus] = uneMatiereAuSort(t, { referentiel: 'R', cibles: [{ item, precisions: [] }] }).fiches;
      if (!plus) return;
      const muet = unResultat(t.parmi(['absent', 'nonevaluable', null]), '2027-01-01', { items: [item] });
      const avec = construireTableau(cas.diplome, { ...m, fiches: [...m.fiches, { ...plus, bacpro: [muet] }] });
      expect(chiffres(avec)).toEqual(chiffres(construireTableau(cas.diplome, m)));
      expect(lignesDe(avec.sections).some((l) => l.historique[0] === muet)).toBe(true);
    });
  });

  test('TDB-1 TDB-2 ce qui vient d’un autre diplôme, ou de la partie BEP, ne change rien', () => {
    chaque((t) => {
      const m = matiere(t, cas);
      const { item } = t.parmi(cas.cibles);
      const ailleurs = unResultatAuSort(t, { source: 'evaluation', referentiel: 'AUTRE', items: [item] });
      const autre: Matiere = {
        fiches: m.fiches.map((f) => ({ ...f, bep: [unResultatAuSort(t, { items: [f.item] })] })),
        evaluations: [...m.evaluations, ailleurs],
      };
      expect(chiffres(construireTableau(cas.diplome, autre))).toEqual(chiffres(construireTableau(cas.diplome, m)));
    });
  });

  test('TDB-1 TDB-2 toutes les années comptent : les mêmes résultats deux ans plus tôt donnent les mêmes chiffres', () => {
    const plusTot = (r: ResultatObtenu): ResultatObtenu => {
      const jour = `${Number(r.jour.slice(0, 4)) - 2}${r.jour.slice(4)}`;
      return { ...r, jour, saisiLe: Date.parse(`${jour}T10:00:00Z`) };
    };
    chaque((t) => {
      const m = matiere(t, cas);
      const ancienne: Matiere = {
        fiches: m.fiches.map((f) => ({ ...f, bacpro: f.bacpro.map(plusTot) })),
        evaluations: m.evaluations.map(plusTot),
      };
      expect(chiffres(construireTableau(cas.diplome, ancienne))).toEqual(chiffres(construireTableau(cas.diplome, m)));
    });
  });

  test('TDB-1 TDB-2 chaque chiffre nomme ses résultats, et se recalcule avec eux', () => {
    chaque((t) => {
      const tableau = construireTableau(cas.diplome, matiere(t, cas));
      for (const l of lignesDe(tableau.sections))
        for (const b of l.barres) {
          const valeurs = b.details.flatMap(({ mesure }) => mesure.pourcentage ?? []);
          for (const { code, mesure } of b.details) {
            expect(mesure.pourcentage).toBe(pourcentageDe(mesure.retenu?.degre ?? null));
            if (mesure.retenu) expect(mesure.resultats).toContain(mesure.retenu);
            for (const r of mesure.resultats) {
              expect(r.items.some((i) => i === code || i === l.code)).toBe(true);
              expect(l.historique).toContain(r);
            }
          }
          expect([b.evalues, b.total]).toEqual([valeurs.length, b.details.length]);
        }
      const notees = details(tableau).filter((d) => !/-[CA]\d/.test(d.code));
      const valeurs = notees.flatMap((d) => d.mesure.pourcentage ?? []);
      expect(tableau.synthese).toEqual({
        pourcentage: valeurs.length ? arrondi(valeurs, valeurs.length) : null,
        evalues: valeurs.length,
        total: notees.length,
      });
    });
  });
});

describe('La règle de chaque diplôme, sur 200 tirages', () => {
  test('TDB-1 GA : le meilleur des fiches ; le module Gestion des évaluations n’y change rien', () => {
    chaque((t) => {
      const m = matiere(t, CAS[0]);
      const tableau = construireTableau(GA, m);
      expect(tableau).toEqual(construireTableau(GA, { ...m, evaluations: [] }));
      const notes = m.fiches.flatMap((f) => f.bacpro);
      for (const { code, mesure } of details(tableau)) {
        const valeurs = notes.filter((n) => n.items.includes(code)).flatMap((n) => pourcentageDe(n.degre) ?? []);
        expect(mesure.pourcentage).toBe(valeurs.length ? Math.max(...valeurs) : null);
      }
    });
  });

  test('TDB-1 GA : complexités et aléas en moyenne sur toute la liste, 0 pour ce qui n’est pas noté', () => {
    chaque((t) => {
      const tableau = construireTableau(GA, matiere(t, CAS[0]));
      for (const b of barres(tableau).filter((x) => x.cle !== 'competence')) {
        const valeurs = b.details.map((d) => d.mesure.pourcentage ?? 0);
        expect(b.pourcentage).toBe(b.total === 0 ? null : arrondi(valeurs, b.total));
      }
      expect(barres(tableau).map((b) => b.total)).toEqual([1, 3, 2, 1, 1, 0, 1, 0, 0]);
    });
  });

  test('TDB-2 ailleurs : le dernier des évaluations et des fiches, sur la compétence ou sur son inclusive', () => {
    chaque((t) => {
      const m = matiere(t, CAS[1]);
      const tous = [...m.fiches.flatMap((f) => f.bacpro), ...m.evaluations];
      for (const { code, mesure } of details(construireTableau(TRANSPORT, m))) {
        const codes = [code, code.split('.')[0] ?? code];
        const comptes = tous.filter((r) => pourcentageDe(r.degre) !== null && r.items.some((i) => codes.includes(i)));
        const dernier = comptes
          .map((r) => r.jour)
          .sort()
          .at(-1);
        expect(mesure.retenu?.jour).toBe(dernier);
        const duJour = comptes.filter((r) => r.jour === dernier).map((r) => pourcentageDe(r.degre));
        if (dernier) expect(duJour).toContain(mesure.pourcentage);
      }
    });
  });
});
