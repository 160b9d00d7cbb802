import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { route } from '@/lib/acces/serveur/portes';
import { schemaSaisie } from '@/lib/evaluations/schema-saisie';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { lireChangements } from '@/lib/evaluations/serveur/queries-saisie';

type Parametres = { rne: string; id: string };

const PORTE = { module: 'evaluations', profils: ['enseignant'] } as const;

/** La grille d'un enseignant n'agit jamais sous le nom d'un collègue, connecté depuis dans le même navigateur. */
function exigerMemeCompte(acteur: Acteur, requete: Request): void {
  if (new URL(requete.url).searchParams.get('compte') !== acteur.compteId) throw new Refus('session');
}

/** Ce que des collègues ont changé depuis `version` ; 204 si rien n'a bougé (EVA-2). */
export const GET = route<Parametres>(PORTE, async ({ acteur, params, requete }) => {
  exigerMemeCompte(acteur, requete);
  const version = new URL(requete.url).searchParams.get('version') ?? '';
  const grille = await lireChangements(acteur, params.id, version);
  return grille ? Response.json(grille) : new Response(null, { status: 204 });
});

/**
 * Enregistre les cases changées. Une route plutôt qu'une action : la page qui se ferme peut encore l'appeler, elle garde
 * son adresse d'une version de Griotte à l'autre, et son statut dit si la session est finie.
 */
export const POST = route<Parametres>({ ...PORTE, ecriture: true }, async ({ acteur, params, requete }) => {
  exigerMemeCompte(acteur, requete);
  const lu = schemaSaisie.safeParse(await requete.json().catch(() => null));
  if (!lu.success) throw new Refus('saisie');
  return Response.json(await saisirResultats(acteur, { id: params.id, ...lu.data }));
});
