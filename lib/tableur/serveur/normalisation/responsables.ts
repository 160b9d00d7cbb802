import 'server-only';
import { plier } from '@/lib/comptes/regles-noms';
import { simplifier } from '@/lib/recherche-texte';
import { courrielValable, nommerPersonne } from '@/lib/siecle/serveur/lecture/champs';
import type { LienLu, Parente, PersonneLue } from '@/lib/siecle/types';
import { RANGS_RESPONSABLES } from '../../regles-champs';
import { estExemple } from '../../regles-exemples';
import { nommeUnCouple, separer } from '../../regles-noms';
import type { Apprenants } from './apprenants';
import { clefIdentite, clefNumero } from './clefs';
import { type FeuillePrise, Ligne } from './journal';
import { type Nomme, nommer, partager } from './personne';

const LIENS: readonly [RegExp, Parente][] = [
  [/\b(mere|maman)\b/, '10'],
  [/\b(pere|papa)\b/, '20'],
  [/\b(frere|soeur|fratrie)\b/, '37'],
  [/\b(grand|aieul|ascendant)/, '38'],
  [/\b(oncle|tante|cousin|famille)\b/, '39'],
  [/\beducat/, '41'],
  [/\bassistant/, '42'],
  [/\b(tuteur|tutrice|tutelle)\b/, '50'],
  [/\b(ase|aide sociale)\b/, '51'],
  [/\b(lui meme|elle meme|majeur)\b/, '70'],
];

/** Le code de parenté d'un mot, et s'il fait de la personne un simple contact. Sans mot reconnu : « autre lien ». */
function lireLien(texte: string): Pick<LienLu, 'parente' | 'niveau'> {
  const lu = simplifier(texte).replace(/[^a-z]+/g, ' ');
  return {
    parente: LIENS.find(([motif]) => motif.test(lu))?.[1] ?? '90',
    niveau: /\b(contact|urgence)\b/.test(lu) ? 3 : 1,
  };
}

interface Lu extends Nomme {
  courriel: string;
  numero: string;
  lien: string;
}

/** Les responsables d'un fichier, de plusieurs par ligne ou d'un par ligne, et leurs liens. */
export class Responsables {
  readonly #personnes = new Map<string, PersonneLue>();
  readonly #liens = new Map<string, LienLu>();
  /** Par nom et prénom, l'apprenant et la clé de celui qu'on n'a pu reconnaître qu'à son enfant. */
  readonly #homonymes = new Map<string, { clef: string; enfant: string }>();

  get personnes(): PersonneLue[] {
    return [...this.#personnes.values()];
  }

  get liens(): LienLu[] {
    return [...this.#liens.values()];
  }

  /** Une feuille qui dit, ligne par ligne, de qui chacun est responsable. */
  lire(feuille: FeuillePrise, apprenants: Apprenants): void {
    for (const lue of feuille.reperee.donnees) {
      const ligne = new Ligne(lue, feuille);
      if (ligne.vide || !this.nommes(ligne)) continue;
      const nomme = nommer(ligne);
      const qui = nommerPersonne(nomme.nom, nomme.prenom) || ligne.lire('numero') || ligne.lire('ine');
      if (estExemple(nomme)) {
        ligne.journal.noter('tableur-exemple', ligne.sujet(qui), {});
        continue;
      }
      const [clef, ...autres] = apprenants.designes(ligne, nomme);
      if (clef === undefined) ligne.journal.noter('tableur-apprenant-inconnu', ligne.sujet(qui), { qui });
      else if (autres.length > 0) ligne.journal.noter('tableur-apprenant-ambigu', ligne.sujet(qui), { qui });
      else this.deLaLigne(ligne, clef, qui);
    }
  }

  /** Vrai si la ligne nomme au moins un responsable. */
  nommes = (ligne: Ligne): boolean =>
    RANGS_RESPONSABLES.some((r) => ['nom', 'nomPrenom', 'prenomNom'].some((c) => ligne.lire(`r${r}.${c}`) !== ''));

  /** Les responsables que porte la ligne d'un apprenant. */
  deLaLigne(ligne: Ligne, eleveId: string, enfant: string): void {
    for (const rang of RANGS_RESPONSABLES)
      for (const lu of this.#lus(ligne, `r${rang}.`)) this.#ajouter(ligne, lu, eleveId, enfant);
  }

  /** Une colonne peut en nommer plusieurs, leurs adresses l'une sous l'autre dans la sienne. */
  #lus(ligne: Ligne, prefixe: string): Lu[] {
    const commun = { numero: ligne.lire(`${prefixe}numero`), lien: ligne.lire(`${prefixe}lien`) };
    const courriels = separer(ligne.brut(`${prefixe}courriel`).replaceAll(',', ';'));
    const nomPrenom = ligne.brut(`${prefixe}nomPrenom`);
    const textes = separer(nomPrenom || ligne.brut(`${prefixe}prenomNom`));
    const separes = ligne.lire(`${prefixe}nom`) !== '' || ligne.lire(`${prefixe}prenom`) !== '';
    if (separes || textes.length < 2) {
      const [courriel = ''] = courriels;
      const seul = textes[0] ?? '';
      if (!separes && nommeUnCouple(seul)) {
        ligne.journal.noter('tableur-couple', ligne.sujet(seul), { texte: seul });
        return [];
      }
      const nomme = nommer(ligne, prefixe);
      if (nomme.nom !== '') return [{ ...nomme, ...commun, courriel }];
      if (nomme.prenom !== '' || courriel !== '')
        ligne.journal.noter('tableur-responsable-sans-nom', ligne.sujet(nomme.prenom || courriel), {});
      return [];
    }
    return textes.map((texte, i) => ({
      ...partager(ligne, texte, nomPrenom ? 'nom-prenom' : 'prenom-nom'),
      courriel: (courriels.length === textes.length && courriels[i]) || '',
      numero: '',
      lien: commun.lien,
    }));
  }

  #ajouter(ligne: Ligne, lu: Lu, eleveId: string, enfant: string): void {
    const qui = nommerPersonne(lu.nom, lu.prenom);
    const courriel = lu.courriel === '' ? null : courrielValable(lu.courriel);
    if (lu.courriel !== '' && courriel === null)
      ligne.journal.noter('courriel-invalide', ligne.sujet(qui), { courriel: lu.courriel });
    const personneId = this.#clef(ligne, lu, courriel, eleveId, enfant);
    const connue = this.#personnes.get(personneId);
    if (connue) connue.courriel ??= courriel;
    else
      this.#personnes.set(personneId, {
        ligne: ligne.numero,
        personneId,
        civilite: lu.civilite,
        nom: lu.nom,
        nomUsage: null,
        prenom: lu.prenom,
        courriel,
      });
    const cle = `${eleveId} ${personneId}`;
    if (!this.#liens.has(cle)) this.#liens.set(cle, { eleveId, personneId, ...lireLien(lu.lien) });
  }

  /**
   * La même personne d'un enfant à l'autre : le même numéro, ou le même nom et la même adresse. Sans l'un ni l'autre, un compte par
   * enfant, ce qui se dit : rien ne prouve que deux homonymes n'en font qu'un.
   */
  #clef(ligne: Ligne, lu: Lu, courriel: string | null, eleveId: string, enfant: string): string {
    if (lu.numero !== '') return clefNumero(lu.numero);
    const clef = clefIdentite(lu.nom, lu.prenom, courriel ?? `>${eleveId}`);
    const nom = `${plier(lu.nom)}/${plier(lu.prenom)}`;
    const homonyme = this.#homonymes.get(nom);
    if (!homonyme) this.#homonymes.set(nom, { clef, enfant });
    else if (homonyme.clef !== clef && homonyme.enfant !== enfant && !this.#personnes.has(clef))
      ligne.journal.noter('tableur-responsable-homonyme', ligne.sujet(nommerPersonne(lu.nom, lu.prenom)), {
        autre: homonyme.enfant,
      });
    return clef;
  }
}
