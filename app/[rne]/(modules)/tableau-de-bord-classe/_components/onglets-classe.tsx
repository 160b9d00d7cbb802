import { OngletsLiens } from '@/components/ui/onglets-liens';
import type { FiltreClasse } from '@/lib/classe/schema';
import { adresseClasse } from './adresse';

type Props = { base: string; filtre: FiltreClasse; actif: 'filtre' | 'ccf' };

/** Les deux usages du module, pour la même classe : chacun garde ses critères. */
export function OngletsClasse({ base, filtre, actif }: Props) {
  return (
    <div className="mb-6">
      <OngletsLiens
        libelle="Vues de la classe"
        onglets={[
          { libelle: 'Filtrer la classe', href: adresseClasse(base, filtre), actif: actif === 'filtre' },
          { libelle: 'Aide à la décision CCF', href: adresseClasse(`${base}/ccf`, filtre), actif: actif === 'ccf' },
        ]}
      />
    </div>
  );
}
