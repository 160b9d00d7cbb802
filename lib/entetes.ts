/** Ce qu'une page a le droit d'atteindre hors d'elle : rien de l'appareil. */
const APPAREIL = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'];

/**
 * Les en-têtes de toute réponse (décision 0051). Une page remplace la politique de contenu par la sienne (`politique`) ;
 * ce qui n'en est pas une n'a rien à charger, ni d'origine.
 */
export const ENTETES = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': APPAREIL.map((nom) => `${nom}=()`).join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Ce qu'on sert d'un établissement n'est gardé par aucun cache. */
export const NE_RIEN_GARDER = { 'cache-control': 'private, no-store' } as const;

/** Deux ans, sous-domaines compris : un navigateur qui est venu une fois en https n'essaiera plus en clair. */
export const HSTS = 'max-age=63072000; includeSubDomains';

/**
 * La politique de contenu d'une page : les scripts et les styles de Griotte, et ceux que porte la page elle-même avec ce
 * `nonce`, neuf à chaque réponse. En développement, React évalue du code et Next pose ses styles.
 */
export function politique(nonce: string, { dev, https }: { dev: boolean; https: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
