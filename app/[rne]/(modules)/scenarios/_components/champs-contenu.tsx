import { EditeurRiche } from '@/components/editeur-riche/editeur-riche';
import type { CleScenario } from '@/lib/champs/regles-scenario';
import { SaisieLiens } from './saisie-liens';
import type { FormulaireSaisie } from './use-saisie';

type Props = {
  formulaire: FormulaireSaisie;
  intitules: readonly { cle: CleScenario; libelle: string }[];
};

/** Contexte, matériels, liens et ressources, sous les intitulés de l'établissement (PAR-3). */
export function ChampsContenu({ formulaire, intitules }: Props) {
  return (
    <div className="flex flex-col gap-6">
      {intitules.map(({ cle, libelle }) => {
        if (cle === 'liens') {
          const { valeur, changer } = formulaire.champ(cle);
          const erreurs = formulaire.rhf.formState.errors.liens;
          return <SaisieLiens key={cle} {...{ libelle, erreurs }} lignes={valeur} onChange={changer} />;
        }
        const { valeur = '', changer, erreur } = formulaire.champ(cle);
        // L'éditeur prend son nom en s'ouvrant : un autre diplôme peut en donner un autre au champ.
        return <EditeurRiche key={`${cle} ${libelle}`} {...{ libelle, valeur, erreur }} onChange={changer} />;
      })}
    </div>
  );
}
