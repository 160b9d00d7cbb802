import 'server-only';
import { userAgentFromString } from 'next/server';

/** D'où vient une demande, tel que « Mes sessions » le dira. */
export interface Provenance {
  appareil: string;
  reseau: string;
}

/** « Firefox sur Windows », d'après ce que le navigateur dit de lui. */
export function appareilDe(agent: string | null): string {
  const { browser, os, device } = userAgentFromString(agent ?? undefined);
  const navigateur = browser.name?.replace(/^Mobile /, '') ?? 'Navigateur inconnu';
  const systeme = os.name ?? device.model;
  return (systeme ? `${navigateur} sur ${systeme}` : navigateur).slice(0, 80);
}

/** L'adresse sans ce qui désigne un seul poste : de quoi reconnaître un lieu, rien de plus. */
export function lieuDe(ip: string): string {
  if (ip === '::1' || /^(::ffff:)?127\./.test(ip)) return 'cette machine';
  const v4 = /(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(ip);
  if (v4) return `${v4.slice(1).join('.')}…`;
  const [debut = ''] = ip.split('::');
  return ip.includes(':') ? `${debut.split(':').slice(0, 3).join(':')}…` : ip;
}
