import { TEXTES } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Recherche } from '@/lib/acces/serveur/portes';
import { cookieDe } from '@/tests/fabriques/session';
import type { PorteTrouvee } from './portes';

/** Ce que la porte a fait de la demande. */
export type Issue = 'ouvert' | 'connexion' | 'interdit' | 'introuvable' | `autre : ${string}`;

export interface Demande {
  rne: string;
  params?: Record<string, string>;
  recherche?: Recherche;
  saisie?: unknown;
  requete?: Request;
}

/** Le cookie que verront `cookies()` et la porte. */
export const session: { cookie: string | undefined } = { cookie: undefined };

export async function prendreSession(acteur: Acteur | null): Promise<void> {
  session.cookie = acteur === null ? undefined : (await cookieDe(acteur)).value;
}

const PAR_CODE: Record<string, Issue> = { session: 'connexion', interdit: 'interdit', introuvable: 'introuvable' };
const PAR_STATUT: Record<number, Issue> = { 401: 'connexion', 403: 'interdit', 404: 'introuvable' };

type Page = (props: { params: Promise<object>; searchParams: Promise<Recherche> }) => Promise<unknown>;
type Action = (saisie: unknown) => Promise<{ ok: boolean; code?: string; message?: string; champs?: unknown }>;
type Route = (requete: Request, contexte: { params: Promise<object> }) => Promise<Response>;

async function ouvrirPage(page: Page, d: Demande): Promise<Issue> {
  try {
    const params = Promise.resolve({ rne: d.rne, ...d.params });
    await page({ params, searchParams: Promise.resolve(d.recherche ?? {}) });
    return 'ouvert';
  } catch (e) {
    const digest = String((e as { digest?: unknown }).digest ?? '');
    if (digest.startsWith('NEXT_REDIRECT') && digest.includes(`/${d.rne}/connexion`)) return 'connexion';
    if (digest.endsWith(';403')) return 'interdit';
    if (digest.endsWith(';404')) return 'introuvable';
    return `autre : ${digest || String(e)}`;
  }
}

async function ouvrirAction(action: Action, d: Demande): Promise<Issue> {
  const r = await action(d.saisie);
  return r.ok ? 'ouvert' : (PAR_CODE[r.code ?? ''] ?? `autre : ${r.message} ${JSON.stringify(r.champs ?? '')}`);
}

/** Un long acte répond 200 puis dit son refus dans la dernière ligne. */
function issueDuFlux(reponse: Response, texte: string): Issue {
  if (!reponse.headers.get('content-type')?.includes('ndjson')) return 'ouvert';
  const derniere = JSON.parse(texte.trim().split('\n').at(-1) ?? '{}') as { refus?: { message: string } };
  if (!derniere.refus) return 'ouvert';
  return derniere.refus.message === TEXTES.introuvable ? 'introuvable' : `autre : ${derniere.refus.message}`;
}

async function ouvrirRoute(route: Route, d: Demande): Promise<Issue> {
  const requete = d.requete ?? new Request(`http://localhost:3000/${d.rne}`);
  const reponse = await route(requete, { params: Promise.resolve({ rne: d.rne, ...d.params }) });
  const texte = await reponse.text();
  if (reponse.ok) return issueDuFlux(reponse, texte);
  return PAR_STATUT[reponse.status] ?? `autre : ${reponse.status} ${texte.slice(0, 200)}`;
}

/** Frappe à une porte comme le ferait Next, et dit ce qui en sort. */
export function frapper({ porte, fonction }: PorteTrouvee, demande: Demande): Promise<Issue> {
  if (porte?.genre === 'page') return ouvrirPage(fonction as unknown as Page, demande);
  if (porte?.genre === 'action') return ouvrirAction(fonction as unknown as Action, demande);
  return ouvrirRoute(fonction as unknown as Route, demande);
}
