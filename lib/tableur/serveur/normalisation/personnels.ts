import 'server-only';
import { simplifier } from '@/lib/recherche-texte';
import { courrielValable, nommerPersonne } from '@/lib/siecle/serveur/lecture/champs';
import type { IndividuLu } from '@/lib/siecle/types';
import { lireDate } from '../../regles-dates';
import { estExemple } from '../../regles-exemples';
import { type Classes, decouper } from './classes';
import { clefIdentite, clefNumero } from './clefs';
import { type FeuillePrise, Ligne } from './journal';
import { nommer } from './personne';

/** Le TYPE d'un personnel de tableur, à la place de celui de STSWEB. */
const TYPE = 'tableur';

/**
 * Le profil d'une fonction, lu comme on l'écrit. Nul : elle n'a pas de compte ici (vie scolaire, secrétariat…). Sans fonction :
 * enseignant.
 */
function lireFonction(texte: string): IndividuLu['role'] | null {
  const lu = simplifier(texte);
  if (lu.trim() === '') return 'enseignant';
  if (/assist|secret|\baesh\b|\baed\b|\bcpe\b|educati|surveill|infirm|intend|gestionn|comptab/.test(lu)) return null;
  if (/\bdirect|provis|\bdir\b|chef d etab/.test(lu)) return 'chef';
  if (/\bens\b|enseign|\bprof|format|\bplp\b|\bddfpt\b|pedago|certif|agreg|contract|vacat|remplac/.test(lu))
    return 'enseignant';
  return /\bprincipal|\badjoint/.test(lu) ? 'chef' : null;
}

/** Les personnels d'un fichier, et les classes où chacun enseigne. */
export class Personnels {
  readonly #classes: Classes;
  readonly #depuis1904: boolean;
  readonly #parClef = new Map<string, { individu: IndividuLu; ligne: number }>();

  constructor(classes: Classes, depuis1904: boolean) {
    this.#classes = classes;
    this.#depuis1904 = depuis1904;
  }

  get individus(): IndividuLu[] {
    return [...this.#parClef.values()].map((p) => p.individu);
  }

  lire(feuille: FeuillePrise): void {
    // Aucune classe n'est encore connue : ce fichier les nomme, et les crée.
    const creer = this.#classes.aucune;
    for (const lue of feuille.reperee.donnees) {
      const ligne = new Ligne(lue, feuille);
      if (!ligne.vide) this.#ligne(ligne, creer);
    }
  }

  #ligne(ligne: Ligne, creer: boolean): void {
    const { nom, prenom, civilite } = nommer(ligne);
    const qui = nommerPersonne(nom, prenom);
    const numero = ligne.lire('numero');
    const sujet = ligne.sujet(qui, numero);
    if (estExemple({ nom })) {
      ligne.journal.noter('tableur-exemple', sujet, {});
      return;
    }
    if (nom === '') {
      ligne.journal.noter('tableur-sans-nom', sujet, {});
      return;
    }
    const fonction = ligne.lire('fonction');
    const role = lireFonction(fonction);
    if (role === null) {
      ligne.journal.noter('tableur-autre-fonction', sujet, { fonction });
      return;
    }
    const dateNaissance = this.#naissance(ligne, qui);
    const id = numero === '' ? clefIdentite(nom, prenom, dateNaissance ?? '') : clefNumero(numero);
    const connu = this.#parClef.get(id);
    if (connu) {
      ligne.journal.noter('tableur-personnel-double', sujet, { autre: connu.ligne });
      return;
    }
    if (prenom === '') ligne.journal.noter('sans-prenom', sujet, {});
    const individu: IndividuLu = {
      ligne: ligne.numero,
      type: TYPE,
      id,
      role,
      civilite,
      nom,
      prenom,
      dateNaissance,
      fonction: fonction || null,
      disciplines: decouper(ligne.brut('discipline')),
      courriel: this.#courriel(ligne, qui),
    };
    this.#parClef.set(id, { individu, ligne: ligne.numero });
    if (role === 'enseignant') this.#affecter(ligne, individu, creer);
  }

  #naissance(ligne: Ligne, qui: string): string | null {
    const date = ligne.lire('naissance');
    const lue = lireDate(date, { depuis1904: this.#depuis1904 });
    if (date === '') ligne.journal.noter('individu-sans-naissance', ligne.sujet(qui), {});
    else if (lue === null) ligne.journal.noter('individu-naissance-impossible', ligne.sujet(qui), { date });
    return lue;
  }

  #courriel(ligne: Ligne, qui: string): string | null {
    const lu = ligne.lire('courriel');
    const courriel = lu === '' ? null : courrielValable(lu);
    if (lu !== '' && courriel === null) ligne.journal.noter('courriel-invalide', ligne.sujet(qui), { courriel: lu });
    return courriel;
  }

  #affecter(ligne: Ligne, { type, id, nom, prenom }: IndividuLu, creer: boolean): void {
    for (const code of decouper(ligne.brut('classes'))) {
      const division = creer ? this.#classes.division(code) : this.#classes.pourEnseignant(code);
      if (division) division.enseignants.push({ type, id });
      else ligne.journal.noter('tableur-classe-inconnue', ligne.sujet(nommerPersonne(nom, prenom)), { code });
    }
  }
}
