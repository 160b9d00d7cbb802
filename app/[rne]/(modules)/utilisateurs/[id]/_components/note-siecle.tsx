'use client';

import { LIBELLES_PROFIL, PROFILS } from '@/lib/acces/modules';
import { type ChampCorrigeable, type DitSiecle, LIBELLES_CORRIGEABLES } from '@/lib/comptes/regles-corrections';
import { formaterJour } from '@/lib/dates';

interface Props {
  champ: ChampCorrigeable;
  siecle: DitSiecle;
  /** Ce qui est à l'écran, et ce qui est enregistré. */
  valeur: string;
  enregistre: string;
  onRevenir: (valeur: string) => void;
}

/** Un nom, une date ou un profil connus se corrigent, ils ne s'effacent pas. */
const EFFACABLES: readonly ChampCorrigeable[] = ['civilite', 'discipline'];

function enClair(champ: ChampCorrigeable, valeur: string): string {
  if (valeur === '') return 'SIECLE n’en dit rien';
  const profil = champ === 'profil' ? PROFILS.find((p) => p === valeur) : undefined;
  const texte = profil ? LIBELLES_PROFIL[profil] : champ === 'dateNaissance' ? formaterJour(valeur) : valeur;
  return `SIECLE\u00a0: «\u00a0${texte}\u00a0»`;
}

/** D'où vient un champ (UTI-2) : de SIECLE, ou de l'établissement qui l'a corrigé ; on peut revenir à SIECLE. */
export function NoteSiecle({ champ, siecle, valeur, enregistre, onRevenir }: Props) {
  const dit = siecle[champ] ?? '';
  if (valeur === dit && enregistre === dit && dit === '') return null;
  if (valeur === dit) {
    return (
      <p className="text-sm text-texte-doux">
        {enregistre === dit ? 'Vient de SIECLE' : 'Revient à SIECLE à l’enregistrement'}
      </p>
    );
  }
  return (
    <p className="text-sm">
      <span className="font-medium text-info">
        {enregistre === valeur ? 'Corrigé à la main' : 'Sera corrigé à la main'}
      </span>
      <span className="text-texte-doux">. {enClair(champ, dit)}. </span>
      {(dit !== '' || EFFACABLES.includes(champ)) && (
        <button
          type="button"
          className="lien pointer-coarse:min-h-11"
          onClick={() => onRevenir(dit)}
          aria-label={`Revenir à SIECLE\u00a0: ${LIBELLES_CORRIGEABLES[champ]}`}
        >
          Revenir à SIECLE
        </button>
      )}
    </p>
  );
}
