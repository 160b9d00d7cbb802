const LONGUEUR_NOM = 120;
/** Ce qu'on lit d'un nom démesuré, par la fin : l'extension y est. */
const LU_AU_PLUS = 1000;

/** Interdits dans un nom sous l'un des systèmes où il sera enregistré. */
const RESERVES = /[<>:"/\\|?*]/g;
/** Contrôle, et sens d'écriture : « facture\u202Efdp.exe » se lirait « factureexe.pdf ». */
const INVISIBLES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Le nom d'un fichier, tel qu'on le garde et le rend : la dernière part d'un chemin, sans caractère invisible ni réservé,
 * sans point ni espace aux bouts, en NFC, 120 caractères au plus, l'extension gardée. « fichier » s'il n'en reste rien.
 */
export function nettoyerNom(nom: string): string {
  const dernier = nom.slice(-LU_AU_PLUS).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const propre = dernier
    .replace(INVISIBLES, '')
    .replace(RESERVES, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(propre)?.[0] ?? '';
  const corps = [...propre.slice(0, propre.length - extension.length)];
  return corps.slice(0, LONGUEUR_NOM - extension.length).join('') + extension || 'fichier';
}

/**
 * L'en-tête `content-disposition` d'un téléchargement (RFC 6266) : le nom en ASCII pour les vieux navigateurs, en UTF-8
 * pour les autres. Toujours en pièce jointe : rien de déposé ne s'affiche dans le site.
 */
export function disposition(nom: string): string {
  const propre = nettoyerNom(nom);
  const ascii = propre
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%\\]/g, '_');
  const code = encodeURIComponent(propre).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${code}`;
}

/** Lettres que la décomposition Unicode laisse entières. */
const LETTRES: Record<string, string> = { Œ: 'OE', œ: 'oe', Æ: 'AE', æ: 'ae', Ø: 'O', ø: 'o', Ł: 'L', ł: 'l', ß: 'ss' };

/** Les mêmes lettres sans accent ni ligature : « D’Œ Élan » → « D’OE Elan ». */
export const sansAccents = (texte: string): string =>
  texte
    .replace(/[ŒœÆæØøŁłß]/g, (l) => LETTRES[l] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
