import { grouperPrecisions, type ItemNomme, indexer } from '@/components/items/regles';
import { NonVerifie } from '@/components/non-verifie';
import { Carte } from '@/components/ui/carte';

const NATURES = { item: '', complexite: 'Complexité\u00a0: ', alea: 'Aléa\u00a0: ' } as const;

/** Les items du scénario, dans l'ordre de l'auteur ; complexités et aléas sous leur situation. */
export function ItemsTravailles({ items }: { items: readonly ItemNomme[] }) {
  const index = indexer([], items);
  const groupes = grouperPrecisions(
    index,
    items.map((i) => i.code),
  );
  return (
    <Carte titre={`Items travaillés (${items.length})`}>
      {groupes.length === 0 && <p className="text-texte-doux">Aucun item choisi pour l’instant.</p>}
      <ul className="flex flex-col divide-y divide-filet">
        {groupes.map(({ code, precisions }) => (
          <li key={code} className="py-2 first:pt-0 last:pb-0">
            <Item item={index.get(code)} />
            {precisions.length > 0 && (
              <ul className="mt-1 flex flex-col gap-1 border-l-2 border-filet pl-3 text-sm">
                {precisions.map((p) => (
                  <li key={p}>
                    <Item item={index.get(p)} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Carte>
  );
}

function Item({ item }: { item: ItemNomme | undefined }) {
  if (!item) return null;
  return (
    <p>
      <span className="font-semibold tabular-nums">{item.code}</span>{' '}
      <span className="text-texte-doux">{NATURES[item.nature]}</span>
      {item.libelle} {!item.verifie && <NonVerifie />}
      {item.competence && <span className="block text-sm text-texte-doux">{item.competence}</span>}
    </p>
  );
}
