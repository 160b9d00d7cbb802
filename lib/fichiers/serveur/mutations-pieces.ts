import 'server-only';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { direTaille } from '@/lib/abonnement/regles';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { NOMBRE_FICHIERS, OCTETS_FICHIER } from '../regles-limites';
import { examinateur } from './examen/examen';
import { deposerFichier, type Espace } from './mutations';

/** Un fichier joint, tel qu'il se montre dans une liste. `type` : son type MIME ; `octets` : sa taille. */
export interface Piece {
  id: string;
  nom: string;
  type: string;
  octets: number;
}

/** Une pièce qui vient d'être jointe ; `alerte` : ce qu'il reste d'espace, quand il en reste peu. */
export interface PieceJointe {
  piece: Piece;
  alerte?: string;
}

/** Sous cette part du quota, on le dit. */
const PRESQUE_PLEIN = 0.1;

/** Un fichier qui arrive : son nom chez celui qui l'envoie, son flux, et la taille annoncée. */
export interface Envoi {
  nom: string;
  flux: AsyncIterable<Uint8Array>;
  annonces?: number;
}

/** Ce à quoi des fichiers se joignent : une partie de fiche, un scénario. */
export interface Porteur {
  module: 'passeport' | 'scenarios';
  /** Les photos y sont admises ; on en garde une page PDF. */
  photos: boolean;
  /**
   * Lève un refus si l'acteur ne peut rien y joindre ; rend son diplôme, et le nombre de ses fichiers. `retenir` : la
   * ligne reste retenue jusqu'à la fin de la transaction.
   */
  ouvrir: (tx: Transaction, retenir: boolean) => Promise<{ referentiel: string; nombre: number }>;
  /** Écrit que ce fichier y est joint. */
  lier: (tx: Transaction, fichierId: string) => Promise<unknown>;
}

async function ouvrir(tx: Transaction, porteur: Porteur, retenir: boolean): Promise<string> {
  const { referentiel, nombre } = await porteur.ouvrir(tx, retenir);
  if (nombre >= NOMBRE_FICHIERS) throw new Refus('fichiers-nombre');
  return referentiel;
}

/**
 * Joint un fichier. Les droits se vérifient avant de recevoir quoi que ce soit, puis à nouveau dans la transaction qui
 * le garde. Refus : ceux du porteur, `fichiers-nombre`, ceux de `deposerFichier` et d'`examinateur`.
 */
export async function joindrePiece(acteur: Acteur, porteur: Porteur, envoi: Envoi): Promise<PieceJointe> {
  const referentiel = await lire(acteur, (tx) => ouvrir(tx, porteur, false));
  const { module, photos } = porteur;
  const regles = { octetsMax: OCTETS_FICHIER, reduit: photos, examiner: examinateur(photos) };
  const depot = { ...envoi, ...regles, module, referentiel };
  const { espace, ...piece } = await deposerFichier(acteur, depot, async (tx, { id }) => {
    await ouvrir(tx, porteur, true);
    await porteur.lier(tx, id);
  });
  return espace.reste < espace.quota * PRESQUE_PLEIN ? { piece, alerte: alerter(espace) } : { piece };
}

const alerter = ({ reste, quota }: Espace) =>
  `Il ne reste que ${direTaille(reste)} sur ${direTaille(quota)} dans l’espace de votre établissement pour ce diplôme.`;
