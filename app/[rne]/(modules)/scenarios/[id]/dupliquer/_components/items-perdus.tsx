import { Avis } from '@/components/ui/avis';
import type { DiplomeVise } from '@/lib/scenarios/serveur/mutations-duplication';

/** Les items que le diplôme choisi n'a pas : la copie ne les aura pas. */
export function ItemsPerdus({ sigle, items }: { sigle: string; items: DiplomeVise['perdus'] }) {
  const titre =
    items.length > 1
      ? `${items.length} items n’existent pas en ${sigle}\u00a0: la copie ne les aura pas.`
      : `Un item n’existe pas en ${sigle}\u00a0: la copie ne l’aura pas.`;
  return (
    <div role="status">
      <Avis ton="attention" titre={titre}>
        <ul className="mt-1 flex flex-col gap-1 text-sm">
          {items.map(({ code, libelle }) => (
            <li key={code}>
              <span className="font-semibold tabular-nums">{code}</span> {libelle}
            </li>
          ))}
        </ul>
        <p className="mt-2">Vous en choisirez d’autres en modifiant la copie.</p>
      </Avis>
    </div>
  );
}
