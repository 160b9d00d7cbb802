'use server';

import { cookies } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import { Refus } from '@/lib/acces/refus';
import { enResultat } from '@/lib/acces/serveur/erreurs';
import { nomCookieSession } from '@/lib/acces/serveur/jeton';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';
import { type SaisieNouveauMotDePasse, schemaNouveauMotDePasse } from '@/lib/comptes/schema';
import { personnaliserMotDePasse } from '@/lib/comptes/serveur/mutations';

/** Fixe le mot de passe, ferme la session et renvoie à la connexion (AUT-5). Ne rend la main que pour un refus. */
export async function personnaliser(saisie: SaisieNouveauMotDePasse) {
  try {
    const acteur = await acteurCourant();
    if (!acteur) throw new Refus('session');
    const lu = schemaNouveauMotDePasse.safeParse(saisie);
    if (!lu.success) throw new Refus('saisie');
    await personnaliserMotDePasse(acteur, lu.data.nouveau);
    (await cookies()).delete(nomCookieSession());
    redirect(adresseDe(acteur.rne, 'connexion', { message: 'personnalise' }));
  } catch (e) {
    unstable_rethrow(e);
    return enResultat(e, 'première connexion');
  }
}
