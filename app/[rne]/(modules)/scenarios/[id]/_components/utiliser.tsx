import { Carte } from '@/components/ui/carte';
import { IconeEvaluation, IconeExport, IconeTableau, IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

type Props = { rne: string; scenario: Pick<ScenarioLu, 'id' | 'items'> };

/** Ce qu'on fait d'un scénario : évaluer, imprimer, emporter (G 3.7.2). */
export function Utiliser({ rne, scenario: { id, items } }: Props) {
  return (
    <Carte titre="Utiliser ce scénario">
      <div className="flex flex-col items-stretch gap-2">
        <LienBouton
          href={adresseDe(rne, 'evaluations/nouvelle', { scenario: id })}
          variante="principal"
          icone={<IconeEvaluation />}
        >
          Créer une évaluation
        </LienBouton>
        {items.length === 0 && (
          <p className="text-sm text-texte-doux">
            Il n’a pas encore d’item&nbsp;: vous les choisirez dans l’évaluation.
          </p>
        )}
        {items.length > 0 && (
          <LienBouton href={adresseDe(rne, 'scenarios/[id]/grille', { id })} icone={<IconeTableau />}>
            Grille d’observation
          </LienBouton>
        )}
        <LienBouton href={adresseDe(rne, 'scenarios/[id]/export', { id })} icone={<IconeTelecharger />} fichier>
          Exporter en document Word
        </LienBouton>
        <LienBouton href={adresseDe(rne, 'scenarios/[id]/scpro', { id })} icone={<IconeExport />} fichier>
          Exporter au format CERISE Pro
        </LienBouton>
      </div>
    </Carte>
  );
}
