import { eq } from 'drizzle-orm';
import { importSiecle } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Resume } from '@/lib/siecle/plan/types';
import { importer, repondre } from '@/lib/siecle/serveur/mutations';
import { unCompte, unEtablissement } from './etablissement';
import {
  analyserFichiers,
  type Eleve,
  type Individu,
  importerFichiers,
  MEF_GA,
  type Responsable,
  type Structure,
  texteEleves,
  texteResponsables,
  texteSts,
} from './siecle';

/** Ce que disent les trois fichiers d'un établissement, à varier d'un import à l'autre. */
export interface EcoleSiecle {
  individus: Individu[];
  divisions: Structure[];
  groupes: Structure[];
  eleves: Eleve[];
  personnes: Responsable[];
}

/** Trois personnels, deux classes et un groupe, dix élèves dont quatre ont un responsable. */
export const ecoleDeBase = (): EcoleSiecle => ({
  individus: [
    { id: '1', nom: 'PETIT', prenom: 'ANNE', disciplines: ['ECO-GESTION'] },
    { id: '2', nom: 'ROUX', prenom: 'Marc', naissance: '1975-12-31' },
    { id: '3', nom: 'NOIR', prenom: 'Inès', fonction: 'DIR', naissance: '1970-01-02' },
  ],
  divisions: [
    { code: '2GA', mefs: [MEF_GA.seconde], profs: ['1'] },
    { code: '1GA', mefs: [MEF_GA.premiere], profs: ['1', '2'] },
  ],
  groupes: [{ code: 'G1', divisions: ['2GA'], profs: ['2'] }],
  eleves: ['ABEL', 'BLIN', 'CARO', 'DIAZ', 'EVEN', 'FAYE', 'GUYO', 'HUET', 'IDIR', 'JOLY'].map((nom, i) => ({
    id: String(101 + i),
    nom,
    prenom: 'Lou',
    division: i < 5 ? '2GA' : '1GA',
    groupes: i < 2 ? ['G1'] : [],
    mef: i < 5 ? MEF_GA.seconde : MEF_GA.premiere,
    ine: `0000000${101 + i}A`,
  })),
  personnes: [
    { id: '501', nom: 'ABEL', prenom: 'Eva', mel: 'eva.abel@example.org', enfants: ['101'] },
    { id: '502', nom: 'BLIN', prenom: 'Zoé', enfants: ['102', '103'] },
    { id: '503', nom: 'FAYE', prenom: 'Tom', enfants: ['106'] },
  ],
});

/** Les fichiers de cette école, par emplacement, prêts à déposer. */
export const fichiersDe = (rne: string, e: EcoleSiecle, annee = 2026) => ({
  enseignants: { sts: texteSts(rne, { ...e, annee }) },
  apprenants: { eleves: texteEleves(rne, { ...e, annee }), responsables: texteResponsables(rne, { ...e, annee }) },
});

/** Importe les trois fichiers, confirmations données. */
export async function importerEcole(admin: Acteur, e: EcoleSiecle, annee = 2026): Promise<void> {
  const { enseignants, apprenants } = fichiersDe(admin.rne, e, annee);
  await importerFichiers(admin, enseignants);
  await importerFichiers(admin, apprenants);
}

/** Répond à toutes les questions d'une analyse : oui, le premier compte en cause ; non, un compte neuf. */
export async function repondreATout(admin: Acteur, id: string, oui: boolean): Promise<void> {
  const questions = (await lireAnalyse(admin, id)).resume?.questions ?? [];
  const reponses = questions.map((q) => ({ cle: q.cle, compte: oui ? (q.candidats[0]?.id ?? 'neuf') : 'neuf' }));
  await repondre(admin, { id, reponses });
}

/** Importe les trois fichiers, en répondant la même chose à toutes les questions. */
export async function importerEnRepondant(admin: Acteur, e: EcoleSiecle, oui: boolean): Promise<void> {
  for (const envoi of Object.values(fichiersDe(admin.rne, e))) {
    const id = await analyserFichiers(admin, envoi);
    await repondreATout(admin, id, oui);
    await importer(admin, id, { confirme: true });
  }
}

/** Un établissement sans aucun import, et son administrateur. */
export async function uneEcoleVide(): Promise<Acteur> {
  const rne = await unEtablissement({ annee: null });
  return unCompte(rne, 'administrateur', { login: 'admin', nom: 'Administrateur', prenom: '', origine: 'manuel' });
}

/** Un établissement qui a importé son école (celle de base sauf demande). */
export async function uneEcole(e: EcoleSiecle = ecoleDeBase(), annee = 2026): Promise<Acteur> {
  const admin = await uneEcoleVide();
  await importerEcole(admin, e, annee);
  return admin;
}

/** Une copie de l'école de base, changée par `changer`. */
export function ecoleChangee(changer: (e: EcoleSiecle) => void): EcoleSiecle {
  const ecole = ecoleDeBase();
  changer(ecole);
  return ecole;
}

/** Change l'élève de ce numéro. */
export const eleveChange = (id: string, champs: Partial<Eleve>) => (e: EcoleSiecle) =>
  Object.assign(e.eleves.find((x) => x.id === id) ?? {}, champs);

/** Une école qui a importé, et l'analyse d'un élève de plus, pas encore importée. */
export async function enAttente(): Promise<{ admin: Acteur; id: string }> {
  const admin = await uneEcole();
  const ecole = ecoleChangee((e) => e.eleves.push({ id: '120', nom: 'KERN', prenom: 'Lou', division: '2GA' }));
  return { admin, id: await analyserFichiers(admin, fichiersDe(admin.rne, ecole).apprenants) };
}

/** La ligne d'un import, et son compte rendu (de l'analyse, ou du résultat une fois appliqué). */
export const lireAnalyse = (admin: Acteur, id: string) =>
  lire(admin, async (tx) => {
    const [ligne] = await tx.select().from(importSiecle).where(eq(importSiecle.id, id));
    if (!ligne) throw new Error('analyse absente');
    return { ...ligne, resume: (ligne.plan ?? ligne.resultat) as unknown as Resume | null };
  });
