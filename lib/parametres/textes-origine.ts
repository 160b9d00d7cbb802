import type { Presentation } from '@/lib/degres/regles';

/**
 * Codes, intitulés et définitions du guide (3.8.2), avant tout changement de l'établissement. À ne pas montrer tel quel :
 * `lireReglages` rend ceux de l'établissement (tests/integration/parametres-affichage.test.tsx y veille).
 */
export const DEGRES_ORIGINE: Presentation = {
  totale: {
    code: 'R',
    libelle: 'Réussite totale',
    definition:
      'Correspond à une réussite complète ou quasi complète et jugée par le professeur d’un bon niveau par rapport à ce qui est demandé.',
  },
  partielle: {
    code: 'P',
    libelle: 'Réussite partielle',
    definition:
      'Signifie que le niveau est suffisant par rapport à l’attendu pour que l’apprenant réussisse dans les situations où il aura à utiliser cette ressource.',
  },
  encours: {
    code: 'C',
    libelle: 'En cours d’acquisition',
    definition:
      'Signifie que l’apprenant a accompli une partie de la tâche mais qu’il a des lacunes qui ont de fortes chances de l’empêcher de réussir dans les situations où il aura à utiliser cette ressource.',
  },
  erreurs: {
    code: 'E',
    libelle: 'Trop d’erreurs',
    definition: 'Correspond à un niveau de réussite qui nécessite une reprise complète de la notion concernée.',
  },
  nonevaluable: {
    code: 'N',
    libelle: 'Non évaluable',
    definition:
      'Item n’ayant pas pu être évalué pour cet apprenant lors de cette séance (bien que cet apprenant soit présent).',
  },
  absent: { code: 'A', libelle: 'Absent', definition: 'Apprenant absent au cours de cette évaluation.' },
};
