import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { SaisieScenario } from '@/lib/scenarios/schema';
import { creerScenario } from '@/lib/scenarios/serveur/mutations';
import type { Classe } from './acteurs';

const GA = 'BACPRO-GA';

const RELANCE: SaisieScenario = {
  titre: 'Cerisaie Distribution : un fournisseur ne livre plus',
  referentiel: GA,
  niveau: 3,
  prive: false,
  contexte:
    '<p>Vous êtes assistant de gestion chez <strong>Cerisaie Distribution</strong>, grossiste en fruits transformés. Les Bocaux du Verger, fournisseur historique, annonce un retard de trois semaines.</p><p>La responsable des achats vous confie le dossier :</p><ul><li><p>mettre à jour la fiche du fournisseur ;</p></li><li><p>chercher deux fournisseurs de remplacement ;</p></li><li><p>passer la commande après accord.</p></li></ul>',
  materiels: '<p>Progiciel de gestion intégré, tableur, messagerie, téléphone.</p>',
  ressources:
    '<p>Le fichier fournisseurs (il y manque volontairement deux adresses), le catalogue de l’année passée, les conditions générales d’achat.</p><p><em>Prévoir deux séances de deux heures, en binômes.</em></p>',
  liens: [
    { url: 'https://www.cerpeg.fr/', libelle: 'Ressources du réseau des lycées professionnels tertiaires' },
    { url: 'https://www.economie.gouv.fr/dgccrf', libelle: 'Les délais de livraison entre professionnels' },
  ],
  items: ['1.1.1', '1.1.1-C5', '1.1.1-A4', '1.1.2', '1.1.2-C3', '1.1.2-A4'],
};

const ACCUEIL: SaisieScenario = {
  titre: 'Accueillir une délégation à la mairie de Villegriotte',
  referentiel: GA,
  niveau: 1,
  prive: false,
  contexte:
    '<p>La mairie de <strong>Villegriotte</strong> reçoit pour une journée les élus de sa ville jumelle. Vous tenez l’accueil et préparez la salle.</p>',
  materiels: '<p>Poste d’accueil du plateau technique, standard, badges, registre des visiteurs.</p>',
  ressources: '<p>Liste des invités, plan de la mairie, consignes de sécurité.</p>',
  liens: [],
  items: ['3.2.1', '3.2.1-A2', '3.3.1', '3.3.1-C2', '3.3.1-A1'],
};

const SALARIES: SaisieScenario = {
  titre: 'Une embauche au cabinet Amarelle (à terminer)',
  referentiel: GA,
  niveau: 2,
  prive: true,
  contexte: '<p>Le cabinet recrute une assistante à temps partiel. À préciser : la date, le type de contrat.</p>',
  materiels: '',
  ressources: '',
  liens: [],
  items: ['2.1.1', '2.1.1-A1'],
};

const RECEPTION: SaisieScenario = {
  titre: 'Un arrivage de nuit aux Entrepôts du Verger',
  referentiel: 'BACPRO-LOGISTIQUE',
  niveau: 1,
  prive: false,
  contexte:
    '<p>Un semi-remorque attendu à 6 h arrive à 4 h 30. Deux palettes sont filmées à moitié, et le bon de livraison porte une référence inconnue.</p><ol><li><p>Accueillir le conducteur et mettre le véhicule à quai.</p></li><li><p>Contrôler, puis accepter ou refuser.</p></li><li><p>Saisir l’entrée en stock.</p></li></ol>',
  materiels:
    '<p>Quai de l’atelier, transpalette électrique, douchette, équipements de protection, logiciel d’entrepôt.</p>',
  ressources: '<p>Bon de livraison, protocole de sécurité du quai, procédure de réserves.</p>',
  liens: [{ url: 'https://www.inrs.fr/', libelle: 'Les risques du quai de déchargement' }],
  items: ['G1C1.1', 'G1C1.2', 'G1C1.4', 'G1C1.5', 'G1C1.6'],
};

const TRANSPORT: SaisieScenario = {
  titre: 'Transports Merisier : une réclamation pour retard',
  referentiel: 'BACPRO-TRANSPORT',
  niveau: 3,
  prive: false,
  contexte:
    '<p>Un client réclame : sa livraison est arrivée avec un jour de retard et un colis manque. Le conducteur a noté des réserves.</p>',
  materiels: '<p>Logiciel de gestion des transports, messagerie.</p>',
  ressources: '<p>Lettre de voiture, réserves du destinataire, courriel du client.</p>',
  liens: [],
  items: ['G3C1.2', 'G3C2.1', 'G3C2.3', 'G3C2.4'],
};

/**
 * Les scénarios de l'équipe : publics et privés, de plusieurs auteurs et diplômes, par la mutation de l'application. Rend
 * celui que l'enseignante évalue ensuite.
 */
export async function preparerScenarios(
  classes: readonly Classe[],
  auteurs: readonly Acteur[],
): Promise<{ id: string; saisie: SaisieScenario } | undefined> {
  const [enseignante, enTransport] = auteurs;
  const collegue = classes
    .filter((c) => c.referentiel === GA)
    .flatMap((c) => c.enseignants)
    .find((e) => !auteurs.some((a) => a.compteId === e.compteId));
  const prepares: [Acteur | undefined, SaisieScenario][] = [
    [enseignante, RELANCE],
    [enseignante, SALARIES],
    [enseignante, RECEPTION],
    [enTransport, TRANSPORT],
    [collegue ?? enTransport, ACCUEIL],
  ];
  const crees: { id: string; saisie: SaisieScenario }[] = [];
  for (const [auteur, saisie] of prepares) if (auteur) crees.push({ ...(await creerScenario(auteur, saisie)), saisie });
  return crees.find(({ saisie }) => saisie === RELANCE);
}
