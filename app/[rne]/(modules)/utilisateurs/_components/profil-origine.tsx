import { Badge } from '@/components/ui/badge';
import { LIBELLES_PROFIL, type Profil } from '@/lib/acces/modules';
import { LIBELLES_ORIGINE, type Origine } from '@/lib/utilisateurs/regles';

/** Le profil, en vert s'il est importé, en rouge s'il est manuel (G 3.3.2) ; un mot le dit aussi. */
export function ProfilOrigine({ profil, origine }: { profil: Profil; origine: Origine }) {
  return (
    <Badge ton={origine === 'siecle' ? 'succes' : 'erreur'}>
      {LIBELLES_PROFIL[profil]} · {LIBELLES_ORIGINE[origine]}
    </Badge>
  );
}
