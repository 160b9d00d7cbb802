import 'server-only';

/** Une table qui désigne un compte ; `si` en retient une partie (`b`, ou `u`, est la ligne). */
interface Trace {
  table: string;
  colonne: string;
  si?: string;
}

/**
 * Ce qui se bâtit sur un compte : un import qui l'a créé ne s'annule plus. `aussiRevenus` : de même pour un compte que l'import a
 * fait revenir, si c'est depuis (la colonne dit quand). Un essai vérifie que toute table qui désigne un compte est ici, dans
 * `USAGES` ou dans `SUIT`.
 */
export const BATI: (Trace & { quoi: string; aussiRevenus?: string })[] = [
  { quoi: 'Évaluations faites', table: 'evaluation', colonne: 'auteur_id' },
  {
    quoi: 'Évaluations reçues',
    table: 'evaluation_apprenant',
    colonne: 'apprenant_id',
    aussiRevenus: '(select e.cree_le from evaluation e where e.rne = b.rne and e.id = b.evaluation_id)',
  },
  { quoi: 'Évaluations commentées', table: 'evaluation_apprenant', colonne: 'commente_par' },
  { quoi: 'Co-saisies ouvertes', table: 'evaluation_saisissant', colonne: 'compte_id' },
  { quoi: 'Résultats saisis', table: 'resultat', colonne: 'saisi_par' },
  { quoi: 'Fiches du passeport', table: 'fiche', colonne: 'apprenant_id', aussiRevenus: 'b.cree_le' },
  { quoi: 'Fiches corrigées', table: 'fiche', colonne: 'corrige_par_id' },
  { quoi: 'Fiches évaluées', table: 'fiche_evaluation', colonne: 'auteur_id' },
  { quoi: 'Scénarios', table: 'scenario', colonne: 'auteur_id' },
  { quoi: 'Fichiers déposés', table: 'fichier', colonne: 'depose_par' },
  { quoi: 'Accès donnés aux parents', table: 'acces_parents', colonne: 'donne_par' },
  { quoi: 'Imports faits', table: 'import', colonne: 'auteur_id' },
  { quoi: 'Imports annulés', table: 'import', colonne: 'annule_par_id' },
  { quoi: 'Réponses données', table: 'reponse_identite', colonne: 'auteur_id' },
  {
    quoi: 'Transferts décidés',
    table: 'transfert',
    colonne: 'apprenant_id',
    si: "(b.etat <> 'propose' or b.sens = 'sortant')",
  },
];

/** Ce qui montre qu'un compte a servi : il ne s'efface plus, il se ferme. */
export const USAGES: Trace[] = [
  { table: 'journal', colonne: 'compte_id' },
  { table: 'session', colonne: 'compte_id' },
  { table: 'courriel', colonne: 'compte_id', si: "u.etat = 'envoye'" },
  { table: 'filtre', colonne: 'compte_id' },
  { table: 'fiche_vue', colonne: 'compte_id' },
  { table: 'resume_courriel', colonne: 'compte_id' },
  { table: 'depot_tableur', colonne: 'auteur_id' },
];

/** Ce qui s'en va avec un compte qui n'a jamais servi, dans cet ordre. */
export const SUIT: Trace[] = [
  { table: 'transfert', colonne: 'apprenant_id' },
  { table: 'reponse_identite', colonne: 'compte_id' },
  { table: 'mot_de_passe_provisoire', colonne: 'compte_id' },
  { table: 'courriel', colonne: 'compte_id' },
  { table: 'attaque', colonne: 'compte_id' },
  { table: 'responsabilite', colonne: 'responsable_id' },
  { table: 'responsabilite', colonne: 'apprenant_id' },
  { table: 'affectation', colonne: 'compte_id' },
  { table: 'apprenant', colonne: 'compte_id' },
  { table: 'enseignant', colonne: 'compte_id' },
];
