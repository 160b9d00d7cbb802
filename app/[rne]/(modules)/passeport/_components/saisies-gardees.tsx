'use client';

import { useEffect, useState } from 'react';
import { type Copie, retirerCopie } from '@/components/fiche/copie-locale';
import { AvisGardee } from '@/components/gardien/avis-gardees';
import { listerBrouillons } from '@/components/ui/brouillon-local';
import { formaterInstant } from '@/lib/dates';
import { cleDeCopie, NOUVELLE } from '@/lib/passeport/regles-cles';

interface Props {
  adresse: string;
  debutCles: string;
  /** Les fiches de la liste. */
  connues: readonly string[];
}

interface Trouvee {
  cle: string;
  le: Date;
  titre: string;
  href: string;
  neuve: boolean;
}

function chercher({ adresse, debutCles, connues }: Props): Trouvee[] {
  return listerBrouillons<Copie>(debutCles).flatMap(({ cle, le, valeur }) => {
    const { id, version, saisie } = valeur;
    const fin = cle.slice(debutCles.length);
    const href = {
      neuve: `${adresse}/nouvelle${fin === NOUVELLE ? '' : `?copie=${fin.slice(cleDeCopie('').length)}`}`,
      reprise: `${adresse}/${id}/modifier`,
    };
    if (version && !connues.includes(id)) return [];
    return [{ cle, le, titre: saisie.titre, href: version ? href.reprise : href.neuve, neuve: !version }];
  });
}

/** Ce qui a été saisi sur cet appareil et que le serveur n'a pas : à reprendre, ou à effacer (PAS-2). */
export function SaisiesGardees(props: Props) {
  const [trouvees, setTrouvees] = useState<Trouvee[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: à l'ouverture de la liste seulement.
  useEffect(() => setTrouvees(chercher(props)), []);

  function effacer(cle: string) {
    retirerCopie(cle);
    setTrouvees((t) => t.filter((trouvee) => trouvee.cle !== cle));
  }

  return trouvees.map(({ cle, le, titre, href, neuve }) => (
    <AvisGardee
      key={cle}
      titre={neuve ? 'Vous avez commencé une fiche sur cet appareil' : 'Des modifications ne sont pas enregistrées'}
      href={href}
      reprendre="Reprendre"
      question="Effacer cette saisie ?"
      perte={`Ce qui a été saisi sur cet appareil le ${formaterInstant(le)} sera perdu.`}
      onEffacer={() => effacer(cle)}
    >
      {titre ? `« ${titre} »` : 'Sans titre'}, saisie le {formaterInstant(le)}.
    </AvisGardee>
  ));
}
