/** De quoi remplir les fiches de la démonstration : organisations fictives et phrases par famille de champs. */
export const ORGANISATIONS = [
  'Transports Merisier',
  'Entrepôts du Verger',
  'Mairie de Villegriotte',
  'Cerisaie Distribution',
  'Cabinet Amarelle',
  'Coopérative des Noyaux',
] as const;

export const APPRECIATIONS = [
  'Travail soigné, la démarche est bien expliquée.',
  'Le contexte est clair. Précisez les documents que vous avez utilisés.',
  'De bons réflexes professionnels ; relisez l’orthographe avant de valider.',
  'Les étapes sont dans l’ordre, mais les difficultés rencontrées manquent.',
  'Très bonne analyse de l’imprévu. Continuez ainsi.',
  'À reprendre : la tâche décrite ne correspond qu’en partie à la compétence choisie.',
] as const;

export const COMMENTAIRES = [
  'Bon travail, régulier.',
  'Des progrès nets depuis la dernière évaluation.',
  'Attention à la lecture des consignes.',
  'Vérifiez les documents avant de les transmettre.',
] as const;

export const TEXTES_GA: Record<string, string> = {
  contexte:
    'Au service administratif, à l’accueil. On m’a demandé de mettre à jour les dossiers en attente et de préparer les réponses pour la fin de la semaine.',
  conditions:
    'Poste informatique, tableur et messagerie de l’organisation, dossiers papier. J’avais une demi-journée. J’ai d’abord trié par urgence, puis demandé à ma tutrice les informations manquantes.',
  productions: 'Un tableau de suivi à jour, cinq courriers et une note de synthèse.',
  reussites: 'Le tableau est utilisé par le service depuis. Les courriers sont partis sans correction.',
  difficultes: 'Deux dossiers étaient incomplets : j’ai relancé par téléphone et noté la date de rappel.',
  competence: 'Je sais contrôler un dossier, repérer ce qui manque et le demander avec les mots qu’il faut.',
};

export const TEXTES_COMPETENCES: Record<string, string> = {
  contexte: 'Quai de réception de l’entrepôt, équipe du matin. On m’a confié les arrivages de deux transporteurs.',
  taches:
    'Accueil du conducteur, contrôle du bon de livraison, comptage des palettes, réserves sur deux colis abîmés, saisie dans le logiciel et mise en stock.',
  moyens: 'Transpalette électrique, lecteur de codes à barres, logiciel de gestion d’entrepôt, bons de livraison.',
  conditions:
    'Port des équipements de protection, deux heures pour libérer le quai, respect des consignes de sécurité.',
  resultats: 'Les 24 palettes étaient en stock à 10 h. Les réserves ont été acceptées par le transporteur.',
  bilan: 'Je suis à l’aise avec le contrôle. Je dois aller plus vite pour la saisie.',
};

export const TEXTES_BEP: Record<string, string> = {
  contexte: 'Classement et envoi du courrier du service, avec les consignes de ma tutrice.',
  travail: 'Tri, enregistrement, mise sous pli, puis classement des doubles.',
  moyens: 'Registre du courrier, affranchisseuse, classeurs.',
  resultats: 'Tout est parti avant la levée ; un pli sans adresse a été remis à la secrétaire.',
};
