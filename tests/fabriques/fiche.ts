import { v7 as uuidv7 } from 'uuid';
import { fiche, ficheChoix, ficheEvaluation } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { versionLue } from '@/lib/passeport/regles';
import type { SaisieFiche } from '@/lib/passeport/schema';
import type { SaisieEvaluation } from '@/lib/passeport/schema-evaluation';
import { marquerFicheVue } from '@/lib/passeport/serveur/mutations';
import { evaluerFiche } from '@/lib/passeport/serveur/mutations-enseignant';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { unApprenant, unEnseignant, uneDivision } from './etablissement';

let numero = 0;

/** Une fiche de GA (situation 1.1.1) dans la base, sans passer par les mutations ; `choix` : complexités et aléas. */
export async function uneFiche(
  apprenant: Acteur,
  { choix = [], ...options }: Partial<typeof fiche.$inferInsert> & { choix?: string[] } = {},
): Promise<string> {
  const { rne } = apprenant;
  const id = options.id ?? uuidv7();
  const referentiel = options.referentiel ?? 'BACPRO-GA';
  await ecrire(systeme(rne), 'test.fiche', async (tx) => {
    await tx.insert(fiche).values({
      rne,
      apprenantId: apprenant.compteId,
      titre: `Fiche ${++numero}`,
      faiteLe: '2026-10-12',
      lieu: 'pfmp',
      item: '1.1.1',
      textes: { contexte: 'Service achats.' },
      ...options,
      id,
      referentiel,
    });
    for (const item of choix) await tx.insert(ficheChoix).values({ rne, ficheId: id, item, referentiel });
  });
  return id;
}

/** Une évaluation de la partie bac pro, dans la base. */
export async function uneEvaluationDeFiche(
  auteur: Acteur,
  ficheId: string,
  options: Partial<typeof ficheEvaluation.$inferInsert> = {},
): Promise<string> {
  const id = uuidv7();
  await ecrire(systeme(auteur.rne), 'test.fiche-evaluation', (tx) =>
    tx.insert(ficheEvaluation).values({
      partie: 'bacpro',
      degre: 'partielle',
      referentiel: 'BACPRO-GA',
      items: ['1.1.1'],
      ...options,
      rne: auteur.rne,
      id,
      ficheId,
      auteurId: auteur.compteId,
    }),
  );
  return id;
}

/** Ce qu'un apprenant saisit dans le formulaire. */
export const uneSaisie = (options: Partial<SaisieFiche> = {}): SaisieFiche => ({
  titre: 'Mise à jour du fichier fournisseurs',
  faiteLe: '2026-10-12',
  lieu: 'pfmp',
  organisation: 'Cartonnages du Nord',
  pfmpDebutLe: '',
  pfmpFinLe: '',
  item: '1.1.1',
  choix: ['1.1.1-C1', '1.1.1-A2'],
  textes: { contexte: 'Service achats.', conditions: '' },
  bepItem: '',
  bepTextes: {},
  liens: { bacpro: [], bep: [] },
  brouillon: false,
  ...options,
});

/** Une division, son enseignant, un apprenant de GA. */
export async function uneClasse(rne: string) {
  const division = await uneDivision(rne);
  const apprenant = await unApprenant(rne, { division: division.id });
  return { division, apprenant, enseignant: await unEnseignant(rne, [division.id]) };
}

/** La version qu'a sous les yeux celui qui ouvre la fiche. */
export const versionVue = async (acteur: Acteur, id: string) => versionLue(await lireFiche(acteur, id));

/** Évalue comme l'enseignant qui vient d'ouvrir la fiche. */
export const evaluer = async (acteur: Acteur, id: string, options: Partial<SaisieEvaluation> = {}) =>
  evaluerFiche(acteur, {
    id,
    version: await versionVue(acteur, id),
    partie: 'bacpro',
    degre: 'partielle',
    appreciation: '',
    ...options,
  });

/** Ouvre la fiche : elle est vue. */
export const ouvrir = async (acteur: Acteur, id: string) => marquerFicheVue(acteur, await lireFiche(acteur, id));
