import { v7 as uuidv7 } from 'uuid';
import { apprenant, compte, enseignant, responsabilite } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { affectation, structure } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import type { Profil } from '@/lib/acces/modules';
import { type Acteur, systeme, versActeur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { aujourdhui } from '@/lib/dates';
import { cleRne } from '@/lib/etablissement/regles-rne';

let numero = 0;

/** 16 ou 17 ans, quel que soit le jour de l'essai : un parent voit son enfant mineur. */
const NAISSANCE = `${Number(aujourdhui().slice(0, 4)) - 17}-07-14`;

/** Un code au hasard, d'un département qui n'existe pas : loin des codes que les essais écrivent en toutes lettres. */
const rneAuHasard = () => {
  const sept = String(1_000_000 + Math.floor(Math.random() * 8_000_000));
  return `${sept}${cleRne(sept)}`;
};

const dejaPris = (e: unknown) => e instanceof Error && (e.cause as { code?: string } | undefined)?.code === '23505';

/** Un établissement neuf, seul dans son test ; `annee` nulle : aucun import d'enseignants n'a encore été fait. */
export async function unEtablissement(
  options: { nom?: string; annee?: number | null; rne?: string } = {},
): Promise<string> {
  const rne = options.rne ?? rneAuHasard();
  try {
    await ecrire(systeme(rne), 'test.etablissement', (tx) =>
      tx.insert(etablissement).values({
        rne,
        nom: options.nom ?? `Lycée ${rne}`,
        courriel: 'lycee@example.org',
        anneeCourante: options.annee === undefined ? anneeScolaire() : options.annee,
      }),
    );
    return rne;
  } catch (e) {
    // Un autre fichier d'essais, qui tourne en même temps, a tiré le même : on en tire un autre.
    if (options.rne === undefined && dejaPris(e)) return unEtablissement(options);
    throw e;
  }
}

type CompteNeuf = Partial<typeof compte.$inferInsert>;

/** Un compte de ce profil, au mot de passe personnalisé (sauf demande), et l'acteur qu'il donne. */
export async function unCompte(rne: string, profil: Profil, options: CompteNeuf = {}): Promise<Acteur> {
  const n = ++numero;
  const [ligne] = await ecrire(systeme(rne), 'test.compte', (tx) =>
    tx
      .insert(compte)
      .values({
        rne,
        id: uuidv7(),
        login: `${profil.slice(0, 8)}.${n}`,
        profil,
        nom: `NOM${n}`,
        prenom: `Prénom${n}`,
        dateNaissance: NAISSANCE,
        origine: 'siecle',
        aPersonnaliser: false,
        ...options,
      })
      .returning(),
  );
  if (!ligne) throw new Error('compte non créé');
  return versActeur(ligne);
}

/** Une division de l'année, rattachée à un diplôme. */
export async function uneDivision(
  rne: string,
  options: Partial<typeof structure.$inferInsert> = {},
): Promise<{ id: string; code: string }> {
  const n = ++numero;
  const division = { id: uuidv7(), code: options.code ?? `DIV${n}` };
  await ecrire(systeme(rne), 'test.division', (tx) =>
    tx.insert(structure).values({
      rne,
      annee: anneeScolaire(),
      nature: 'division',
      libelle: `Division ${n}`,
      referentiel: 'BACPRO-GA',
      niveau: 3,
      ...options,
      ...division,
    }),
  );
  return division;
}

/** Un apprenant dans une division. */
export async function unApprenant(
  rne: string,
  options: { division?: string; referentiel?: string | null; compte?: CompteNeuf } = {},
): Promise<Acteur> {
  const acteur = await unCompte(rne, 'apprenant', options.compte);
  await ecrire(systeme(rne), 'test.apprenant', async (tx) => {
    await tx.insert(apprenant).values({
      rne,
      compteId: acteur.compteId,
      referentiel: options.referentiel === undefined ? 'BACPRO-GA' : options.referentiel,
    });
    if (options.division) await tx.insert(affectation).values(affecter(rne, options.division, acteur, 'apprenant'));
  });
  return acteur;
}

/** Un enseignant, associé à des divisions. */
export async function unEnseignant(rne: string, divisions: string[] = [], options: CompteNeuf = {}): Promise<Acteur> {
  const acteur = await unCompte(rne, 'enseignant', options);
  await ecrire(systeme(rne), 'test.enseignant', async (tx) => {
    await tx.insert(enseignant).values({ rne, compteId: acteur.compteId, discipline: 'Économie-gestion' });
    for (const d of divisions) await tx.insert(affectation).values(affecter(rne, d, acteur, 'enseignant'));
  });
  return acteur;
}

/** Un parent, représentant légal de ces apprenants. */
export async function unParent(rne: string, enfants: Acteur[], options: CompteNeuf = {}): Promise<Acteur> {
  const acteur = await unCompte(rne, 'parent', { dateNaissance: null, ...options });
  await ecrire(systeme(rne), 'test.parent', async (tx) => {
    for (const e of enfants) {
      const lien = { responsableId: acteur.compteId, apprenantId: e.compteId };
      await tx.insert(responsabilite).values({ rne, ...lien, niveau: 1, parente: '10' });
    }
  });
  return acteur;
}

const affecter = (rne: string, structureId: string, acteur: Acteur, role: 'apprenant' | 'enseignant') => ({
  rne,
  structureId,
  compteId: acteur.compteId,
  role,
  origine: 'siecle' as const,
});
