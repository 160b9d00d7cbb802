import { lier } from '@/components/ui/formulaire';
import { ZoneTexte } from '@/components/ui/zone-texte';
import type { ChampFiche } from '@/lib/passeport/champs';
import type { Formulaire } from './use-fiche';

interface Props {
  formulaire: Formulaire;
  /** Avec les intitulés de l'établissement. */
  champs: readonly ChampFiche[];
  racine: 'textes' | 'bepTextes';
}

/** Les champs de la description d'une partie, dans l'ordre du masque. */
export function ChampsTextes({ formulaire, champs, racine }: Props) {
  return (
    <div className="flex max-w-prose flex-col gap-4">
      {champs.map((c) => (
        <ZoneTexte
          key={c.cle}
          libelle={c.libelle}
          aide={c.aide}
          rows={c.lignes}
          {...lier(formulaire, `${racine}.${c.cle}`)}
        />
      ))}
    </div>
  );
}
