/** Un champ de la description d'une fiche ; `cle` est sa clé dans `fiche.textes` (ou `bep_textes`), à ne pas changer. */
export interface ChampFiche {
  cle: string;
  libelle: string;
  aide: string;
  lignes: number;
}

/** `ga`, `bep` (partie BEP d'une fiche de GA), `competences` (tous les autres diplômes). */
export type FamilleFiche = 'ga' | 'bep' | 'competences';

/**
 * Les intitulés d'origine du haut d'une fiche, pour tous les diplômes ; l'organisation se nomme selon le lieu. Ceux d'un
 * établissement se lisent par `intitulesFiche` (lib/parametres/regles-masques).
 */
export const CHAMPS_COMMUNS = {
  titre: 'Titre',
  faiteLe: 'Date',
  lieu: 'Lieu',
  organisationPfmp: 'Entreprise ou organisation',
  organisationEtablissement: 'Organisation support',
  pfmpDebutLe: 'Début de la PFMP',
  pfmpFinLe: 'Fin de la PFMP',
} as const;

export type CleCommune = keyof typeof CHAMPS_COMMUNS;

/** Les champs que l'apprenant remplit, dans l'ordre des fiches officielles (référentiels, « champs d'une fiche »). */
export const CHAMPS: Record<FamilleFiche, readonly ChampFiche[]> = {
  ga: [
    {
      cle: 'contexte',
      libelle: 'Contexte de réalisation',
      aide: 'L’organisation et le service, les tâches demandées, les résultats attendus.',
      lignes: 5,
    },
    {
      cle: 'conditions',
      libelle: 'Conditions de réalisation',
      aide: 'Moyens, outils, délais, personnes ressources\u00a0; votre démarche, vos choix, vos essais\u00a0; les difficultés et les imprévus.',
      lignes: 6,
    },
    {
      cle: 'productions',
      libelle: 'Productions',
      aide: 'Les documents ou les résultats que vous avez produits.',
      lignes: 4,
    },
    {
      cle: 'reussites',
      libelle: 'Analyse de l’action\u00a0: réussites',
      aide: 'Ce qui a bien marché, et pourquoi.',
      lignes: 4,
    },
    {
      cle: 'difficultes',
      libelle: 'Analyse de l’action\u00a0: difficultés',
      aide: 'Ce qui a été difficile, et comment vous vous y êtes pris.',
      lignes: 4,
    },
    {
      cle: 'competence',
      libelle: 'Description de la compétence acquise',
      aide: 'Ce que vous savez faire maintenant, avec vos mots.',
      lignes: 4,
    },
  ],
  competences: [
    {
      cle: 'contexte',
      libelle: 'Entreprise, service et contexte',
      aide: 'Activité de l’entreprise, service où vous étiez, ce qu’on vous a demandé.',
      lignes: 5,
    },
    { cle: 'taches', libelle: 'Tâches réalisées', aide: 'Ce que vous avez fait, étape par étape.', lignes: 6 },
    {
      cle: 'moyens',
      libelle: 'Moyens et documents utilisés',
      aide: 'Matériels, logiciels, documents reçus ou produits.',
      lignes: 4,
    },
    {
      cle: 'conditions',
      libelle: 'Conditions et contraintes',
      aide: 'Délais, sécurité, réglementation, consignes, aléas.',
      lignes: 4,
    },
    {
      cle: 'resultats',
      libelle: 'Résultats obtenus',
      aide: 'Ce que votre travail a donné, et comment il a été contrôlé.',
      lignes: 4,
    },
    {
      cle: 'bilan',
      libelle: 'Bilan',
      aide: 'Ce que vous avez réussi, ce qui a été difficile, ce que vous savez faire maintenant.',
      lignes: 4,
    },
  ],
  bep: [
    {
      cle: 'contexte',
      libelle: 'Contexte et consignes de l’activité',
      aide: 'Où, pour qui, avec quelles consignes.',
      lignes: 4,
    },
    { cle: 'travail', libelle: 'Travail réalisé', aide: 'Ce que vous avez fait, étape par étape.', lignes: 5 },
    { cle: 'moyens', libelle: 'Moyens et outils utilisés', aide: 'Matériels, logiciels, documents.', lignes: 3 },
    {
      cle: 'resultats',
      libelle: 'Résultats et difficultés',
      aide: 'Ce que vous avez obtenu, ce qui a été difficile.',
      lignes: 4,
    },
  ],
};
