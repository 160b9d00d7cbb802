import { useEffect, useState } from 'react';
import type { Apercu, ScenarioImporte } from '@/lib/scpro/types-apercu';
import { aEnvoyer, choixDeDepart, type TousLesChoix } from './choix';
import { envoyer } from './envoyer';
import { garderRapport, quitterRapport, relireRapport } from './rapport';

/** Où en est l'import. Les fichiers restent ici : ils repartent avec les choix, et rien n'est gardé au serveur. */
interface Etat {
  fichiers: File[];
  apercu?: Apercu;
  choix: TousLesChoix;
  importes?: ScenarioImporte[];
}

const VIDE: Etat = { fichiers: [], choix: {} };

export function useImport(base: string) {
  const [etat, setEtat] = useState(VIDE);
  const [enCours, setEnCours] = useState<'lecture' | 'import'>();
  const [refus, setRefus] = useState<string>();

  useEffect(() => {
    const importes = relireRapport();
    if (importes) setEtat({ ...VIDE, importes });
  }, []);

  async function tenter<T>(acte: 'lecture' | 'import', chemin: string, fichiers: File[], choix?: unknown) {
    setEnCours(acte);
    setRefus(undefined);
    const reponse = await envoyer<T>(`${base}/importer/${chemin}`, fichiers, choix);
    setEnCours(undefined);
    if (reponse.ok) return reponse.valeur;
    setRefus(reponse.message);
  }

  return {
    ...etat,
    enCours,
    refus,
    changer: (choix: TousLesChoix) => setEtat((e) => ({ ...e, choix })),
    recommencer: () => {
      quitterRapport();
      setEtat(VIDE);
      setRefus(undefined);
    },
    lire: async (fichiers: File[]) => {
      const apercu = await tenter<Apercu>('lecture', 'apercu', fichiers);
      if (apercu) setEtat({ fichiers, apercu, choix: choixDeDepart(apercu) });
    },
    importer: async (apercu: Apercu, prive: boolean) => {
      const choix = aEnvoyer(apercu, etat.choix, prive);
      const importes = await tenter<ScenarioImporte[]>('import', 'appliquer', etat.fichiers, choix);
      if (!importes) return;
      garderRapport(importes);
      setEtat({ ...VIDE, importes });
    },
  };
}
