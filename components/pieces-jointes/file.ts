'use client';

import { useEffect, useReducer, useRef } from 'react';
import { estReprenable } from '@/components/envoi/appeler';
import { veiller } from '@/components/gardien/veille';
import { direTaille } from '@/lib/abonnement/regles';
import { nomAdmis, OCTETS_FICHIER } from '@/lib/fichiers/regles-limites';
import type { PieceJointe } from '@/lib/fichiers/serveur/mutations-pieces';
import { envoyerPiece } from './envoi';

/** Envois à la fois : de quoi remplir la liaison d'un lycée, pas de quoi la prendre toute. */
const A_LA_FOIS = 2;

/** Un fichier choisi, de l'attente à sa fin. `partis` : ses octets déjà envoyés ; `refus` : pourquoi il a échoué. */
export interface Envoi {
  cle: number;
  fichier: File;
  etat: 'attente' | 'envoi' | 'echec';
  partis: number;
  refus?: string;
  /** Réessayer a un sens : ce n'est pas le fichier qui est en cause. */
  coupure?: boolean;
}

type Geste = { ajouts: Envoi[] } | { cle: number; change: Partial<Envoi> } | { retire: number };

function suivre(envois: readonly Envoi[], geste: Geste): readonly Envoi[] {
  if ('ajouts' in geste) return [...envois, ...geste.ajouts];
  if ('retire' in geste) return envois.filter((e) => e.cle !== geste.retire);
  return envois.map((e) => (e.cle === geste.cle ? { ...e, ...geste.change } : e));
}

/** Ce que le navigateur sait déjà refuser, sans rien envoyer. */
function refusImmediat({ name, size }: File, photos: boolean): string | undefined {
  if (size === 0) return 'Ce fichier est vide.';
  if (size > OCTETS_FICHIER)
    return `Ce fichier est trop gros\u00a0: ${direTaille(size)}, pour ${direTaille(OCTETS_FICHIER)} au plus.`;
  if (nomAdmis(name, photos)) return undefined;
  const admis = photos ? 'un PDF, un zip ou une photo' : 'un PDF ou un zip';
  return `Déposez ${admis}\u00a0: enregistrez ce document en PDF, ou mettez-le dans un dossier compressé (zip).`;
}

let derniere = 0;

const enAttente = (fichier: File, photos: boolean): Envoi => {
  const refus = refusImmediat(fichier, photos);
  return { cle: ++derniere, fichier, partis: 0, ...(refus ? { etat: 'echec', refus } : { etat: 'attente' }) };
};

interface Options {
  adresse: string;
  photos: boolean;
  surRecu: (jointe: PieceJointe) => void;
  surRefus: (nom: string, refus: string) => void;
}

/** La file des envois : deux à la fois, chacun s'annule ou se réessaie sans être choisi de nouveau. */
export function useFileEnvois({ adresse, photos, surRecu, surRefus }: Options) {
  const [envois, agir] = useReducer(suivre, []);
  const partis = useRef(new Map<number, AbortController>());

  async function envoyer({ cle, fichier }: Envoi, arret: AbortController) {
    agir({ cle, change: { etat: 'envoi', partis: 0, refus: undefined } });
    const surAvance = (octets: number) => agir({ cle, change: { partis: octets } });
    const fin = await envoyerPiece(adresse, fichier, { surAvance, signal: arret.signal });
    partis.current.delete(cle);
    if (!fin || fin.ok) agir({ retire: cle });
    else agir({ cle, change: { etat: 'echec', refus: fin.message, coupure: estReprenable(fin.code) } });
    if (fin?.ok) surRecu(fin.valeur);
    else if (fin) surRefus(fichier.name, fin.message);
  }

  useEffect(() => {
    for (const envoi of envois) {
      if (partis.current.size >= A_LA_FOIS) return;
      if (envoi.etat !== 'attente' || partis.current.has(envoi.cle)) continue;
      const arret = new AbortController();
      partis.current.set(envoi.cle, arret);
      envoyer(envoi, arret);
    }
  });

  const enCours = envois.some((e) => e.etat !== 'echec');
  useEffect(() => (enCours ? veiller({ retient: () => true }) : undefined), [enCours]);

  return {
    envois,
    ajouter(choisis: Iterable<File>) {
      const ajouts = [...choisis].map((f) => enAttente(f, photos));
      agir({ ajouts });
      for (const { fichier, refus } of ajouts) if (refus) surRefus(fichier.name, refus);
    },
    reessayer: (cle: number) => agir({ cle, change: { etat: 'attente' } }),
    retirer(cle: number) {
      partis.current.get(cle)?.abort();
      agir({ retire: cle });
    },
  };
}
