import { OngletsLiens } from '@/components/ui/onglets-liens';
import { adresseDe } from '@/lib/adresses/regles';
import { parametresDe } from '@/lib/classe/regles-adresse';
import type { FiltreClasse } from '@/lib/classe/schema';

type Props = { rne: string; filtre: FiltreClasse; actif: 'filtre' | 'ccf' };

/** Les deux usages du module, pour la même classe : chacun garde ses critères. */
export function OngletsClasse({ rne, filtre, actif }: Props) {
  return (
    <div className="mb-6">
      <OngletsLiens
        libelle="Vues de la classe"
        onglets={[
          {
            libelle: 'Filtrer la classe',
            href: adresseDe(rne, 'tableau-de-bord-classe', parametresDe(filtre)),
            actif: actif === 'filtre',
          },
          {
            libelle: 'Aide à la décision CCF',
            href: adresseDe(rne, 'tableau-de-bord-classe/ccf', parametresDe(filtre)),
            actif: actif === 'ccf',
          },
        ]}
      />
    </div>
  );
}
