'use client';

import { useEffect, useRef } from 'react';
import type { FieldErrors } from 'react-hook-form';
import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { Groupe } from '@/components/ui/groupe';
import { IconeCroix, IconePlus } from '@/components/ui/icones';
import type { Lien } from '@/lib/liens';
import { LIENS_MAX } from '@/lib/scenarios/regles';

type Props = {
  libelle: string;
  lignes: readonly Lien[];
  onChange: (lignes: Lien[]) => void;
  erreurs: FieldErrors<{ liens: Lien[] }>['liens'];
};

/** Des liens, une ligne chacun. Une ligne laissée vide ne compte pas. */
export function SaisieLiens({ libelle, lignes, onChange, erreurs }: Props) {
  const cadre = useRef<HTMLDivElement>(null);
  const aViser = useRef<string | null>(null);

  // La ligne ajoutée reçoit le curseur ; quand une ligne s'en va, il passe à celle qui prend sa place.
  useEffect(() => {
    if (aViser.current) cadre.current?.querySelector<HTMLElement>(aViser.current)?.focus();
    aViser.current = null;
  });

  const changer = (rang: number, champ: Partial<Lien>) =>
    onChange(lignes.map((l, r) => (r === rang ? { ...l, ...champ } : l)));
  const ajouter = () => {
    aViser.current = `[data-ligne="${lignes.length}"] input`;
    onChange([...lignes, { url: '', libelle: '' }]);
  };
  const retirer = (rang: number) => {
    aViser.current =
      lignes.length > 1 ? `[data-ligne="${Math.min(rang, lignes.length - 2)}"] button` : '[data-ajouter]';
    onChange(lignes.filter((_, r) => r !== rang));
  };

  return (
    <Groupe legende={libelle} erreur={erreurs?.message}>
      <div ref={cadre} className="flex flex-col gap-3">
        {lignes.map((ligne, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tout ce qu'une ligne montre est dans sa valeur.
          <div key={rang} data-ligne={rang} className="flex flex-wrap items-start gap-x-4 gap-y-2 sm:flex-nowrap">
            <Champ
              libelle={`Adresse du lien ${rang + 1}`}
              inputMode="url"
              autoComplete="off"
              placeholder="https://"
              value={ligne.url}
              onChange={(e) => changer(rang, { url: e.target.value })}
              erreur={erreurs?.[rang]?.url?.message}
              className="w-full sm:flex-3"
            />
            <Champ
              libelle="Texte à montrer"
              value={ligne.libelle}
              onChange={(e) => changer(rang, { libelle: e.target.value })}
              erreur={erreurs?.[rang]?.libelle?.message}
              className="min-w-0 flex-1 sm:flex-2"
            />
            <BoutonIcone
              libelle={`Retirer le lien ${rang + 1}`}
              icone={<IconeCroix />}
              onClick={() => retirer(rang)}
              className="mt-7.5"
            />
          </div>
        ))}
        <div>
          <Bouton data-ajouter icone={<IconePlus />} disabled={lignes.length >= LIENS_MAX} onClick={ajouter}>
            Ajouter un lien
          </Bouton>
        </div>
      </div>
    </Groupe>
  );
}
