import 'server-only';
import { sql } from 'drizzle-orm';
import { ecrire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { present } from '@/lib/acces/serveur/portee';
import { oublierComptes } from '@/lib/comptes/serveur/limites/compteurs';
import { sortiRecent } from './queries';

/** Un compte réinitialisé, et s'il avait un mot de passe choisi. */
export interface CompteReinitialise {
  id: string;
  nom: string;
  prenom: string;
  login: string;
  personnalise: boolean;
}

/**
 * « Réinitialiser tous les comptes marqués » (ACE-3) : le mot de passe redevient la date de naissance, à personnaliser à
 * la connexion suivante ; les sessions ouvertes finissent, les mots de passe provisoires ne valent plus et les essais
 * manqués sont oubliés. Aucune autre donnée ne change. Tout ou rien : refuse (`introuvable`) un compte qui n'est pas celui d'un apprenant de l'établissement,
 * présent ou sorti depuis moins de 3 mois, et (`sans-date-naissance`) un apprenant qui n'en a pas. Rend ce qui est fait.
 */
export function reinitialiserEleves(
  acteur: Acteur,
  { apprenants }: { apprenants: readonly string[] },
): Promise<CompteReinitialise[]> {
  const ids = [...new Set(apprenants)];
  return ecrire(acteur, 'acces-eleves.reinitialiser', async (tx, tracer) => {
    tracer({ details: { nombre: ids.length, comptes: ids } });
    const faits = await tx.execute<CompteReinitialise & { date: boolean } & Record<string, unknown>>(sql`
      with vises as (
        select c.id, not c.a_personnaliser as personnalise from compte c
        where c.rne = ${acteur.rne} and c.id = any(${sql.param(ids)}::uuid[]) and c.profil = 'apprenant'
          and (${present} or ${sortiRecent})
        for update
      ), annules as (
        update mot_de_passe_provisoire p set utilise_le = now() from vises v
        where p.rne = ${acteur.rne} and p.compte_id = v.id and p.utilise_le is null
      ), faits as (
        update compte u set mot_de_passe = null, a_personnaliser = true, personnalise_le = null,
          version_session = u.version_session + 1, modifie_le = now()
        from vises v where u.rne = ${acteur.rne} and u.id = v.id
        returning u.id, u.nom, u.prenom, u.login, v.personnalise, u.date_naissance is not null as date
      )
      select * from faits order by nom collate "fr-x-icu", prenom collate "fr-x-icu", id`);
    if (faits.length !== ids.length) throw new Refus('introuvable');
    if (faits.some((f) => !f.date)) throw new Refus('sans-date-naissance');
    await oublierComptes(
      tx,
      acteur.rne,
      faits.map((f) => f.login),
    );
    return faits.map(({ id, nom, prenom, login, personnalise }) => ({ id, nom, prenom, login, personnalise }));
  });
}
