import { describe, expect, it } from 'vitest';
import { gesteClavier } from './arbre-clavier';
import {
  basculer,
  branchesChoisies,
  etatCase,
  filtrer,
  idsBranches,
  lignesVisibles,
  type NoeudArbre,
} from './arbre-regles';
import { decouper } from './arbre-surligne';

const feuille = (id: string, libelle: string): NoeudArbre => ({ id, code: id, libelle, cochable: true });
const un: NoeudArbre = {
  id: '1',
  code: '1',
  libelle: 'Accueillir',
  cochable: false,
  enfants: [feuille('1.1', 'Préparer l’étal'), feuille('1.2', 'Écouter')],
};
const deux: NoeudArbre = {
  id: '2',
  code: '2',
  libelle: 'Étiqueter',
  cochable: false,
  enfants: [feuille('2.1', 'Peser')],
};
const arbre = [un, deux];

describe('UI arbre : états', () => {
  it('UI arbre : un titre est coché, décoché ou partiel selon ce qu’il contient', () => {
    expect(etatCase(un, new Set())).toBe('non');
    expect(etatCase(un, new Set(['1.1']))).toBe('partiel');
    expect(etatCase(un, new Set(['1.1', '1.2']))).toBe('oui');
  });

  it('UI arbre : l’état partiel remonte jusqu’à la racine', () => {
    const racine: NoeudArbre = { id: 'r', libelle: 'Tout', cochable: false, enfants: arbre };
    expect(etatCase(racine, new Set(['2.1']))).toBe('partiel');
  });

  it('UI arbre : un petit-enfant coché parmi d’autres rend partiels son parent et la racine, même s’ils sont seuls', () => {
    const racine: NoeudArbre = { id: 'r', libelle: 'Tout', cochable: false, enfants: [un] };
    expect([etatCase(un, new Set(['1.1'])), etatCase(racine, new Set(['1.1']))]).toEqual(['partiel', 'partiel']);
    expect(etatCase(racine, new Set(['1.1', '1.2']))).toBe('oui');
    expect(etatCase({ ...racine, enfants: [un, deux] }, new Set(['1.1', '1.2']))).toBe('partiel');
  });

  it('UI arbre : un nœud cochable garde son propre état, et dit quand seul son contenu est choisi', () => {
    const noeud: NoeudArbre = { id: 'c', libelle: 'C', cochable: true, enfants: [feuille('c1', 'x')] };
    expect(etatCase(noeud, new Set(['c']))).toBe('oui');
    expect(etatCase(noeud, new Set(['c1']))).toBe('partiel');
    expect(basculer(noeud, ['c1'])).toEqual(['c1', 'c']);
  });

  it('UI arbre : un titre sans rien de cochable est décoché', () => {
    expect(etatCase({ id: 'v', libelle: 'Vide', cochable: false, enfants: [] }, new Set())).toBe('non');
  });
});

describe('UI arbre : choix', () => {
  it('UI arbre : cocher un titre ajoute ce qui manque à la fin, sans déranger l’ordre', () => {
    expect(basculer(un, ['2.1', '1.2'])).toEqual(['2.1', '1.2', '1.1']);
  });

  it('UI arbre : décocher un titre plein retire tout ce qu’il contient et rien d’autre', () => {
    expect(basculer(un, ['1.1', '2.1', '1.2'])).toEqual(['2.1']);
  });

  it('UI arbre : les branches à déplier sont celles qui mènent aux choix', () => {
    expect(branchesChoisies(arbre, new Set(['2.1']))).toEqual(['2']);
  });
});

describe('UI arbre : recherche et lignes', () => {
  it('UI arbre : la recherche ignore les accents et la casse et garde les ancêtres', () => {
    expect(filtrer(arbre, 'ECOUT')).toEqual([{ ...un, enfants: [feuille('1.2', 'Écouter')] }]);
  });

  it('UI arbre : tous les mots comptent, le code aussi', () => {
    expect(idsBranches(filtrer(arbre, '1.1 préparer'))).toEqual(['1']);
    expect(filtrer(arbre, '1.1 peser')).toEqual([]);
    expect(filtrer(arbre, '.1')).toEqual([]);
  });

  it('UI arbre : le détail se cherche comme le libellé, et ce qui est trouvé se surligne', () => {
    const detaille = [{ ...feuille('3', 'Vendre'), detail: 'Conclure l’échange' }];
    expect(filtrer(detaille, 'echange')).toEqual(detaille);
    expect(decouper('Échanger, répondre', ['echan', 'rep'])).toEqual(['', 'Échan', 'ger, ', 'rép', 'ondre']);
    expect(decouper('e\u0301tal', ['eta'])).toEqual(['', 'éta', 'l']);
    expect(decouper('Peser', [])).toEqual(['Peser']);
  });

  it('UI arbre : une lettre ou un chiffre mène à la prochaine ligne qui commence ainsi, en tournant', () => {
    const lignes = lignesVisibles(arbre, new Set(['1', '2']));
    const vers = (touche: string, depuis: number) => gesteClavier(touche, lignes, depuis);
    expect(vers('e', 0)).toEqual({ geste: 'aller', id: '1.2' });
    expect(vers('e', 2)).toEqual({ geste: 'aller', id: '2' });
    expect(vers('1', 4)).toEqual({ geste: 'aller', id: '1' });
    expect([vers('z', 0), vers('F2', 0), vers('Tab', 0)]).toEqual([null, null, null]);
  });

  it('UI arbre : un titre trouvé garde tout son contenu ; une recherche vide garde tout', () => {
    expect(filtrer(arbre, 'etiqu')).toEqual([deux]);
    expect(filtrer(arbre, '  ')).toBe(arbre);
  });

  it('UI arbre : les lignes visibles disent leur niveau, leur rang et leur parent', () => {
    const lignes = lignesVisibles(arbre, new Set(['1']));
    expect(lignes.map((l) => [l.noeud.id, l.niveau, l.rang, l.taille, l.parent, l.deplie])).toEqual([
      ['1', 1, 1, 2, null, true],
      ['1.1', 2, 1, 2, '1', undefined],
      ['1.2', 2, 2, 2, '1', undefined],
      ['2', 1, 2, 2, null, false],
    ]);
  });
});
