import 'server-only';
import type { Journal, Sujet } from '@/lib/siecle/regles-anomalies';
import type { FeuilleReperee } from '../../regles-feuille';
import type { Choix, FeuilleLue, LigneLue } from '../../types';

/** Une feuille prise, ce qu'on en fait, et où noter ses fautes de ligne. */
export interface FeuillePrise {
  lue: FeuilleLue;
  reperee: FeuilleReperee;
  choix: Choix;
  journal: Journal;
}

const ERREUR = /^#(?:N\/A|REF!|VALEUR!|VALUE!|NOM\?|NAME\?|DIV\/0!|NUL!|NULL!|NOMBRE!|NUM!|SPILL!|CALC!)$/i;

/** Une ligne de données, lue par champ. Une cellule en erreur est tenue pour vide, et dite une fois par ligne. */
export class Ligne {
  readonly numero: number;
  readonly journal: Journal;
  readonly #valeurs = new Map<string, string>();

  constructor({ numero, cellules }: LigneLue, { choix, journal }: FeuillePrise) {
    this.numero = numero;
    this.journal = journal;
    let erreur = '';
    for (const [rang, champ] of choix.champs.entries()) {
      const valeur = cellules[rang] ?? '';
      if (champ === '' || valeur === '') continue;
      if (ERREUR.test(valeur)) erreur = valeur;
      else this.#valeurs.set(champ, valeur);
    }
    if (erreur !== '') journal.noter('tableur-erreur-calcul', { ligne: numero }, { erreur });
  }

  /** Vrai si aucune des colonnes prises n'y est remplie. */
  get vide(): boolean {
    return this.#valeurs.size === 0;
  }

  /** Ce que la ligne dit d'un champ, sur une seule ligne de texte ; vide si elle n'en dit rien. */
  lire = (champ: string): string => this.brut(champ).replaceAll('\n', ' ');

  /** La même chose, sauts de ligne compris. */
  brut = (champ: string): string => this.#valeurs.get(champ) ?? '';

  sujet = (qui = '', cle = ''): Sujet => ({ qui, cle, ligne: this.numero });
}
