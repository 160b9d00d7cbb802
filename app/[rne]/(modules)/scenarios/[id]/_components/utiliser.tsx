import { Carte } from '@/components/ui/carte';
import { IconeEvaluation, IconeExport, IconeTableau, IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

type Props = { racine: string; scenario: Pick<ScenarioLu, 'id' | 'items'> };

/** Ce qu'on fait d'un scénario : évaluer, imprimer, emporter (G 3.7.2). */
export function Utiliser({ racine, scenario: { id, items } }: Props) {
  return (
    <Carte titre="Utiliser ce scénario">
      <div className="flex flex-col items-stretch gap-2">
        <LienBouton
          href={`${racine}/evaluations/nouvelle?scenario=${id}`}
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
          <LienBouton href={`${racine}/scenarios/${id}/grille`} icone={<IconeTableau />}>
            Grille d’observation
          </LienBouton>
        )}
        <LienBouton href={`${racine}/scenarios/${id}/export`} icone={<IconeTelecharger />} fichier>
          Exporter en document Word
        </LienBouton>
        <LienBouton href={`${racine}/scenarios/${id}/scpro`} icone={<IconeExport />} fichier>
          Exporter au format CERISE Pro
        </LienBouton>
      </div>
    </Carte>
  );
}
