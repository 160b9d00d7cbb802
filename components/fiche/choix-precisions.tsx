import type { ComponentProps } from 'react';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Groupe } from '@/components/ui/groupe';
import { SelectNatif } from '@/components/ui/select-natif';
import type { Catalogue, OptionItem, Precision } from '@/lib/passeport/regles-catalogue';

interface PropsCases {
  item: OptionItem;
  choix: readonly string[];
  onChange: (choix: string[]) => void;
  erreur?: string | undefined;
}

/** Les complexités et les aléas d'une situation de GA, à cocher. */
export function CasesPrecisions({ item, choix, onChange, erreur }: PropsCases) {
  const basculer = (code: string) =>
    onChange(choix.includes(code) ? choix.filter((c) => c !== code) : [...choix, code]);
  const liste = (legende: string, precisions: readonly Precision[], faute?: string) =>
    precisions.length > 0 && (
      <Groupe
        legende={legende}
        aide={
          precisions.some((p) => !p.verifie) && 'Liste non vérifiée\u00a0: elle n’est pas reprise du texte officiel.'
        }
        erreur={faute}
      >
        {precisions.map((p) => (
          <CaseACocher
            key={p.code}
            libelle={p.libelle}
            checked={choix.includes(p.code)}
            onChange={() => basculer(p.code)}
          />
        ))}
      </Groupe>
    );
  return (
    <>
      {liste('Complexités', item.complexites)}
      {liste('Aléas', item.aleas, erreur)}
    </>
  );
}

type PropsActivite = Omit<ComponentProps<typeof SelectNatif>, 'libelle' | 'options' | 'children'> & {
  bep: NonNullable<Catalogue['bep']>;
  situation: string;
};

/** Les activités du BEP MSA : celles que la situation préconise d'abord, en vert et avec le mot (G 3.10.2). */
export function SelectActivite({ bep, situation, ...saisie }: PropsActivite) {
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
