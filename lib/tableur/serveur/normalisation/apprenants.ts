import 'server-only';
import { courrielValable, facultatif, nommerPersonne } from '@/lib/siecle/serveur/lecture/champs';
import type { EleveLu } from '@/lib/siecle/types';
import { lireDate } from '../../regles-dates';
import { estExemple } from '../../regles-exemples';
import { Annuaire, type ApprenantConnu } from './annuaire';
import { type Classes, decouper, lireMef } from './classes';
import { clefIdentite, clefNumero } from './clefs';
import { type FeuillePrise, Ligne } from './journal';
import { type Nomme, nommer } from './personne';
import type { Responsables } from './responsables';

interface Contexte {
  classes: Classes;
  responsables: Responsables;
  connus: readonly ApprenantConnu[];
  depuis1904: boolean;
  /** `aaaa-mm-jj` : qui est sorti avant ne l'est plus. */
  jour: string;
}

interface Place {
  eleve: EleveLu;
  ligne: number;
}

/** Dix chiffres et une lettre, ou neuf chiffres et deux lettres. */
const INE = /^\d{9}[\dA-Z][A-Z]$/;

/** Les apprenants d'un fichier, feuille après feuille, et ceux qu'une faute de ligne écarte. */
export class Apprenants {
  readonly #contexte: Contexte;
  readonly #parClef = new Map<string, Place>();
  readonly #parIne = new Map<string, Place>();
  readonly #connus: Annuaire;
  #lus: Annuaire | null = null;
  readonly refuses: string[] = [];

  constructor(contexte: Contexte) {
    this.#contexte = contexte;
    this.#connus = new Annuaire(contexte.connus);
  }

  get eleves(): EleveLu[] {
    return [...this.#parClef.values()].map((p) => p.eleve);
  }

  lire(feuille: FeuillePrise): void {
    for (const lue of feuille.reperee.donnees) {
      const ligne = new Ligne(lue, feuille);
      if (!ligne.vide) this.#ligne(ligne, feuille);
    }
  }

  #ligne(ligne: Ligne, { choix }: FeuillePrise): void {
    const nomme = nommer(ligne);
    const qui = nommerPersonne(nomme.nom, nomme.prenom);
    const numero = ligne.lire('numero');
    const sujet = ligne.sujet(qui, numero);
    const texteDate = ligne.lire('naissance');
    const naissance = lireDate(texteDate, this.#contexte);
    if (estExemple(nomme)) {
      ligne.journal.noter('tableur-exemple', sujet, {});
      return;
    }
    if (nomme.nom === '') {
      ligne.journal.noter('tableur-sans-nom', sujet, {});
      return;
    }
    const texteClasse = ligne.lire('classe') || choix.classe.trim();
    if (naissance === null || texteClasse === '') {
      this.#ecarter(nomme, numero, this.#ine(ligne, qui));
      if (texteDate === '') ligne.journal.noter('tableur-sans-naissance', sujet, {});
      else if (naissance === null) ligne.journal.noter('tableur-naissance-illisible', sujet, { date: texteDate });
      else ligne.journal.noter('tableur-sans-classe', sujet, {});
      return;
    }
    const place = this.#placer(ligne, nomme, numero, naissance, texteClasse);
    this.#contexte.responsables.deLaLigne(ligne, place.eleve.eleveId, qui);
  }

  /** L'apprenant d'une ligne : neuf, ou celui d'une ligne précédente (un responsable par ligne, une classe par ligne). */
  #placer(ligne: Ligne, nomme: Nomme, numero: string, naissance: string, texteClasse: string): Place {
    const qui = nommerPersonne(nomme.nom, nomme.prenom);
    const sujet = ligne.sujet(qui, numero);
    const division = this.#contexte.classes.pourApprenant(texteClasse, ligne).code;
    const ine = this.#ine(ligne, qui);
    const identite = clefIdentite(nomme.nom, nomme.prenom, naissance);
    const eleveId = this.#clef(ligne, qui, numero, identite, ine);
    const connu = this.#parClef.get(eleveId);
    if (connu) {
      const { eleve } = connu;
      if (eleve.division !== division)
        ligne.journal.noter('deux-divisions', sujet, { divisions: `${eleve.division}, ${division}` });
      else if (!this.#contexte.responsables.nommes(ligne))
        ligne.journal.noter('tableur-ligne-double', sujet, { autre: connu.ligne });
      return connu;
    }
    const sortie = lireDate(ligne.lire('sortie'), this.#contexte);
    const eleve: EleveLu = {
      ligne: ligne.numero,
      eleveId,
      elenoet: null,
      ine: this.#ineDeDroit(ine, ligne, qui),
      ineAncien: null,
      nom: nomme.nom,
      nomUsage: facultatif(ligne.lire('nomUsage')),
      prenom: nomme.prenom,
      sexe: lireSexe(ligne.lire('sexe'), nomme.civilite),
      courriel: this.#courriel(ligne, qui),
      dateEntree: lireDate(ligne.lire('entree'), this.#contexte),
      dateSortie: sortie,
      mef: lireMef(ligne, qui),
      groupes: decouper(ligne.brut('groupes')).map((g) => this.#contexte.classes.groupe(g, division)),
      inscrit: sortie === null || sortie > this.#contexte.jour,
      division,
      dateNaissance: naissance,
    };
    if (nomme.prenom === '') ligne.journal.noter('sans-prenom', sujet, {});
    const place = { eleve, ligne: ligne.numero };
    this.#parClef.set(eleve.eleveId, place);
    if (eleve.ine) this.#parIne.set(eleve.ine, place);
    return place;
  }

  /** Le numéro, s'il n'est qu'à lui ; sinon le nom et la naissance, et l'INE pour deux homonymes nés le même jour. */
  #clef(ligne: Ligne, qui: string, numero: string, identite: string, ine: string | null): string {
    const memeQue = (clef: string): boolean => {
      const autre = this.#parClef.get(clef)?.eleve;
      return !autre || clefIdentite(autre.nom, autre.prenom, autre.dateNaissance ?? '') === identite;
    };
    if (numero !== '') {
      if (memeQue(clefNumero(numero))) return clefNumero(numero);
      const autre = this.#parClef.get(clefNumero(numero))?.eleve;
      ligne.journal.noter('tableur-numero-double', ligne.sujet(qui, numero), {
        numero,
        autre: nommerPersonne(autre?.nom ?? '', autre?.prenom ?? ''),
      });
    }
    const autre = this.#parClef.get(identite)?.eleve;
    return autre?.ine && ine && autre.ine !== ine ? `${identite}/${ine}` : identite;
  }

  #ine(ligne: Ligne, qui: string): string | null {
    const ine = ligne
      .lire('ine')
      .replace(/[\s.-]/g, '')
      .toUpperCase();
    if (ine === '') return null;
    if (INE.test(ine)) return ine;
    ligne.journal.noter('tableur-ine-illisible', ligne.sujet(qui), { ine });
    return null;
  }

  #ineDeDroit(ine: string | null, ligne: Ligne, qui: string): string | null {
    const autre = ine === null ? undefined : this.#parIne.get(ine)?.eleve;
    if (!autre) return ine;
    ligne.journal.noter('ine-double', ligne.sujet(qui), { autre: nommerPersonne(autre.nom, autre.prenom) });
    return null;
  }

  #courriel(ligne: Ligne, qui: string): string | null {
    const lu = ligne.lire('courriel');
    const courriel = lu === '' ? null : courrielValable(lu);
    if (lu !== '' && courriel === null) ligne.journal.noter('courriel-invalide', ligne.sujet(qui), { courriel: lu });
    return courriel;
  }

  /** Qui est écarté par une faute de ligne n'est pas parti : sa clé, par son numéro ou ce que Griotte connaît de lui. */
  #ecarter({ nom, prenom }: Nomme, numero: string, ine: string | null): void {
    const clef = numero === '' ? null : clefNumero(numero);
    if (clef !== null) this.refuses.push(clef);
    for (const c of this.#connus.chercher({ clef, ine, nom, prenom, naissance: null })) this.refuses.push(c.clef);
  }

  /** Les clés des apprenants que peut désigner une ligne de responsables : ceux du fichier, sinon ceux de l'établissement. */
  designes(ligne: Ligne, { nom, prenom }: Nomme): string[] {
    this.#lus ??= new Annuaire(this.eleves.map((e) => ({ ...e, clef: e.eleveId, naissance: e.dateNaissance })));
    const numero = ligne.lire('numero');
    const designation = {
      clef: numero === '' ? null : clefNumero(numero),
      ine: this.#ine(ligne, nommerPersonne(nom, prenom)),
      nom,
      prenom,
      naissance: lireDate(ligne.lire('naissance'), this.#contexte),
    };
    const trouves = this.#lus.chercher(designation);
    const retenus = trouves.length > 0 ? trouves : this.#connus.chercher(designation);
    return [...new Set(retenus.map((a) => a.clef))];
  }
}

function lireSexe(texte: string, civilite: Nomme['civilite']): EleveLu['sexe'] {
  const lu = texte.trim().toLowerCase();
  if (/^(?:f|fille|f[ée]minin|femme|mme\.?|mlle\.?|madame|mademoiselle|2)$/.test(lu)) return 'F';
  if (/^(?:m|m\.|mr\.?|g|h|gar[cç]on|masculin|homme|monsieur|1)$/.test(lu)) return 'M';
  if (civilite) return civilite === 'M.' ? 'M' : 'F';
  return null;
}
