import type { ReactNode } from 'react';
import { TexteRiche } from '@/components/editeur-riche/texte-riche';
import { Carte } from '@/components/ui/carte';
import { IconeLien } from '@/components/ui/icones';
import type { CleScenario } from '@/lib/champs/regles-scenario';
import type { Lien } from '@/lib/liens';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

type Props = { scenario: ScenarioLu; intitules: readonly { cle: CleScenario; libelle: string }[] };

/** Les champs remplis, sous les intitulés de l'établissement (PAR-3). */
export function Contenu({ scenario, intitules }: Props) {
  const remplis = intitules.flatMap((champ) => {
    const contenu = montrer(scenario, champ.cle);
    return contenu ? [{ ...champ, contenu }] : [];
  });
  return (
    <Carte>
      {remplis.length === 0 && <p className="text-texte-doux">Rien n’est encore décrit.</p>}
      <div className="flex flex-col gap-6">
        {remplis.map(({ cle, libelle, contenu }) => (
          <section key={cle}>
            <h2 className="mb-2 text-lg font-semibold">{libelle}</h2>
            {contenu}
          </section>
        ))}
      </div>
    </Carte>
  );
}

function montrer(scenario: ScenarioLu, cle: CleScenario): ReactNode {
  if (cle === 'liens') return scenario.liens.length > 0 && <Liens liens={scenario.liens} />;
  return scenario[cle] && <TexteRiche html={scenario[cle]} className="max-w-prose" />;
}

const Liens = ({ liens }: { liens: readonly Lien[] }) => (
  <ul className="flex flex-col gap-2">
    {liens.map(({ url, libelle }) => (
      <li key={`${url} ${libelle}`} className="flex gap-2">
        <IconeLien taille={16} className="mt-1 text-texte-doux" />
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="lien min-w-0 wrap-anywhere">
          {libelle || url}
        </a>
      </li>
    ))}
  </ul>
);
