import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { compteOuvert, systeme, visiteur } from '@/lib/acces/acteur';
import type { Jeton } from '@/lib/acces/jeton';
import type { Profil } from '@/lib/acces/modules';
import { attente, compter, oublier } from './limites';
import { motDePasseInitial, verifier } from './mot-de-passe';

export type CodeEchec = 'login' | 'mot-de-passe' | 'attente-compte' | 'attente-adresse';

export type ResultatConnexion =
  | { ok: true; jeton: Jeton }
  /** `profil` choisit l'aide à montrer sous « mot de passe non valide » ; `secondes`, l'attente imposée. */
  | { ok: false; code: CodeEchec; profil?: Profil; secondes?: number };

type Moyen = 'mot-de-passe' | 'provisoire' | 'initial';

/**
 * Vérifie un identifiant et un mot de passe (AUT-6). Les essais manqués sont comptés par compte et par adresse, et
 * refusés au-delà d'une limite gardée dans la base. Un mot de passe provisoire ne sert qu'une fois (AUT-7) et, comme le
 * mot de passe initial, oblige à personnaliser (AUT-5).
 */
export async function authentifier(saisie: {
  rne: string;
  login: string;
  motDePasse: string;
  ip: string;
}): Promise<ResultatConnexion> {
  const rne = saisie.rne.toUpperCase();
  const login = saisie.login.trim().toLowerCase();
  const [parCompte, parAdresse] = await Promise.all([attente('compte', rne, login), attente('adresse', saisie.ip)]);
  if (parAdresse) return { ok: false, code: 'attente-adresse', secondes: parAdresse };
  if (parCompte) return { ok: false, code: 'attente-compte', secondes: parCompte };

  const trouve = await chercher(rne, login);
  const moyen = trouve && (await reconnaitre(trouve, saisie.motDePasse));
  if (!trouve || !moyen) {
    await Promise.all([compter('adresse', saisie.ip), trouve && compter('compte', rne, login)]);
    return trouve ? { ok: false, code: 'mot-de-passe', profil: trouve.profil } : { ok: false, code: 'login' };
  }
  await oublier('compte', rne, login);
  return { ok: true, jeton: await ouvrir(trouve, moyen) };
}

interface Trouve {
  rne: string;
  id: string;
  profil: Profil;
  dateNaissance: string | null;
  motDePasse: string | null;
  aPersonnaliser: boolean;
  versionSession: number;
  provisoire: { id: string; hache: string } | null;
}

/** Le compte de ce login et son dernier mot de passe provisoire encore valable ; nul s'il est fermé ou inconnu. */
function chercher(rne: string, login: string): Promise<Trouve | null> {
  return lire(visiteur(rne), async (tx) => {
    const [c] = await tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(sql`lower(${compte.login})`, login)));
    if (!c || !compteOuvert(c)) return null;
    const [dernier] = await tx
      .select()
      .from(motDePasseProvisoire)
      .where(and(eq(motDePasseProvisoire.rne, rne), eq(motDePasseProvisoire.compteId, c.id)))
      .orderBy(desc(motDePasseProvisoire.creeLe), desc(motDePasseProvisoire.id))
      .limit(1);
    const valable = dernier && !dernier.utiliseLe && dernier.expireLe > new Date();
    return { ...c, provisoire: valable ? { id: dernier.id, hache: dernier.hache } : null };
  });
}

async function reconnaitre(c: Trouve, motDePasse: string): Promise<Moyen | null> {
  if (c.motDePasse && (await verifier(c.motDePasse, motDePasse))) return 'mot-de-passe';
  if (c.provisoire && (await verifier(c.provisoire.hache, motDePasse.trim()))) return 'provisoire';
  if (!c.motDePasse && motDePasse === motDePasseInitial(c)) return 'initial';
  return null;
}

/** Date la connexion, use le mot de passe provisoire, et rend le jeton de la session. */
function ouvrir(c: Trouve, moyen: Moyen): Promise<Jeton> {
  const aPersonnaliser = moyen !== 'mot-de-passe' || c.aPersonnaliser;
  return ecrire(systeme(c.rne), 'connexion', async (tx, tracer) => {
    tracer({ cible: c.id, details: { moyen } });
    if (moyen === 'provisoire' && c.provisoire) {
      const uses = await tx
        .update(motDePasseProvisoire)
        .set({ utiliseLe: new Date() })
        .where(
          and(
            eq(motDePasseProvisoire.rne, c.rne),
            eq(motDePasseProvisoire.id, c.provisoire.id),
            isNull(motDePasseProvisoire.utiliseLe),
            gt(motDePasseProvisoire.expireLe, new Date()),
          ),
        )
        .returning({ id: motDePasseProvisoire.id });
      if (uses.length === 0) throw new Error('Mot de passe provisoire déjà utilisé entre-temps.');
    }
    await tx
      .update(compte)
      .set({ connecteLe: new Date(), connecteAvantLe: sql`${compte.connecteLe}`, aPersonnaliser })
      .where(and(eq(compte.rne, c.rne), eq(compte.id, c.id)));
    return { rne: c.rne, compteId: c.id, versionSession: c.versionSession, aPersonnaliser };
  });
}
