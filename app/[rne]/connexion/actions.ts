'use server';

import { cookies, headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import { Refus, type Resultat } from '@/lib/acces/refus';
import { adresseIp } from '@/lib/acces/serveur/adresse-ip';
import { poserCookie } from '@/lib/acces/serveur/cookie-session';
import { enResultat } from '@/lib/acces/serveur/erreurs';
import { finirSession } from '@/lib/acces/serveur/mutations-sessions';
import { sansScript } from '@/lib/acces/serveur/sans-script';
import { jetonCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';
import { suiteSure, suiteUtile } from '@/lib/adresses/regles-suite';
import { TEMOIN } from '@/lib/comptes/regles';
import { type SaisieConnexion, schemaConnexion } from '@/lib/comptes/schema';
import { lireAppareil, retenirAppareil } from '@/lib/comptes/serveur/limites/cookie-appareil';
import { authentifier, type CodeEchec } from '@/lib/comptes/serveur/mutations-connexion';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { journal } from '@/lib/serveur/journal';
import { mesures } from '@/lib/serveur/mesures';

/** Pourquoi la connexion est refusée ; `incorrect` : l'établissement ne veut pas qu'on en dise plus. */
export interface EchecConnexion {
  code: CodeEchec | 'incorrect';
  secondes?: number;
}

/**
 * Ouvre une session et mène à la page d'abord demandée (AUT-2), ou à la personnalisation du mot de passe (AUT-5), qui y
 * ramènera. Action publique : l'établissement est celui de la page. Ne rend la main que pour un refus.
 */
export async function connecter(saisie: SaisieConnexion): Promise<Resultat<EchecConnexion>> {
  try {
    const lu = schemaConnexion.safeParse(saisie);
    if (!lu.success) throw new Refus('saisie');
    const { rne, suite, rester, ...identite } = lu.data;
    const etablissement = await lireEtablissement(rne);
    if (!etablissement) throw new Refus('introuvable');
    if (!(await cookies()).has(TEMOIN)) throw new Refus('cookies');
    const entetes = await headers();
    const resultat = await authentifier({
      rne,
      ...identite,
      ip: adresseIp(entetes),
      appareil: await lireAppareil(),
      agent: entetes.get('user-agent'),
      rester: rester && etablissement.resterConnecte,
    });
    mesures().connexions.inc({ issue: resultat.ok ? 'ok' : resultat.code });
    if (!resultat.ok) {
      journal.warn({ etablissement: rne, code: resultat.code }, 'Connexion refusée');
      return { ok: true, valeur: dire(resultat, etablissement.messagesDiscrets) };
    }
    const quittee = await jetonCourant();
    if (quittee) await finirSession(quittee); // celle d'avant, dans ce navigateur, n'a plus de cookie
    await poserCookie(resultat.jeton);
    await retenirAppareil(resultat.appareil);
    if (resultat.jeton.aPersonnaliser) redirect(adresseDe(rne, 'premiere-connexion', suiteUtile(rne, suite)));
    redirect(suiteSure(rne, suite));
  } catch (e) {
    unstable_rethrow(e);
    return enResultat(e, 'connexion');
  }
}

export const connecterSansScript = sansScript(connecter, ['login']);

function dire({ code, secondes }: { code: CodeEchec; secondes?: number }, discret: boolean): EchecConnexion {
  const tu = discret && (code === 'login' || code === 'mot-de-passe');
  return { code: tu ? 'incorrect' : code, ...(secondes !== undefined && { secondes }) };
}
