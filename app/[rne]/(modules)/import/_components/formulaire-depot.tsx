'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useRef, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { ChampFichier } from '@/components/ui/champ-fichier';
import type { RefusFlux } from '@/lib/acces/serveur/flux';
import { ENVOI_MAX } from '@/lib/siecle/regles-limites';
import type { EtapeAnalyse } from '@/lib/siecle/serveur/import-depot';
import { type Avance, Avancement } from './avancement';
import { envoyer } from './envoyer';

interface Props {
  rne: string;
  genre: 'enseignants' | 'apprenants';
  champs: { nom: string; libelle: string; aide: string }[];
  bouton: string;
  /** C'est l'étape suivante : son bouton est celui de l'écran. */
  principal: boolean;
}

/** Les fichiers choisis, chacun sous le nom de son champ. */
const fichiersDe = (formulaire: HTMLFormElement): [string, File][] =>
  [...formulaire.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap(({ name, files }) =>
    files?.[0] ? [[name, files[0]]] : [],
  );

function fauteDe(fichiers: [string, File][]): RefusFlux | undefined {
  if (fichiers.length === 0)
    return { titre: 'Aucun fichier choisi', message: 'Choisissez un fichier avant de lancer l’analyse.' };
  if (fichiers.reduce((octets, [, f]) => octets + f.size, 0) <= ENVOI_MAX) return undefined;
  return { titre: 'Envoi trop gros', message: 'Les fichiers dépassent 200 Mo. Déposez les exports tels quels.' };
}

const enAvance = (e: EtapeAnalyse): Avance =>
  e.etape === 'lecture'
    ? { libelle: `Lecture de ${e.fichier}`, valeur: e.octets, max: e.total }
    : { libelle: 'Comparaison avec ce que Griotte connaît…' };

/** Choix des fichiers, envoi suivi, puis la page de l'analyse (IMP-1, IMP-2, IMP-5). Un échec garde les choix. */
export function FormulaireDepot({ rne, genre, champs, bouton, principal }: Props) {
  const router = useRouter();
  const [avance, setAvance] = useState<Avance>();
  const [refus, setRefus] = useState<RefusFlux>();
  const arret = useRef<AbortController>(null);

  async function soumettre(e: SubmitEvent<HTMLFormElement>) {
    e.preventDefault();
    const fichiers = fichiersDe(e.currentTarget);
    const faute = fauteDe(fichiers);
    setRefus(faute);
    if (faute || arret.current) return;
    const envoi = new FormData();
    envoi.set('genre', genre);
    for (const [nom, fichier] of fichiers) envoi.set(nom, fichier);
    arret.current = new AbortController();
    setAvance({ libelle: 'Envoi', valeur: 0 });
    const fin = await envoyer<EtapeAnalyse, { id: string }>(`/${rne}/import/analyse`, envoi, {
      signal: arret.current.signal,
      surEnvoi: (valeur, max) => setAvance({ libelle: 'Envoi', valeur, max }),
      surEtape: (etape) => setAvance(enAvance(etape)),
    });
    arret.current = null;
    if (fin && 'fin' in fin) {
      setAvance({ libelle: 'Ouverture de l’analyse…' });
      return router.push(`/${rne}/import/${fin.fin.id}`);
    }
    setAvance(undefined);
    setRefus(fin?.refus);
  }

  return (
    <form onSubmit={soumettre} className="flex flex-col gap-4" noValidate>
      {champs.map((c) => (
        <ChampFichier
          key={c.nom}
          name={c.nom}
          libelle={c.libelle}
          aide={c.aide}
          accept=".xml,.zip"
          onChange={() => setRefus(undefined)}
        />
      ))}
      {refus && (
        <Avis ton="erreur" titre={refus.titre}>
          {refus.fichier && (
            <p className="font-medium break-words">
              {refus.fichier}
              {refus.ligne !== undefined && `, ligne ${refus.ligne}`}
            </p>
          )}
          <p>{refus.message}</p>
        </Avis>
      )}
      <Avancement avance={avance} />
      <div className="flex flex-wrap gap-2">
        <Bouton type="submit" variante={principal ? 'principal' : 'secondaire'} enCours={avance !== undefined}>
          {bouton}
        </Bouton>
        {avance && <Bouton onClick={() => arret.current?.abort()}>Annuler</Bouton>}
      </div>
    </form>
  );
}
