import 'server-only';
import { refus, type Sujet } from '../../regles-anomalies';
import type { DoubleLu, EleveLu, Entete, LectureEleves } from '../../types';
import { courrielValable, dateIso, estInactifs, facultatif, nettoyer, nommerPersonne } from './champs';
import { enteteSiecle, nomDeFamille } from './entete-siecle';
import { balise, branche, fiche } from './forme';
import { type Contexte, type Lecteur, verifierEntete } from './lecteur';
import { attribut, champ, enfants, type Noeud } from './xml';

const FORME = balise({
  PARAMETRES: fiche(['UAJ', 'ANNEE_SCOLAIRE', 'DATE_EXPORT', 'HORODATAGE']),
  DONNEES: balise({
    ELEVES: balise({
      ELEVE: fiche([
        'ID_NATIONAL',
        'INE_BEA',
        'INE_RNIE',
        'NOM_DE_FAMILLE',
        'NOM',
        'NOM_USAGE',
        'PRENOM',
        'DATE_NAISS',
        'DATE_SORTIE',
        'DATE_ENTREE',
        'MEL',
        'CODE_SEXE',
        'CODE_MEF',
      ]),
    }),
    STRUCTURES: balise({
      STRUCTURES_ELEVE: fiche([], { STRUCTURE: branche(['CODE_STRUCTURE', 'TYPE_STRUCTURE']) }),
    }),
  }),
});

interface EleveBrut {
  eleveId: string;
  noeud: Noeud;
  sujet: Sujet;
  ligne: number;
}

interface Structures {
  divisions: Set<string>;
  groupes: Set<string>;
  ligne: number;
}

/** Lecteur de `ElevesSansAdresses.xml` ou `ElevesAvecAdresses.xml` (racine BEE_ELEVES), les exports de SIECLE. */
export class LecteurEleves implements Lecteur {
  readonly forme = FORME;
  readonly #contexte: Contexte;
  #entete: Omit<Entete, 'anomalies'> | null = null;
  readonly #bruts = new Map<string, EleveBrut>();
  readonly #structures = new Map<string, Structures>();
  readonly #refuses: string[] = [];
  readonly #doubles: DoubleLu[] = [];
  #nombre = 0;

  constructor(contexte: Contexte) {
    this.#contexte = contexte;
  }

  fiche(nom: string, noeud: Noeud, ligne: number): void {
    if (nom === 'PARAMETRES') this.#entete ??= this.#lireEntete(noeud);
    else if (nom === 'ELEVE') this.#lireEleve(noeud, ligne);
    else this.#lireStructures(noeud, ligne);
  }

  finir(): LectureEleves {
    const entete = this.#entete ?? this.#lireEntete('');
    if (this.#nombre === 0) throw refus('aucun-eleve', {});
    const eleves = [...this.#bruts.values()].flatMap((brut) => this.#eleve(brut, entete.dateExport) ?? []);
    this.#verifierStructures();
    if (this.#refuses.length === 0 && !eleves.some((e) => e.inscrit)) {
      throw refus('aucun-inscrit', { nombre: this.#nombre });
    }
    this.#dedoublonner(eleves, 'ine');
    this.#dedoublonner(eleves, 'elenoet');
    return {
      genre: 'eleves',
      ...entete,
      eleves,
      refuses: this.#refuses,
      ...(this.#doubles.length > 0 && { doubles: this.#doubles }),
      anomalies: this.#contexte.journal.toutes(),
    };
  }

  #lireEntete(noeud: Noeud): Omit<Entete, 'anomalies'> {
    return verifierEntete(this.#contexte, enteteSiecle(noeud));
  }

  #lireEleve(noeud: Noeud, ligne: number): void {
    this.#nombre++;
    const eleveId = attribut(noeud, 'ELEVE_ID');
    const sujet = {
      cle: eleveId ?? '',
      qui: nommerPersonne(nomDeFamille(noeud), nettoyer(champ(noeud, 'PRENOM'))),
      ligne,
    };
    if (eleveId === null) this.#contexte.journal.noter('eleve-sans-identifiant', sujet, {});
    else if (this.#bruts.has(eleveId)) {
      this.#contexte.journal.noter('eleve-double', sujet, { id: eleveId });
      this.#doubles.push(double(eleveId, noeud));
    } else this.#bruts.set(eleveId, { eleveId, noeud, sujet, ligne });
  }

  #lireStructures(noeud: Noeud, ligne: number): void {
    const eleveId = attribut(noeud, 'ELEVE_ID') ?? '';
    const lues = this.#structures.get(eleveId) ?? { divisions: new Set(), groupes: new Set(), ligne };
    for (const structure of enfants(noeud, 'STRUCTURE')) {
      const code = champ(structure, 'CODE_STRUCTURE');
      const type = champ(structure, 'TYPE_STRUCTURE')?.toUpperCase();
      if (code !== null && type === 'D') lues.divisions.add(code);
      if (code !== null && type === 'G') lues.groupes.add(code);
    }
    this.#structures.set(eleveId, lues);
  }

  /**
   * Inscrit : une division, et pas de DATE_SORTIE ou une date après celle de l'export ; les partis restent deux ans au
   * fichier, parfois avec leur division. L'INE n'est pas exigé. Rend nul un élève refusé.
   */
  #eleve(brut: EleveBrut, dateExport: string | null): EleveLu | null {
    const { noeud } = brut;
    const dateSortie = this.#date(brut, 'DATE_SORTIE');
    const sorti = dateSortie !== null && (dateExport === null || dateSortie <= dateExport);
    const division = this.#division(brut, sorti);
    const lu = {
      ligne: brut.ligne,
      eleveId: brut.eleveId,
      elenoet: attribut(noeud, 'ELENOET'),
      ine: ineDe(noeud),
      ineAncien: champ(noeud, 'INE_BEA'),
      nom: nomDeFamille(noeud),
      nomUsage: facultatif(champ(noeud, 'NOM_USAGE')),
      prenom: nettoyer(champ(noeud, 'PRENOM')),
      sexe: sexe(champ(noeud, 'CODE_SEXE')),
      courriel: null,
      dateEntree: dateIso(champ(noeud, 'DATE_ENTREE')),
      dateSortie,
      mef: champ(noeud, 'CODE_MEF'),
      groupes: [...(this.#structures.get(brut.eleveId)?.groupes ?? [])],
    };
    const dateNaissance = dateIso(champ(noeud, 'DATE_NAISS'));
    if (sorti || division === null) return lu.nom === '' ? null : { ...lu, inscrit: false, division, dateNaissance };
    if (!this.#estAcceptable(brut, lu.nom, dateNaissance) || dateNaissance === null) return null;
    if (lu.prenom === '') this.#contexte.journal.noter('sans-prenom', brut.sujet, {});
    return { ...lu, courriel: this.#courriel(brut), inscrit: true, division, dateNaissance };
  }

  #estAcceptable({ eleveId, noeud, sujet }: EleveBrut, nom: string, dateNaissance: string | null): boolean {
    const { journal } = this.#contexte;
    const date = champ(noeud, 'DATE_NAISS');
    if (nom !== '' && dateNaissance !== null) return true;
    this.#refuses.push(eleveId);
    if (nom === '') journal.noter('eleve-sans-nom', sujet, {});
    else if (date === null) journal.noter('eleve-sans-naissance', sujet, {});
    else journal.noter('eleve-naissance-impossible', sujet, { date });
    return false;
  }

  #date({ noeud, sujet }: EleveBrut, nom: string): string | null {
    const texte = champ(noeud, nom);
    const date = dateIso(texte);
    if (texte !== null && date === null) {
      this.#contexte.journal.noter('date-illisible', sujet, { champ: nom, date: texte });
    }
    return date;
  }

  #division({ eleveId, sujet }: EleveBrut, sorti: boolean): string | null {
    const { journal } = this.#contexte;
    const lues = [...(this.#structures.get(eleveId)?.divisions ?? [])];
    const divisions = lues.filter((code) => !estInactifs(code));
    const [division] = divisions;
    if (sorti) return division ?? null;
    if (divisions.length > 1) journal.noter('deux-divisions', sujet, { divisions: divisions.join(', ') });
    if (division !== undefined) return division;
    if (lues[0] === undefined) journal.noter('eleve-sans-division', sujet, {});
    else journal.noter('eleve-inactif', sujet, { code: lues[0] });
    return null;
  }

  #courriel({ noeud, sujet }: EleveBrut): string | null {
    const texte = champ(noeud, 'MEL');
    const courriel = texte === null ? null : courrielValable(texte);
    if (texte !== null && courriel === null) {
      this.#contexte.journal.noter('courriel-invalide', sujet, { courriel: texte });
    }
    return courriel;
  }

  /** Un numéro porté par deux élèves reste au premier inscrit ; une ancienne fiche du même élève le perd sans bruit. */
  #dedoublonner(eleves: EleveLu[], numero: 'ine' | 'elenoet'): void {
    const vus = new Map<string, string>();
    for (const eleve of [...eleves.filter((e) => e.inscrit), ...eleves.filter((e) => !e.inscrit)]) {
      const valeur = eleve[numero];
      if (valeur === null) continue;
      const autre = vus.get(valeur);
      if (autre === undefined) vus.set(valeur, eleve.eleveId);
      else {
        eleve[numero] = null;
        if (eleve.inscrit) this.#noterDouble(eleve.eleveId, numero, valeur, autre);
      }
    }
  }

  #noterDouble(eleveId: string, numero: 'ine' | 'elenoet', valeur: string, autre: string): void {
    const sujet = this.#bruts.get(eleveId)?.sujet ?? {};
    if (numero === 'ine') this.#contexte.journal.noter('ine-double', sujet, { autre });
    else this.#contexte.journal.noter('elenoet-double', sujet, { elenoet: valeur, autre });
  }

  #verifierStructures(): void {
    for (const [id, { ligne }] of this.#structures) {
      if (!this.#bruts.has(id)) this.#contexte.journal.noter('structure-eleve-inconnu', { cle: id, ligne }, { id });
    }
  }
}

const ineDe = (noeud: Noeud): string | null => champ(noeud, 'ID_NATIONAL') ?? champ(noeud, 'INE_RNIE');

const double = (clef: string, noeud: Noeud): DoubleLu => ({
  clef,
  nationaux: [ineDe(noeud), champ(noeud, 'INE_BEA')].filter((n) => n !== null),
  noms: [nettoyer(champ(noeud, 'NOM_USAGE')), nomDeFamille(noeud)].filter((n) => n !== ''),
  prenom: nettoyer(champ(noeud, 'PRENOM')),
  naissance: dateIso(champ(noeud, 'DATE_NAISS')),
});

function sexe(code: string | null): EleveLu['sexe'] {
  if (code === '1') return 'M';
  return code === '2' ? 'F' : null;
}
