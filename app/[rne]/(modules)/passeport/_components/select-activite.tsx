import type { ComponentProps } from 'react';
import { SelectNatif } from '@/components/ui/select-natif';
import type { Catalogue, OptionItem } from '@/lib/passeport/catalogue';

type Props = Omit<ComponentProps<typeof SelectNatif>, 'libelle' | 'options' | 'children'> & {
  bep: NonNullable<Catalogue['bep']>;
  situation: string;
};

/** Les activités du BEP MSA : celles que la situation préconise d'abord, en vert et avec le mot (G 3.10.2). */
export function SelectActivite({ bep, situation, ...saisie }: Props) {
  const preconisees = bep.preconisees[situation] ?? [];
  const toutes = bep.groupes.flatMap((g) => g.options);
  const option = (o: OptionItem, preconisee: boolean) => (
    <option key={o.code} value={o.code} className={preconisee ? 'text-succes' : undefined}>
      {o.code} {o.libelle}
      {preconisee && ' (préconisée)'}
    </option>
  );
  return (
    <SelectNatif
      libelle="Activité du BEP Métiers des services administratifs"
      invite="Aucune activité"
      aide="Les activités préconisées pour cette situation sont en vert, en tête de liste (à titre indicatif)."
      {...saisie}
    >
      {preconisees.length > 0 && (
        <optgroup label={`Préconisées pour la situation ${situation}`} className="text-succes">
          {toutes.filter((o) => preconisees.includes(o.code)).map((o) => option(o, true))}
        </optgroup>
      )}
      {bep.groupes.map((g) => (
        <optgroup key={g.code} label={g.libelle}>
          {g.options.filter((o) => !preconisees.includes(o.code)).map((o) => option(o, false))}
        </optgroup>
      ))}
    </SelectNatif>
  );
}
