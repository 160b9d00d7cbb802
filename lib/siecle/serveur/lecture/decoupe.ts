import 'server-only';
import { refus } from '../../regles-anomalies';
import { estReferenceValable, NOM_XML, verifierAttributs } from './balisage';
import { Recolte, type Suivi } from './recolte';

const PROFONDEUR_MAX = 12;
const TEXTE_MAX = 4096;
/** Une balise de 10 attributs n'en approche pas ; au-delà, ce n'en est pas une. */
const BALISE_MAX = 64 * 1024;

const BALISE = new RegExp(`<(/?)(${NOM_XML})((?:\\s+${NOM_XML}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const DECLARATION =
  /^<\?xml\s+version\s*=\s*["']1\.\d["'](?:\s+(?:encoding|standalone)\s*=\s*["'][\w.:-]+["'])*\s*\?>$/;
/** Caractères qu'un document XML 1.0 ne peut pas contenir. */
const INTERDITS = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u;

const montrer = (nom: string): string => nom.slice(0, 40);

/**
 * Découpe un document XML en fiches, bloc après bloc, en vérifiant que tout le document est bien formé (emboîtement,
 * attributs, références, caractères, racine unique), y compris ce qui est jeté. Refuse DOCTYPE et ENTITY, plus de 12
 * niveaux, 4 096 caractères de texte ou 10 attributs ; donne la ligne du fichier. La mémoire ne dépasse pas une fiche.
 */
export class Decoupeur {
  readonly #recolte: Recolte;
  readonly #pile: string[] = [];
  #tampon = '';
  #ligne = 1;
  #compte = 0;
  #racineLue = false;
  #debutDocument = true;

  constructor(suivi: Suivi) {
    this.#recolte = new Recolte(suivi);
  }

  ecrire(texte: string): void {
    this.#tampon += texte;
    const interdit = this.#tampon.search(INTERDITS);
    if (interdit !== -1) throw this.#malForme(interdit, 'caractère interdit');
    let position = 0;
    for (;;) {
      const chevron = this.#tampon.indexOf('<', position);
      if (chevron === -1) break;
      if (chevron > position) this.#texte(position, chevron);
      position = chevron;
      const fin = this.#balisage(chevron);
      if (fin === -1) break;
      position = fin;
    }
    this.#verifierAttente(position);
    this.#ligneDe(position);
    this.#tampon = this.#tampon.slice(position);
    this.#compte = 0;
  }

  /** À la fin du fichier : refuse un document tronqué ou sans racine. */
  terminer(): void {
    const reste = this.#tampon;
    const ouverte = this.#pile.at(-1);
    if (/^<[^!?]/.test(reste) && reste.includes('>')) throw this.#malForme(0, 'balise mal écrite');
    if (ouverte !== undefined) throw refus('tronque', { ligne: this.#ligneDe(reste.length), balise: montrer(ouverte) });
    if (reste.trim() !== '') throw this.#malForme(0, 'texte hors de la racine');
    if (!this.#racineLue) throw this.#malForme(0, 'aucune balise');
  }

  /** Ce qui attend la suite du fichier reste borné, sinon c'est une balise ou un texte sans fin. */
  #verifierAttente(position: number): void {
    const attente = this.#tampon.length - position;
    if (this.#tampon[position] !== '<' && attente > TEXTE_MAX) throw this.#trop('texte-trop-long', position);
    if (attente > BALISE_MAX) throw this.#malForme(position, 'balise mal écrite');
  }

  #texte(debut: number, fin: number): void {
    if (fin - debut > TEXTE_MAX) throw this.#trop('texte-trop-long', debut);
    const texte = this.#tampon.slice(debut, fin);
    const vide = texte.trim() === '';
    this.#debutDocument = false;
    if (vide) return;
    if (this.#pile.length === 0) throw this.#malForme(debut, 'texte hors de la racine');
    if (texte.includes(']]>')) throw this.#malForme(debut, '« ]]> » dans un texte');
    if (texte.includes('&')) this.#references(texte, debut);
    this.#recolte.garder(texte);
  }

  #references(texte: string, debut: number): void {
    for (let i = texte.indexOf('&'); i !== -1; i = texte.indexOf('&', i + 1)) {
      if (!estReferenceValable(texte, i)) throw this.#malForme(debut + i, 'esperluette ou entité inconnue');
    }
  }

  /** Traite ce qui commence par `<` ; rend la position qui suit, ou -1 si la fin n'est pas encore arrivée. */
  #balisage(debut: number): number {
    const suite = this.#tampon.charAt(debut + 1);
    if (suite === '!') return this.#annexe(debut);
    if (suite === '?') return this.#instruction(debut);
    BALISE.lastIndex = debut;
    const lue = BALISE.exec(this.#tampon);
    if (lue === null) return -1;
    this.#debutDocument = false;
    const [tout, fermante, nom = '', attributs = '', vide] = lue;
    if (fermante) this.#fermer(nom, debut, attributs + vide);
    else this.#ouvrir(nom, attributs, debut);
    if (!fermante && vide) this.#fermer(nom, debut, '');
    return debut + tout.length;
  }

  /** Commentaire ou CDATA ; toute autre forme de `<!` est un DOCTYPE ou une ENTITY. */
  #annexe(debut: number): number {
    this.#debutDocument = false;
    if (this.#tampon.startsWith('<!--', debut)) return this.#commentaire(debut);
    if (this.#tampon.startsWith('<![CDATA[', debut)) return this.#cdata(debut);
    const connu = this.#tampon.slice(debut, debut + 9);
    if ('<!--'.startsWith(connu) || '<![CDATA['.startsWith(connu)) return -1;
    throw refus('doctype', { ligne: this.#ligneDe(debut) });
  }

  #jusqua(marque: string, depuis: number): number {
    const fin = this.#tampon.indexOf(marque, depuis);
    return fin === -1 ? -1 : fin + marque.length;
  }

  #commentaire(debut: number): number {
    const fin = this.#jusqua('-->', debut + 4);
    const texte = fin === -1 ? '' : this.#tampon.slice(debut + 4, fin - 2);
    if (texte.includes('--')) throw this.#malForme(debut, '« -- » dans un commentaire');
    return fin;
  }

  #cdata(debut: number): number {
    const fin = this.#jusqua(']]>', debut + 9);
    if (fin === -1) return -1;
    if (fin - debut > TEXTE_MAX) throw this.#trop('texte-trop-long', debut);
    if (this.#pile.length === 0) throw this.#malForme(debut, 'texte hors de la racine');
    const texte = this.#tampon.slice(debut + 9, fin - 3);
    this.#recolte.garder(texte.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
    return fin;
  }

  #instruction(debut: number): number {
    const fin = this.#jusqua('?>', debut + 2);
    if (fin === -1) return -1;
    const texte = this.#tampon.slice(debut, fin);
    const declaration = /^<\?xml[\s?]/i.test(texte);
    if (!/^<\?[A-Za-z_]/.test(texte)) throw this.#malForme(debut, 'instruction <? … ?> mal écrite');
    if (declaration && !this.#debutDocument) throw this.#malForme(debut, 'déclaration <?xml … ?> ailleurs qu’au début');
    if (declaration && !DECLARATION.test(texte)) throw this.#malForme(debut, 'déclaration <?xml … ?> mal écrite');
    this.#debutDocument = false;
    return fin;
  }

  #ouvrir(nom: string, attributs: string, debut: number): void {
    if (this.#pile.length === 0 && this.#racineLue) throw this.#malForme(debut, 'plusieurs racines');
    if (this.#pile.length >= PROFONDEUR_MAX) throw this.#trop('trop-profond', debut);
    if (attributs !== '') this.#attributs(attributs, debut);
    this.#racineLue = true;
    this.#pile.push(nom);
    this.#recolte.ouvrir(nom, attributs, () => this.#ligneDe(debut));
  }

  #attributs(attributs: string, debut: number): void {
    const faute = verifierAttributs(attributs);
    if (faute === 'trop') throw this.#trop('trop-d-attributs', debut);
    if (faute === 'double') throw this.#malForme(debut, 'attribut répété');
    if (attributs.includes('&')) this.#references(attributs, debut);
  }

  #fermer(nom: string, debut: number, surplus: string): void {
    const ouverte = this.#pile.pop();
    if (surplus !== '') throw this.#malForme(debut, `attribut dans </${montrer(nom)}>`);
    if (ouverte !== nom) {
      const attendue = ouverte === undefined ? 'rien n’est ouvert' : `</${montrer(ouverte)}> est attendu`;
      throw this.#malForme(debut, `</${montrer(nom)}> alors que ${attendue}`);
    }
    this.#recolte.fermer(nom);
  }

  /** Ligne du fichier d'une position du tampon ; les positions demandées vont croissant. */
  #ligneDe(position: number): number {
    for (let i = this.#tampon.indexOf('\n', this.#compte); i !== -1 && i < position; ) {
      this.#ligne++;
      i = this.#tampon.indexOf('\n', i + 1);
    }
    this.#compte = Math.max(this.#compte, position);
    return this.#ligne;
  }

  #malForme(position: number, detail: string) {
    return refus('mal-forme', { ligne: this.#ligneDe(position), detail });
  }

  #trop(code: 'texte-trop-long' | 'trop-profond' | 'trop-d-attributs', position: number) {
    return refus(code, { ligne: this.#ligneDe(position) });
  }
}
