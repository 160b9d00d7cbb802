import 'server-only';
import { refuser } from '../../regles-refus';

const MARQUES: readonly [string, string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** UTF-16 sans marque : une lettre latine y a un octet nul, toujours du même côté. */
function utf16SansMarque(octets: Buffer): string | null {
  const debut = octets.subarray(0, 2048);
  let [pairs, impairs] = [0, 0];
  for (const [rang, octet] of debut.entries()) if (octet === 0) rang % 2 === 0 ? pairs++ : impairs++;
  const moitie = debut.length / 2;
  if (impairs > moitie * 0.6 && pairs < moitie * 0.1) return 'utf-16le';
  return pairs > moitie * 0.6 && impairs < moitie * 0.1 ? 'utf-16be' : null;
}

function essayer(octets: Buffer, encodage: string): string | null {
  try {
    return new TextDecoder(encodage, { fatal: true }).decode(octets);
  } catch {
    return null; // ces octets ne sont pas de cet encodage : c'est la réponse
  }
}

/** Les lettres accentuées du français, dans un mot : plus un décodage en donne, plus il est le bon. */
const FRANCAISES = /(?<=\p{L})[éèêëàâäçîïôöùûüÿœ]|[éèêëàâçîïôùûœÉÈÊÀÂÇÎÔŒ](?=\p{L})/gu;
const ETRANGES = /[\u0080-\u009f¤¦¨¬¯¶·¸¼½¾√∂∑∏π∫Ωˇ˘˙˚˝˛‰]|\p{L}[ŽŠ‚ƒ„…†‡ˆ‹‘’“”•–—˜™›](?=\p{L})/gu;
const note = (texte: string): number =>
  (texte.match(FRANCAISES)?.length ?? 0) - 2 * (texte.match(ETRANGES)?.length ?? 0);

/**
 * Le texte d'un fichier CSV : la marque d'ordre décide ; sans elle, UTF-16 à ses octets nuls, UTF-8 s'il est juste, sinon
 * Windows-1252 ou MacRoman, celui des deux qui donne du français. Refuse ce qui n'est pas du texte.
 */
export function decoderTexte(octets: Buffer): string {
  const hexa = octets.toString('hex', 0, 3);
  const annonce = MARQUES.find(([m]) => hexa.startsWith(m))?.[1] ?? utf16SansMarque(octets);
  if (annonce) {
    const texte = essayer(octets, annonce);
    if (texte === null) throw refuser('encodage', {});
    return texte;
  }
  if (octets.includes(0)) throw refuser('autre-format', {});
  const utf8 = essayer(octets, 'utf-8');
  if (utf8 !== null) return utf8;
  const [windows, mac] = ['windows-1252', 'macintosh'].map((e) => new TextDecoder(e).decode(octets)) as [
    string,
    string,
  ];
  return note(mac) > note(windows) ? mac : windows;
}
