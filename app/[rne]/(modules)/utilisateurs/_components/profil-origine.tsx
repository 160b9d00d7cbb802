import { cx } from '@/components/ui/cx';
import { LIBELLES_PROFIL, type Profil } from '@/lib/acces/modules';
import { LIBELLES_ORIGINE, type Origine } from '@/lib/utilisateurs/regles';

/** Le profil, en vert s'il est importé, en rouge s'il est manuel (G 3.3.2) ; un mot le dit aussi. */
export function ProfilOrigine({ profil, origine }: { profil: Profil; origine: Origine }) {
  return (
    <span className={cx('font-medium', origine === 'siecle' ? 'text-succes' : 'text-erreur')}>
      {LIBELLES_PROFIL[profil]}
      <span className="block text-xs">{LIBELLES_ORIGINE[origine]}</span>
    </span>
  );
}
