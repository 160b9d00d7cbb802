import 'server-only';
import { refus } from '../../regles-anomalies';

/** Encodages lus, par nom annoncé : celui du décodeur, et celui qu'on montre. */
const LISIBLES = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['iso-8859-15', 'iso-8859-15'],
  ['iso_8859-15', 'iso-8859-15'],
  ['latin-9', 'iso-8859-15'],
  ['latin9', 'iso-8859-15'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
]);

const MARQUES: [string, string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/**
 * Encodage d'un fichier XML d'après ses premiers octets : la marque d'ordre l'emporte sur la déclaration, qui
 * l'emporte sur UTF-8. Refuse un encodage non lu et ce qui n'est pas du XML.
 */
function reconnaitreEncodage(debut: Buffer): string {
  const hexa = debut.toString('hex', 0, 4);
  if (hexa === 'fffe0000' || hexa === '0000feff') throw refus('encodage-inconnu', { encodage: 'UTF-32' });
  const marque = MARQUES.find(([octets]) => hexa.startsWith(octets));
  if (marque) return marque[1];
  const tete = debut.toString('latin1', 0, 256);
  if (tete.startsWith('<\0') || tete.startsWith('\0<')) {
    throw refus('encodage-inconnu', { encodage: 'UTF-16 sans marque d’ordre' });
  }
  if (!/^\s*</.test(tete)) throw refus('ni-zip-ni-xml', {});
  const annonce = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(tete)?.[1] ?? 'utf-8';
  const lu = LISIBLES.get(annonce.toLowerCase());
  if (lu === undefined) throw refus('encodage-inconnu', { encodage: annonce });
  return lu;
}

/** Compte, dans un texte annoncé d'un octet par lettre, les suites qui sont de l'UTF-8 et les octets qui n'en sont pas. */
class TemoinUtf8 {
  #attendus = 0;
  suites = 0;
  isoles = 0;

  observer(bloc: Uint8Array): void {
    for (const octet of bloc) {
      if (octet < 0x80) {
        if (this.#attendus > 0) this.#rompre();
      } else if (this.#attendus > 0 && octet < 0xc0) this.#poursuivre();
      else this.#commencer(octet);
    }
  }

  #rompre(): void {
    if (this.#attendus === 0) return;
    this.isoles++;
    this.#attendus = 0;
  }

  #poursuivre(): void {
    if (--this.#attendus === 0) this.suites++;
  }

  #commencer(octet: number): void {
    this.#rompre();
    if (octet >= 0xc2 && octet <= 0xdf) this.#attendus = 1;
    else if (octet >= 0xe0 && octet <= 0xef) this.#attendus = 2;
    else if (octet >= 0xf0 && octet <= 0xf4) this.#attendus = 3;
    else this.isoles++;
  }
}

const LATIN9 = new Map([
  ['¤', '€'],
  ['¦', 'Š'],
  ['¨', 'š'],
  ['´', 'Ž'],
  ['¸', 'ž'],
  ['¼', 'Œ'],
  ['½', 'œ'],
  ['¾', 'Ÿ'],
]);

/**
 * Un fichier annoncé ISO-8859-1 est souvent de l'ISO-8859-15 : dès qu'un ¼, ½ ou ¾ touche une lettre, c'est un Œ, œ
 * ou Ÿ, et la suite du fichier est lue ainsi.
 */
class DecodeurLatin1 {
  readonly #octets = new TextDecoder('windows-1252');
  #latin9 = false;
  #retenu = '';

  decode(bloc?: Uint8Array, { stream } = { stream: false }): string {
    const texte = this.#retenu + this.#octets.decode(bloc, { stream });
    this.#latin9 ||= /\p{L}[¼½¾]|[¼½¾]\p{L}/u.test(texte);
    const fin = stream && /[¼½¾]$/.test(texte) ? texte.length - Math.min(2, texte.length) : texte.length;
    this.#retenu = texte.slice(fin);
    const rendu = texte.slice(0, fin);
    return this.#latin9 ? rendu.replace(/[¤¦¨´¸¼½¾]/g, (signe) => LATIN9.get(signe) ?? signe) : rendu;
  }
}

const UN_OCTET = new Set(['iso-8859-15', 'iso-8859-1', 'windows-1252']);

/** Moins de trois suites peuvent être le hasard : « Ã© » saisi tel quel dans un nom. */
const SUITES_SURES = 3;

/**
 * Le texte d'un fichier XML, bloc après bloc. Refuse un encodage non lu ou faux (octets étrangers à l'UTF-8 annoncé,
 * ou UTF-8 annoncé d'un octet par lettre) ; `surMelange` est appelé quand les deux se mêlent.
 */
export async function* decoder(
  blocs: AsyncIterable<Buffer>,
  surMelange: (annonce: string) => void,
): AsyncGenerator<string> {
  let encodage: string | null = null;
  let decodeur: Pick<TextDecoder, 'decode'> = new TextDecoder();
  const temoin = new TemoinUtf8();
  for await (const bloc of blocs) {
    if (encodage === null) {
      encodage = reconnaitreEncodage(bloc);
      decodeur = encodage === 'iso-8859-1' ? new DecodeurLatin1() : new TextDecoder(encodage, { fatal: true });
    }
    if (UN_OCTET.has(encodage)) temoin.observer(bloc);
    yield decoderBloc(decodeur, encodage, bloc);
  }
  if (encodage === null) throw refus('vide', {});
  yield decoderBloc(decodeur, encodage);
  if (temoin.suites >= SUITES_SURES && temoin.isoles === 0) {
    throw refus('encodage-faux', { annonce: encodage.toUpperCase() });
  }
  if (temoin.suites >= SUITES_SURES) surMelange(encodage.toUpperCase());
}

function decoderBloc(decodeur: Pick<TextDecoder, 'decode'>, encodage: string, bloc?: Buffer): string {
  try {
    return decodeur.decode(bloc, { stream: bloc !== undefined });
  } catch (erreur) {
    throw Object.assign(refus('encodage-faux', { annonce: encodage.toUpperCase() }), { cause: erreur });
  }
}
