import 'server-only';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { FeuilleTableur } from '@/lib/serveur/tableur';
import { type CompteEleve, etatMotDePasse } from '../regles';

/** « Liste des identifiants des élèves » (ACE-2), une ligne par apprenant. */
export const feuilleIdentifiants = (comptes: readonly CompteEleve[]): FeuilleTableur => ({
  nom: 'Identifiants',
  colonnes: ['Classe', 'Nom', 'Prénom', 'Date de naissance', 'Identifiant', 'Mot de passe', 'Dernière connexion'],
  lignes: comptes.map((c) => [
    c.classe ?? '',
    c.nom,
    c.prenom,
    formaterJour(c.dateNaissance),
    c.login,
    motDePasseEnClair(c),
    formaterInstant(c.connecteLe),
  ]),
});

/** La règle, pas le mot de passe : la liste circule. */
export function motDePasseEnClair(c: Pick<CompteEleve, 'aPersonnaliser' | 'connecteLe' | 'dateNaissance'>): string {
  if (etatMotDePasse(c) === 'personnalise') return 'choisi par l’élève';
  return c.dateNaissance ? 'date de naissance, sous la forme jjmmaaaa' : 'aucun : pas de date de naissance';
}
