import { and, eq, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { apprenant, compte } from '@/db/schema/comptes';
import { affectation, structure } from '@/db/schema/structures';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme, versActeur } from '@/lib/acces/serveur/acteur';
import { personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';

/** Le mot de passe de tous les comptes de la démonstration. */
export const MOT_DE_PASSE = 'burlat-2026';

export async function acteurDe(rne: string, ou: { login: string } | { genre: string; id: number }): Promise<Acteur> {
  const condition =
    'login' in ou
      ? eq(compte.login, ou.login)
      : and(eq(compte.siecleGenre, ou.genre), eq(compte.siecleId, String(ou.id)));
  const [c] = await lire(systeme(rne), (tx) =>
    tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), condition)),
  );
  if (!c) throw new Error(`Compte de démonstration introuvable : ${JSON.stringify(ou)}`);
  return versActeur(c);
}

/** Donne le mot de passe de la démonstration, par la personnalisation ordinaire ; rend l'acteur qui en sort. */
export async function personnaliser(acteur: Acteur): Promise<Acteur> {
  await personnaliserMotDePasse(acteur, MOT_DE_PASSE);
  return acteurDe(acteur.rne, { login: acteur.login });
}

/** Le dernier compte que crée la démonstration : s'il existe, elle est entière. */
export const LECTEUR = 'agathe.lecteur';

export async function compteExiste(rne: string, login: string): Promise<boolean> {
  const lignes = await lire(systeme(rne), (tx) =>
    tx
      .select({ id: compte.id })
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(compte.login, login))),
  );
  return lignes.length > 0;
}

/** Un lecteur, que SIECLE ne connaît pas : compte créé à la main. */
export async function creerLecteur(rne: string): Promise<Acteur> {
  await ecrire(systeme(rne), 'demo.lecteur', (tx) =>
    tx.insert(compte).values({
      rne,
      id: uuidv7(),
      login: LECTEUR,
      profil: 'lecteur',
      civilite: 'Mme',
      nom: 'LECTEUR',
      prenom: 'Agathe',
      courriel: 'agathe.lecteur@example.org',
      origine: 'manuel',
    }),
  );
  return acteurDe(rne, { login: LECTEUR });
}

export interface Classe {
  code: string;
  referentiel: string;
  niveau: number;
  enseignants: Acteur[];
  apprenants: Acteur[];
}

/** Les divisions rattachées à un diplôme, avec leurs enseignants et leurs apprenants. */
export async function lireClasses(rne: string): Promise<Classe[]> {
  const lignes = await lire(systeme(rne), (tx) =>
    tx
      .select({ division: structure, role: affectation.role, membre: compte, diplome: apprenant.referentiel })
      .from(structure)
      .innerJoin(
        affectation,
        and(eq(affectation.rne, structure.rne), eq(affectation.structureId, structure.id), isNull(affectation.finLe)),
      )
      .innerJoin(compte, and(eq(compte.rne, structure.rne), eq(compte.id, affectation.compteId)))
      .leftJoin(apprenant, and(eq(apprenant.rne, structure.rne), eq(apprenant.compteId, compte.id)))
      .where(and(eq(structure.rne, rne), inArray(structure.nature, ['division']), isNull(structure.masqueeLe)))
      .orderBy(structure.code, compte.login),
  );
  const parCode = Map.groupBy(lignes, (l) => l.division.code);
  return [...parCode].flatMap(([code, siennes]) => {
    const { referentiel, niveau } = siennes[0]?.division ?? {};
    if (!referentiel || !niveau) return [];
    const deRole = (role: string) => siennes.filter((l) => l.role === role);
    return [
      {
        code,
        referentiel,
        niveau,
        enseignants: deRole('enseignant').map((l) => versActeur(l.membre)),
        apprenants: deRole('apprenant')
          .filter((l) => l.diplome === referentiel)
          .map((l) => versActeur(l.membre)),
      },
    ];
  });
}
