import { peupler } from '@/scripts/demo/peupler';
import { mesurerBilans } from './bilans';
import { pagesDeLaDemo } from './demonstration';
import type { Ecole } from './ecole';
import { mesurerGrille } from './grille';
import { mesurerImports } from './import';
import type { Mesure } from './mesure';
import { mesurerPages } from './pages';
import { mesurerEnvoi, mesurerPasseport } from './passeport';
import { mesurerAutresPages, mesurerScenarios } from './scenarios';
import { mesurerSansStatistiques, mesurerTableaux } from './tableaux';
import { mesurerTableur } from './tableur';

/** Où mesurer : l'adresse du serveur, et le grand établissement (écrit la première fois qu'on le demande). */
export interface Lieu {
  origine: string;
  ecole: () => Promise<Ecole>;
}

export interface Section {
  nom: string;
  titre: string;
  chapeau: string;
  mesurer: (lieu: Lieu) => Promise<Mesure[]>;
}

const REPONSE =
  'Réponse HTTP entière sur la boucle locale (jusqu’au dernier octet, sans la décompresser), un client, serveur chaud, base sur la même machine';
const GRAND =
  'établissement de 1 204 apprenants et trois ans de résultats (10 640 par classe, 60 fiches par apprenant)';

/** Dans l'ordre où elles se mesurent : la première, sur une base vide ; la deuxième, avant que la base compte ses lignes. */
export const SECTIONS: readonly Section[] = [
  {
    nom: 'imports',
    titre: 'Imports',
    chapeau: 'Temps du serveur, de la lecture des fichiers à la fin de la transaction ; l’envoi n’y est pas.',
    mesurer: () => mesurerImports(),
  },
  {
    nom: 'tableur',
    titre: 'Import par tableur',
    chapeau:
      'Temps du serveur, de la lecture du classeur à la fin de la transaction, une école par passage ; l’envoi n’y est pas.',
    mesurer: () => mesurerTableur(),
  },
  {
    nom: 'sans-statistiques',
    titre: 'Classe, base sans statistiques',
    chapeau: `Lecture et calcul dans ce processus, ${GRAND}, tout juste écrit : PostgreSQL n’en a encore rien compté.`,
    mesurer: async ({ ecole }) => mesurerSansStatistiques(await ecole()),
  },
  {
    nom: 'tableaux',
    titre: 'Tableaux de bord',
    chapeau: `${REPONSE}, ${GRAND}. « Lecture » : sans la page, dans ce processus.`,
    mesurer: async ({ origine, ecole }) => mesurerTableaux(origine, await ecole()),
  },
  {
    nom: 'bilans',
    titre: 'Bilans de formation',
    chapeau: `${REPONSE}, ${GRAND}. Le dessin nu rejoue par pdfkit seul les gestes du même bilan, tour à tour avec lui.`,
    mesurer: async ({ origine, ecole }) => mesurerBilans(origine, await ecole()),
  },
  {
    nom: 'passeport',
    titre: 'Passeport',
    chapeau: `${REPONSE}, une classe de 35 apprenants à 60 fiches chacun.`,
    mesurer: async ({ origine, ecole }) => mesurerPasseport(origine, await ecole()),
  },
  {
    nom: 'envoi',
    titre: 'Fichiers joints',
    chapeau: 'Réponse à l’envoi ; la mémoire résidente du serveur, au plus haut, comparée à celle d’avant l’envoi.',
    mesurer: async ({ origine, ecole }) => mesurerEnvoi(origine, await ecole()),
  },
  {
    nom: 'scenarios',
    titre: 'Évaluations, scénarios et exports',
    chapeau: `${REPONSE}, ${GRAND}, 817 évaluations et 300 scénarios.`,
    mesurer: async ({ origine, ecole }) => mesurerScenarios(origine, await ecole()),
  },
  {
    nom: 'grille',
    titre: 'Grille d’une évaluation',
    chapeau: `${REPONSE}. Les enregistrements : temps du serveur, transaction comprise. La touche : dans Chromium, de l’événement à l’image peinte.`,
    mesurer: async ({ origine }) => mesurerGrille(origine),
  },
  {
    nom: 'pages',
    titre: 'Pages',
    chapeau: `${REPONSE}, après cent demandes. D’abord l’établissement de démonstration, puis celui de 1 204 apprenants.`,
    mesurer: async ({ origine, ecole }) => {
      await peupler(() => {});
      return [
        ...(await mesurerPages(origine, await pagesDeLaDemo())),
        ...(await mesurerAutresPages(origine, await ecole())),
      ];
    },
  },
];
