'use server';

import { headers } from 'next/headers';
import { after } from 'next/server';
import { Refus, type Resultat } from '@/lib/acces/refus';
import { adresseIp } from '@/lib/acces/serveur/adresse-ip';
import { enResultat } from '@/lib/acces/serveur/erreurs';
import { sansScript } from '@/lib/acces/serveur/sans-script';
import { schemaOubli } from '@/lib/comptes/schema';
import { demanderProvisoire, type ReponseOubli } from '@/lib/comptes/serveur/mutations';
import { expedier } from '@/lib/courriels/serveur/travaux-expedition';
import { modeTravaux } from '@/lib/env';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';

/** Ce que la page en dit ; `discret` : l'établissement ne veut pas qu'elle dise si ce compte existe, ni son adresse. */
export type ReponseDite = ReponseOubli | { discret: true };

/** Envoie un mot de passe temporaire (AUT-7). Action publique : l'établissement est celui de la page. */
export async function demander(saisie: { rne: string; login: string }): Promise<Resultat<ReponseDite>> {
  try {
    const { rne } = saisie;
    const lu = schemaOubli.safeParse(saisie);
    if (!lu.success) throw new Refus('saisie', { champs: { login: 'Saisissez votre identifiant.' } });
    const etablissement = typeof rne === 'string' ? await lireEtablissement(rne) : null;
    if (!etablissement) throw new Refus('introuvable');
    const valeur = await demanderProvisoire(rne, lu.data.login, adresseIp(await headers()));
    if (valeur.envoi && modeTravaux() === 'horloge') after(() => expedier(rne)); // l'horloge ne passe que par moments
    return { ok: true, valeur: etablissement.messagesDiscrets ? { discret: true } : valeur };
  } catch (e) {
    return enResultat(e, 'mot de passe oublié');
  }
}

export const demanderSansScript = sansScript(demander, ['login']);
