'use server';

import { redirect, unstable_rethrow } from 'next/navigation';
import { Refus, type Resultat } from '@/lib/acces/refus';
import { retirerCookie } from '@/lib/acces/serveur/cookie-session';
import { enResultat } from '@/lib/acces/serveur/erreurs';
import { champsFautifs } from '@/lib/acces/serveur/portes';
import { sansScript } from '@/lib/acces/serveur/sans-script';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';
import { suiteUtile } from '@/lib/adresses/regles-suite';
import { type SaisieNouveauMotDePasse, schemaNouveauMotDePasse } from '@/lib/comptes/schema';
import { personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';

/**
 * Fixe le mot de passe, ferme la session et renvoie à la connexion, qui mènera à la page d'abord demandée (AUT-5). Ne rend
 * la main que pour un refus.
 */
export async function personnaliser(saisie: SaisieNouveauMotDePasse): Promise<Resultat<void>> {
  try {
    const acteur = await acteurCourant();
    if (!acteur) throw new Refus('session');
    const lu = schemaNouveauMotDePasse.safeParse(saisie);
    if (!lu.success) throw new Refus('saisie', { champs: champsFautifs(lu.error) });
    await personnaliserMotDePasse(acteur, lu.data.nouveau);
    await retirerCookie();
    const suite = suiteUtile(acteur.rne, lu.data.suite);
    redirect(adresseDe(acteur.rne, 'connexion', { message: 'personnalise', ...suite }));
  } catch (e) {
    unstable_rethrow(e);
    return enResultat(e, 'première connexion');
  }
}

export const personnaliserSansScript = sansScript(personnaliser, []);
