import { Carte } from '@/components/ui/carte';
import { IconeTrombone } from '@/components/ui/icones';
import { direTaille } from '@/lib/abonnement/regles';
import type { ScenarioLu } from '@/lib/scenarios/queries';

/** Les fichiers joints au scénario (G 3.7.2). */
export function Fichiers({ scenario: { fichiers } }: { scenario: ScenarioLu }) {
  return (
    <Carte titre="Fichiers">
      {fichiers.length === 0 && <p className="text-texte-doux">Aucun fichier joint.</p>}
      <ul className="flex flex-col gap-2">
        {fichiers.map(({ id, nom, octets }) => (
          <li key={id} className="flex gap-2">
            <IconeTrombone taille={16} className="mt-1 text-texte-doux" />
            <span className="min-w-0 wrap-anywhere">
              {nom} <span className="text-texte-doux">({direTaille(octets)})</span>
            </span>
          </li>
        ))}
      </ul>
    </Carte>
  );
}
