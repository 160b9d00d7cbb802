'use client';

import { ApercuImport } from './apercu-import';
import { DepotFichiers } from './depot-fichiers';
import { Importes } from './importes';
import { useImport } from './use-import';

export interface DiplomePropose {
  code: string;
  sigle: string;
}

/** Choisir des fichiers, voir ce qui en serait repris, choisir diplôme et niveau, importer : une page, trois étapes. */
export function ImportScpro({ base, diplomes }: { base: string; diplomes: readonly DiplomePropose[] }) {
  const { apercu, importes, choix, enCours, refus, ...gestes } = useImport(base);
  if (importes) return <Importes base={base} importes={importes} recommencer={gestes.recommencer} />;
  if (!apercu) return <DepotFichiers enCours={enCours !== undefined} refus={refus} lire={gestes.lire} />;
  return (
    <ApercuImport
      {...{ apercu, choix, diplomes, refus }}
      enCours={enCours !== undefined}
      changer={gestes.changer}
      recommencer={gestes.recommencer}
      importer={(prive) => gestes.importer(apercu, prive)}
    />
  );
}
