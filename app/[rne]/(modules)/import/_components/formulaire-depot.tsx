'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { echecDe } from '@/components/envoi/appeler';
import { suivreFlux } from '@/components/envoi/flux';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Bouton } from '@/components/ui/bouton';
import { ChampFichier } from '@/components/ui/champ-fichier';
import type { Echec, Resultat } from '@/lib/acces/refus';
import { adresseDe } from '@/lib/adresses/regles';
import { ENVOI_MAX } from '@/lib/siecle/regles-limites';
import type { EtapeAnalyse } from '@/lib/siecle/serveur/import-depot';
import { type Avance, Avancement } from './avancement';

interface Props {
  rne: string;
  genre: 'enseignants' | 'apprenants';
  champs: { nom: string; libelle: string; aide: string }[];
  bouton: string;
  /** C'est l'étape suivante : son bouton est celui de l'écran. */
  principal: boolean;
}

type Choix = Record<string, FileList | undefined>;

/** Les fichiers choisis, chacun sous le nom de son champ. */
const fichiersDe = (choix: Choix): [string, File][] =>
  Object.entries(choix).flatMap(([nom, fichiers]) => (fichiers?.[0] ? [[nom, fichiers[0]]] : []));

function fauteDe(fichiers: [string, File][]): Echec | undefined {
  if (fichiers.length === 0)
    return {
      ...echecDe('saisie'),
      titre: 'Aucun fichier choisi',
      message: 'Choisissez un fichier avant de lancer l’analyse.',
    };
  if (fichiers.reduce((octets, [, f]) => octets + f.size, 0) <= ENVOI_MAX) return undefined;
  return {
    ...echecDe('saisie'),
    titre: 'Envoi trop gros',
    message: 'Les fichiers dépassent 200\u00a0Mo. Déposez les exports tels quels.',
  };
}

const enAvance = (e: EtapeAnalyse): Avance =>
  e.etape === 'lecture'
    ? { libelle: `Lecture de ${e.fichier}`, valeur: e.octets, max: e.total }
    : { libelle: 'Comparaison avec ce que Griotte connaît…' };

/** Choix des fichiers, envoi suivi, puis la page de l'analyse (IMP-1, IMP-2, IMP-5). Un échec garde les choix. */
export function FormulaireDepot({ rne, genre, champs, bouton, principal }: Props) {
  const router = useRouter();
  const [avance, setAvance] = useState<Avance>();
  const arret = useRef<AbortController>(null);

  async function deposer(choix: Choix): Promise<Resultat<{ id: string }>> {
    const fichiers = fichiersDe(choix);
    const faute = fauteDe(fichiers);
    if (faute) return faute;
    const envoi = new FormData();
    envoi.set('genre', genre);
    for (const [nom, fichier] of fichiers) envoi.set(nom, fichier);
    arret.current = new AbortController();
    setAvance({ libelle: 'Envoi', valeur: 0 });
    try {
      return await suivreFlux<EtapeAnalyse, { id: string }>(adresseDe(rne, 'import/analyse'), envoi, {
        signal: arret.current.signal,
        surEnvoi: (valeur, max) => setAvance({ libelle: 'Envoi', valeur, max }),
        surEtape: (etape) => setAvance(enAvance(etape)),
      });
    } finally {
      setAvance(undefined);
    }
  }

  const formulaire = useFormulaire(deposer, {
    valeurs: Object.fromEntries(champs.map((c): [string, FileList | undefined] => [c.nom, undefined])),
    surFait({ id }) {
      setAvance({ libelle: 'Ouverture de l’analyse…' });
      router.push(adresseDe(rne, 'import/[id]', { id }));
    },
  });

  return (
    <Formulaire
      de={formulaire}
      bouton={bouton}
      variante={principal ? 'principal' : 'secondaire'}
      pied={avance && <Bouton onClick={() => arret.current?.abort()}>Annuler</Bouton>}
    >
      {champs.map((c) => (
        <ChampFichier
          key={c.nom}
          libelle={c.libelle}
          aide={c.aide}
          accept=".xml,.zip"
          onInput={formulaire.envoi.oublier}
          {...formulaire.lier(c.nom)}
        />
      ))}
      <Avancement avance={avance} />
    </Formulaire>
  );
}
