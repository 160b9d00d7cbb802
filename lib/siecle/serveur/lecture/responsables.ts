import 'server-only';
import { refus, type Sujet } from '../../regles-anomalies';
import type { Anomalie, DoubleLu, Entete, LectureResponsables, LienLu, Parente, PersonneLue } from '../../types';
import { civilite, courrielValable, facultatif, nettoyer, nommerPersonne } from './champs';
import { enteteSiecle, nomDeFamille } from './entete-siecle';
import { balise, fiche } from './forme';
import { type Contexte, type Lecteur, verifierEntete } from './lecteur';
import { attribut, champ, type Noeud } from './xml';

const FORME = balise({
  PARAMETRES: fiche(['UAJ', 'ANNEE_SCOLAIRE', 'DATE_EXPORT', 'HORODATAGE']),
  DONNEES: balise({
    PERSONNES: balise({
      PERSONNE: fiche(['LC_CIVILITE', 'LL_CIVILITE', 'NOM_DE_FAMILLE', 'NOM', 'NOM_USAGE', 'PRENOM', 'MEL']),
    }),
    RESPONSABLES: balise({
      RESPONSABLE_ELEVE: fiche(['ELEVE_ID', 'PERSONNE_ID', 'NIVEAU_RESPONSABILITE', 'RESP_LEGAL', 'CODE_PARENTE']),
    }),
  }),
});

const PARENTES: ReadonlySet<string> = new Set(['10', '20', '37', '38', '39', '41', '42', '50', '51', '70', '90']);
const estParente = (code: string): code is Parente => PARENTES.has(code);

/** Jusqu'en 2017, 1 était le père et 2 la mère ; depuis 2018, 10 est la mère et 20 le père. */
const PARENTES_2017: ReadonlyMap<string, Parente> = new Map([
  ['1', '20'],
  ['2', '10'],
  ['3', '50'],
  ['4', '39'],
  ['5', '51'],
  ['6', '90'],
  ['7', '70'],
]);

const NIVEAUX: ReadonlyMap<string, LienLu['niveau']> = new Map([
  ['1', 1],
  ['2', 2],
  ['3', 3],
]);

/** RESP_LEGAL : 1 ou 2, représentant légal de tel rang ; 0, les autres. */
const NIVEAUX_2017: ReadonlyMap<string, LienLu['niveau']> = new Map([
  ['1', 1],
  ['2', 1],
  ['0', 3],
]);

interface LienBrut extends LienLu {
  ligne: number;
}

/** Lecteur de `ResponsablesAvecAdresses.xml` (racine BEE_RESPONSABLES), modèles d'avant et d'après 2018. */
export class LecteurResponsables implements Lecteur {
  readonly forme = FORME;
  readonly #contexte: Contexte;
  #entete: Omit<Entete, 'anomalies'> | null = null;
  readonly #personnes = new Map<string, PersonneLue>();
  readonly #refuses = new Set<string>();
  readonly #doubles: DoubleLu[] = [];
  readonly #liens = new Map<string, LienBrut>();
  #nombrePersonnes = 0;
  #nombreLiens = 0;

  constructor(contexte: Contexte) {
    this.#contexte = contexte;
  }

  fiche(nom: string, noeud: Noeud, ligne: number): void {
    if (nom === 'PARAMETRES') this.#entete ??= verifierEntete(this.#contexte, enteteSiecle(noeud));
    else if (nom === 'PERSONNE') this.#lirePersonne(noeud, ligne);
    else this.#lireLien(noeud, ligne);
  }

  finir(): LectureResponsables {
    const entete = this.#entete ?? verifierEntete(this.#contexte, enteteSiecle(''));
    if (this.#nombrePersonnes === 0) throw refus('aucune-personne', {});
    if (this.#nombreLiens === 0) throw refus('aucun-lien', {});
    const liens = this.#liensConnus();
    return {
      genre: 'responsables',
      ...entete,
      personnes: [...this.#personnes.values()],
      liens,
      refuses: [...this.#refuses],
      ...(this.#doubles.length > 0 && { doubles: this.#doubles }),
      anomalies: this.#contexte.journal.toutes().map((a) => this.#avecNom(a)),
    };
  }

  /** Un lien ne porte que des numéros, et peut précéder sa personne : son anomalie reçoit le nom à la fin. */
  #avecNom(a: Anomalie): Anomalie {
    const personne = a.qui === '' ? this.#personnes.get(a.cle) : undefined;
    return personne === undefined ? a : { ...a, qui: nommerPersonne(personne.nom, personne.prenom) };
  }

  #lirePersonne(noeud: Noeud, ligne: number): void {
    this.#nombrePersonnes++;
    const { journal } = this.#contexte;
    const personneId = attribut(noeud, 'PERSONNE_ID');
    const nom = nomDeFamille(noeud);
    const prenom = nettoyer(champ(noeud, 'PRENOM'));
    const sujet = { cle: personneId ?? '', qui: nommerPersonne(nom, prenom), ligne };
    if (personneId === null) journal.noter('personne-sans-identifiant', sujet, {});
    else if (this.#personnes.has(personneId)) {
      journal.noter('personne-double', sujet, { id: personneId });
      const noms = [nettoyer(champ(noeud, 'NOM_USAGE')), nom].filter((n) => n !== '');
      this.#doubles.push({ clef: personneId, nationaux: [], noms, prenom, naissance: null });
    } else if (nom === '') {
      this.#refuses.add(personneId);
      journal.noter('personne-sans-nom', sujet, {});
    } else this.#personnes.set(personneId, this.#personne(noeud, sujet, { ligne, personneId, nom, prenom }));
  }

  #personne(
    noeud: Noeud,
    sujet: Sujet,
    identite: Pick<PersonneLue, 'ligne' | 'personneId' | 'nom' | 'prenom'>,
  ): PersonneLue {
    const mel = champ(noeud, 'MEL');
    const courriel = mel === null ? null : courrielValable(mel);
    if (mel !== null && courriel === null) {
      this.#contexte.journal.noter('courriel-invalide', sujet, { courriel: mel });
    }
    return {
      ...identite,
      civilite: civilite(champ(noeud, 'LC_CIVILITE')) ?? civilite(champ(noeud, 'LL_CIVILITE')),
      nomUsage: facultatif(champ(noeud, 'NOM_USAGE')),
      courriel,
    };
  }

  #lireLien(noeud: Noeud, ligne: number): void {
    this.#nombreLiens++;
    const eleveId = champ(noeud, 'ELEVE_ID');
    const personneId = champ(noeud, 'PERSONNE_ID');
    if (eleveId === null || personneId === null) {
      this.#contexte.journal.noter('lien-incomplet', { cle: personneId ?? eleveId ?? '', ligne }, {});
      return;
    }
    const sujet = { cle: personneId, ligne };
    const lien = { eleveId, personneId, ...this.#nature(noeud, sujet), ligne };
    const cle = JSON.stringify([eleveId, personneId]);
    const connu = this.#liens.get(cle);
    if (connu !== undefined) this.#contexte.journal.noter('lien-double', sujet, { eleve: eleveId });
    if (connu === undefined || lien.niveau < connu.niveau) this.#liens.set(cle, lien);
  }

  /** Le modèle se reconnaît au lien lui-même : RESP_LEGAL n'existe que jusqu'en 2017. */
  #nature(noeud: Noeud, sujet: Sujet): Pick<LienLu, 'niveau' | 'parente'> {
    const rang = champ(noeud, 'RESP_LEGAL');
    const niveauLu = champ(noeud, 'NIVEAU_RESPONSABILITE') ?? rang ?? '';
    const ancien = champ(noeud, 'NIVEAU_RESPONSABILITE') === null && rang !== null;
    const niveau = (ancien ? NIVEAUX_2017 : NIVEAUX).get(niveauLu);
    if (niveau === undefined) this.#contexte.journal.noter('niveau-inconnu', sujet, { niveau: niveauLu });
    return { niveau: niveau ?? 3, parente: this.#parente(champ(noeud, 'CODE_PARENTE') ?? '', ancien, sujet) };
  }

  #parente(code: string, ancien: boolean, sujet: Sujet): Parente {
    const connue = ancien ? PARENTES_2017.get(code) : code;
    if (connue !== undefined && estParente(connue)) return connue;
    if (code !== '') this.#contexte.journal.noter('parente-inconnue', sujet, { code });
    return '90';
  }

  #liensConnus(): LienLu[] {
    const liens: LienLu[] = [];
    for (const { ligne, ...lien } of this.#liens.values()) {
      const { eleveId: eleve, personneId: personne } = lien;
      if (this.#personnes.has(personne)) liens.push(lien);
      else if (!this.#refuses.has(personne)) {
        this.#contexte.journal.noter('lien-personne-inconnue', { cle: personne, ligne }, { eleve, personne });
      }
    }
    return liens;
  }
}
