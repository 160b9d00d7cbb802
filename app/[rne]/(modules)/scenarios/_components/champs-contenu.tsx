import { EditeurRiche } from '@/components/editeur-riche';
import type { CleScenario } from '@/lib/champs/regles-scenario';
import { SaisieLiens } from './saisie-liens';
import type { Saisie } from './use-saisie';

type Props = {
  saisie: Saisie;
  changer: (champ: Partial<Saisie>) => void;
  erreurs: Record<string, string>;
  intitules: readonly { cle: CleScenario; libelle: string }[];
};

/** Contexte, matériels, liens et ressources, sous les intitulés de l'établissement (PAR-3). */
export function ChampsContenu({ saisie, changer, erreurs, intitules }: Props) {
  return (
    <div className="flex flex-col gap-6">
      {intitules.map(({ cle, libelle }) =>
        cle === 'liens' ? (
          <SaisieLiens
            key={cle}
            libelle={libelle}
            lignes={saisie.liens}
            onChange={(liens) => changer({ liens })}
            erreurs={erreurs}
          />
        ) : (
          // L'éditeur prend son nom en s'ouvrant : un autre diplôme peut en donner un autre au champ.
          <EditeurRiche
            key={`${cle} ${libelle}`}
            libelle={libelle}
            valeur={saisie[cle]}
            onChange={(html) => changer({ [cle]: html })}
            erreur={erreurs[cle]}
          />
        ),
      )}
    </div>
  );
}
