'use client';

import { useEffect, useRef } from 'react';
import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { Groupe } from '@/components/ui/groupe';
import { IconeCroix, IconePlus } from '@/components/ui/icones';
import { LIENS_MAX } from '@/lib/scenarios/regles';

/** Une ligne en cours de saisie ; `cle` la suit quand d'autres s'en vont. */
export interface LigneLien {
  cle: number;
  url: string;
  libelle: string;
}

type Props = {
  libelle: string;
  lignes: readonly LigneLien[];
  onChange: (lignes: LigneLien[]) => void;
  /** Erreurs par chemin : `liens`, `liens.2.url`. */
  erreurs: Record<string, string>;
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

  const changer = (cle: number, champ: Partial<LigneLien>) =>
    onChange(lignes.map((l) => (l.cle === cle ? { ...l, ...champ } : l)));
  const ajouter = () => {
    aViser.current = `[data-ligne="${lignes.length}"] input`;
    onChange([...lignes, { cle: Math.max(0, ...lignes.map((l) => l.cle)) + 1, url: '', libelle: '' }]);
  };
  const retirer = (rang: number) => {
    aViser.current =
      lignes.length > 1 ? `[data-ligne="${Math.min(rang, lignes.length - 2)}"] button` : '[data-ajouter]';
    onChange(lignes.filter((_, r) => r !== rang));
  };
  const surUneLigne = Object.keys(erreurs).some((chemin) => chemin.startsWith('liens.'));

  return (
    <Groupe legende={libelle} erreur={surUneLigne ? undefined : erreurs.liens}>
      <div ref={cadre} className="flex flex-col gap-3">
        {lignes.map((ligne, rang) => (
          <div key={ligne.cle} data-ligne={rang} className="flex flex-wrap items-start gap-x-4 gap-y-2 sm:flex-nowrap">
            <Champ
              libelle={`Adresse du lien ${rang + 1}`}
              inputMode="url"
              autoComplete="off"
              placeholder="https://"
              value={ligne.url}
              onChange={(e) => changer(ligne.cle, { url: e.target.value })}
              erreur={erreurs[`liens.${rang}.url`]}
              className="w-full sm:flex-3"
            />
            <Champ
              libelle="Texte à montrer"
              value={ligne.libelle}
              onChange={(e) => changer(ligne.cle, { libelle: e.target.value })}
              erreur={erreurs[`liens.${rang}.libelle`]}
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
