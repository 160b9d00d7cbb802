'use client';

import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Erreur } from '@/components/ui/champ-cadre';
import type { Classe } from '@/lib/evaluations/regles-candidats';
import type { GroupeCandidats } from '@/lib/evaluations/serveur/queries-choix';

type Props = {
  id: string;
  classes: readonly Classe[];
  groupes: readonly GroupeCandidats[];
  choisis: readonly string[];
  onChange: (choisis: string[]) => void;
  erreur?: string | undefined;
};

/** Choisir des apprenants : un à un, par classe entière, ou par groupe. */
export function ChoixApprenants({ id, classes, groupes, choisis, onChange, erreur }: Props) {
  const ensemble = new Set(choisis);
  const proposes = new Set(classes.flatMap((c) => c.apprenants.map((a) => a.id)));
  const utiles = groupes
    .map((g) => ({ ...g, apprenants: g.apprenants.filter((a) => proposes.has(a)) }))
    .filter((g) => g.apprenants.length > 0);

  const basculer = (ids: readonly string[], cocher: boolean) =>
    onChange(cocher ? [...new Set([...choisis, ...ids])] : choisis.filter((c) => !ids.includes(c)));

  return (
    <div id={id} tabIndex={-1} data-erreur={erreur ? true : undefined} className="flex flex-col gap-6 outline-none">
      {erreur && <Erreur id={id}>{erreur}</Erreur>}
      {utiles.length > 0 && (
        <fieldset>
          <legend className="mb-2 font-medium">Par groupe</legend>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {utiles.map((g) => (
              <CaseEnsemble key={g.id} libelle={g.code} ids={g.apprenants} ensemble={ensemble} onBasculer={basculer} />
            ))}
          </div>
        </fieldset>
      )}
      {classes.map((classe) => (
        <fieldset key={classe.id} className="rounded-lg border border-filet p-4">
          <legend className="sr-only">Classe {classe.code}</legend>
          <div className="mb-3 border-b border-filet pb-3 font-medium">
            <CaseEnsemble
              libelle={`Toute la classe ${classe.code}`}
              ids={classe.apprenants.map((a) => a.id)}
              ensemble={ensemble}
              onBasculer={basculer}
            />
          </div>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4 gap-y-2">
            {classe.apprenants.map((a) => (
              <CaseACocher
                key={a.id}
                libelle={`${a.nom} ${a.prenom}`}
                checked={ensemble.has(a.id)}
                onChange={(evenement) => basculer([a.id], evenement.target.checked)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

type PropsEnsemble = {
  libelle: string;
  ids: readonly string[];
  ensemble: ReadonlySet<string>;
  onBasculer: (ids: readonly string[], cocher: boolean) => void;
};

/** Une case pour plusieurs apprenants : cochée, décochée, ou mixte quand une partie seulement l’est. */
function CaseEnsemble({ libelle, ids, ensemble, onBasculer }: PropsEnsemble) {
  const nombre = ids.filter((id) => ensemble.has(id)).length;
  const toute = nombre === ids.length;
  return (
    <CaseACocher
      libelle={
        <>
          {libelle}{' '}
          <span className="font-normal whitespace-nowrap text-texte-doux tabular-nums">
            ({nombre} sur {ids.length})
          </span>
        </>
      }
      checked={toute}
      ref={(saisie) => {
        if (saisie) saisie.indeterminate = nombre > 0 && !toute;
      }}
      onChange={() => onBasculer(ids, !toute)}
    />
  );
}
