import { type Catalogue, trouverItem } from '@/lib/passeport/catalogue';
import type { Branchement, Issue } from '@/lib/passeport/regles-sauvegarde';
import type { SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import { creer, modifier } from '../actions';

const HORS_LIGNE = 'Hors ligne : votre saisie est gardée sur cet appareil et partira au retour du réseau.';
const INJOIGNABLE =
  'Le serveur n’a pas répondu, ou votre session est terminée. Votre saisie est gardée sur cet appareil : reconnectez-vous dans un autre onglet, elle repartira d’elle-même.';

/** Ce qui part au serveur : les complexités et aléas de la seule situation retenue, et ceux que la fiche avait déjà. */
export function aEnvoyer(saisie: SaisieFiche, catalogue: Catalogue, initiale: SaisieFiche): SaisieFiche {
  const item = trouverItem(catalogue.groupes, saisie.item);
  const permis = new Set([...(item?.complexites ?? []), ...(item?.aleas ?? [])].map((p) => p.code));
  const garde = (c: string) => permis.has(c) || (saisie.item === initiale.item && initiale.choix.includes(c));
  return { ...saisie, choix: saisie.choix.filter(garde) };
}

/** La saisie vérifiée comme le serveur le fera ; s'il n'y a pas de réseau pour charger le schéma, il tranchera. */
export const controler: Branchement['controler'] = async (saisie) => {
  const schema = await import('@/lib/passeport/schema').catch(() => null);
  const lu = schema?.schemaFiche.safeParse(saisie);
  if (!lu) return { saisie };
  return lu.success ? { saisie: lu.data } : { message: lu.error.issues[0]?.message ?? '' };
};

interface Cible {
  id: string;
  /** La fiche dont les fichiers suivent (PAS-4). */
  copieDe: string | undefined;
}

/** Envoie la saisie, pour créer la fiche (`version` nulle) ou la modifier. Une coupure n'est pas un refus. */
export async function envoyer(
  { id, copieDe }: Cible,
  saisie: SaisieFiche,
  version: VersionFiche | null,
): Promise<Issue> {
  try {
    const resultat = await (version ? modifier({ id, version, saisie }) : creer({ id, saisie, copieDe }));
    if (resultat.ok) return { genre: 'enregistrement', valeur: resultat.valeur };
    const champs = Object.entries(resultat.champs ?? {}).map(([nom, texte]) => [nom.replace(/^saisie\./, ''), texte]);
    return { genre: 'refus', message: resultat.message, champs: Object.fromEntries(champs) };
  } catch {
    return { genre: 'coupure', message: navigator.onLine ? INJOIGNABLE : HORS_LIGNE };
  }
}
