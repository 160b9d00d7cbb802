'use client';

import { useRef, useState } from 'react';
import { compterFichiers } from './telechargement-regles';

export interface EtatTelechargement {
  nature: 'repos' | 'encours' | 'fini' | 'erreur';
  /** Fichiers de l'archive déjà reçus ; 1 pour un fichier seul. */
  recus: number;
  message: string;
}

const REPOS: EtatTelechargement = { nature: 'repos', recus: 0, message: '' };
const COUPE = 'Le téléchargement s’est interrompu. Vérifiez votre connexion, puis recommencez.';

/**
 * Télécharge un fichier préparé à la demande, en suivant son avancement : une archive ZIP envoyée à mesure dit combien
 * de fichiers en sont arrivés. Un refus du serveur (son texte) reste dans la page, où rien n'est perdu.
 */
export function useTelechargement() {
  const [etat, setEtat] = useState(REPOS);
  const abandon = useRef<AbortController | null>(null);

  async function lancer(adresse: string, init: RequestInit = {}): Promise<void> {
    abandon.current?.abort();
    const controle = new AbortController();
    abandon.current = controle;
    setEtat({ nature: 'encours', recus: 0, message: '' });
    const suivre = (recus: number) => setEtat({ nature: 'encours', recus, message: '' });
    try {
      const reponse = await fetch(adresse, { ...init, signal: controle.signal });
      if (!reponse.ok) return setEtat({ nature: 'erreur', recus: 0, message: await reponse.text() });
      const morceaux: BlobPart[] = [];
      const recus = await recevoir(reponse, morceaux, suivre);
      enregistrer(new Blob(morceaux, { type: reponse.headers.get('content-type') ?? '' }), nomDe(reponse));
      setEtat({ nature: 'fini', recus, message: '' });
    } catch {
      setEtat(controle.signal.aborted ? REPOS : { nature: 'erreur', recus: 0, message: COUPE });
    }
  }

  return { etat, lancer, annuler: () => abandon.current?.abort(), oublier: () => setEtat(REPOS) };
}

async function recevoir(reponse: Response, morceaux: BlobPart[], suivre: (recus: number) => void): Promise<number> {
  const lecteur = reponse.body?.getReader();
  const zip = reponse.headers.get('content-type') === 'application/zip';
  const compter = compterFichiers();
  let recus = 1;
  for (;;) {
    const { value, done } = (await lecteur?.read()) ?? { value: undefined, done: true };
    if (done) return recus;
    morceaux.push(value);
    if (!zip) continue;
    recus = compter(value);
    suivre(recus);
  }
}

/** Le nom que le serveur propose : l'UTF-8 d'abord, l'ASCII sinon. */
function nomDe(reponse: Response): string {
  const entete = reponse.headers.get('content-disposition') ?? '';
  const utf8 = /filename\*=UTF-8''([^;]+)/.exec(entete)?.[1];
  return utf8 ? decodeURIComponent(utf8) : (/filename="([^"]*)"/.exec(entete)?.[1] ?? 'export');
}

function enregistrer(contenu: Blob, nom: string): void {
  const lien = document.createElement('a');
  lien.href = URL.createObjectURL(contenu);
  lien.download = nom;
  lien.click();
  setTimeout(() => URL.revokeObjectURL(lien.href), 60_000);
}
