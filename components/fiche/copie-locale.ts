import { garderBrouillon, lireBrouillon, retirerBrouillon } from '@/components/ui/brouillon-local';
import type { SaisieFiche, VersionFiche } from '@/lib/passeport/schema';

/** Ce qui est saisi et que le serveur n'a pas, gardé dans le navigateur. `version` : nulle si la fiche n'est pas créée. */
export interface Copie {
  id: string;
  version: VersionFiche | null;
  saisie: SaisieFiche;
}

/** La copie trouvée sous cette clé, complétée des champs qu'elle n'avait pas. */
export function lireCopie(cle: string, initiale: SaisieFiche): (Copie & { le: Date }) | null {
  const trouvee = lireBrouillon<Copie>(cle);
  if (!trouvee?.valeur.saisie) return null;
  const { id, version, saisie } = trouvee.valeur;
  return {
    id,
    version,
    le: trouvee.le,
    saisie: {
      ...initiale,
      ...saisie,
      textes: { ...initiale.textes, ...saisie.textes },
      bepTextes: { ...initiale.bepTextes, ...saisie.bepTextes },
    },
  };
}

export const garderCopie = (cle: string, copie: Copie): boolean => garderBrouillon(cle, copie);
export const retirerCopie = (cle: string): void => void retirerBrouillon(cle);
