import 'server-only';
import { civilite, nommerPersonne } from '@/lib/siecle/serveur/lecture/champs';
import type { Civilite } from '@/lib/siecle/types';
import { partagerNom } from '../../regles-noms';
import type { Ligne } from './journal';

export interface Nomme {
  nom: string;
  prenom: string;
  civilite: Civilite | null;
}

/** Nom, prénom et civilité d'une ligne, d'une ou deux colonnes ; `prefixe` désigne un responsable (« r1. »). Un partage incertain se note. */
export function nommer(ligne: Ligne, prefixe = ''): Nomme {
  const lue = civilite(ligne.lire(`${prefixe}civilite`));
  const [nom, prenom] = [ligne.lire(`${prefixe}nom`), ligne.lire(`${prefixe}prenom`)];
  if (nom !== '' || prenom !== '') return { nom, prenom, civilite: lue };
  const ensemble = ligne.lire(`${prefixe}nomPrenom`);
  const texte = ensemble || ligne.lire(`${prefixe}prenomNom`);
  return partager(ligne, texte, ensemble ? 'nom-prenom' : 'prenom-nom', lue);
}

/** Le nom et le prénom d'un texte qui les dit ensemble. */
export function partager(
  ligne: Ligne,
  texte: string,
  ordre: 'nom-prenom' | 'prenom-nom',
  lue: Civilite | null = null,
): Nomme {
  const partage = partagerNom(texte, ordre);
  const { nom, prenom, incertain } = partage;
  if (incertain)
    ligne.journal.noter('tableur-nom-partage', ligne.sujet(nommerPersonne(nom, prenom)), { texte, nom, prenom });
  return { nom, prenom, civilite: lue ?? partage.civilite };
}
