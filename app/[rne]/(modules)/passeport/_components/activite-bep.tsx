'use client';

import { Infobulle } from '@/components/ui/infobulle';

/** L'activité du BEP : son code, et l'intitulé en infobulle (G 3.10.1). Au client : le serveur n'envoie que ces deux mots. */
export function ActiviteBep({ code, libelle }: { code: string; libelle: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {code}
      <Infobulle libelle={`Activité ${code} du BEP : voir l’intitulé`} contenu={`${code} ${libelle}`} />
    </span>
  );
}
