import { DEGRES, type Degre } from '@/lib/degres/regles';
import { type CaseLue, compacter, type Ecart, type GrilleCompacte } from './format';

export const MOI = 'Claire LEMOINE';
export const COLLEGUE = 'Paul DURAND';

const ITEMS = { '1.1.1': 'Tenue des dossiers', '1.1.2': 'Ordres d’achat' };

export interface OptionsGrille {
  version?: string;
  /** Degré d'une case « apprenant item », et qui l'a mis. */
  cases?: Record<string, Degre>;
  par?: string;
  commentaires?: Record<string, string>;
  partagee?: boolean;
  apprenants?: string[];
}

/** Une grille de trois apprenants (a0, a1, a2) et deux items. */
export function uneGrille(options: OptionsGrille = {}): GrilleCompacte {
  const { version = '1', cases = {}, par = MOI, commentaires = {}, partagee = false } = options;
  const ids = options.apprenants ?? ['a0', 'a1', 'a2'];
  const codes = Object.keys(ITEMS);
  const lues = Object.entries(cases).map(([cle, degre]): CaseLue => {
    const [apprenant = '', item = ''] = cle.split(' ');
    return [ids.indexOf(apprenant), codes.indexOf(item), DEGRES.indexOf(degre), 0, 1_000_000];
  });
  return {
    version,
    evaluation: {
      id: 'e',
      titre: 'Commande',
      referentiel: 'BACPRO-GA',
      sigle: 'GA',
      niveau: 3,
      annee: 2026,
      faiteLe: '2026-11-14',
      visible: false,
      auteur: MOI,
      estAuteur: true,
      modifiable: true,
      saisissable: true,
      partagee,
      origine: null,
      scenario: null,
    },
    classes: ['TGA1'],
    items: Object.entries(ITEMS).map(([code, libelle]) => ({
      code,
      libelle,
      nature: 'item',
      parent: null,
      competence: null,
      verifie: true,
    })),
    apprenants: ids.map((id, n) => ({
      id,
      nom: 'NOM',
      prenom: ['Zoé', 'Yanis', 'Inès'][n] ?? id,
      commentaire: commentaires[id] ?? '',
      commente: commentaires[id] ? [0, 1_000_000] : null,
    })),
    horsVue: 0,
    personnes: [par],
    ...compacter(lues, { apprenants: ids.length, items: codes.length }),
  };
}

export const unEcart = (apprenant: string, valeur: string, reste: Partial<Ecart> = {}): Ecart => ({
  apprenant,
  item: '1.1.1',
  valeur,
  par: COLLEGUE,
  parMoi: false,
  le: 1_795_000_000_000,
  ...reste,
});
