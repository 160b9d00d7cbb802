'use client';

import { useEffect, useState } from 'react';
import type { Apercu, ScenarioImporte } from '@/lib/scpro/types-apercu';
import { ApercuImport } from './apercu-import';
import { DepotFichiers } from './depot-fichiers';
import { Importes } from './importes';
import { garderRapport, quitterRapport, relireRapport } from './rapport';

export interface DiplomePropose {
  code: string;
  sigle: string;
}

/** Où en est l'import. Les fichiers restent ici : ils repartent avec les choix, et rien n'est gardé au serveur. */
interface Etat {
  lu?: { apercu: Apercu; fichiers: File[] };
  importes?: ScenarioImporte[];
}

/** Choisir des fichiers, voir ce qui en serait repris, choisir diplôme et niveau, importer : une page, trois étapes. */
export function ImportScpro({ rne, diplomes }: { rne: string; diplomes: readonly DiplomePropose[] }) {
  const [{ lu, importes }, setEtat] = useState<Etat>({});

  useEffect(() => {
    const rapport = relireRapport();
    if (rapport) setEtat({ importes: rapport });
  }, []);

  function recommencer() {
    quitterRapport();
    setEtat({});
  }

  if (importes) return <Importes {...{ rne, importes, recommencer }} />;
  if (!lu) return <DepotFichiers rne={rne} surLu={(apercu, fichiers) => setEtat({ lu: { apercu, fichiers } })} />;
  return (
    <ApercuImport
      {...{ rne, diplomes, recommencer, ...lu }}
      surImportes={(crees) => {
        garderRapport(crees);
        setEtat({ importes: crees });
      }}
    />
  );
}
