import { OngletsLiens } from '@/components/ui/onglets-liens';

type Props = { base: string; classe: string; actif: 'filtre' | 'ccf' };

/** Les deux usages du module, pour la même classe. */
export function OngletsClasse({ base, classe, actif }: Props) {
  const de = (chemin: string) => `${base}${chemin}?${new URLSearchParams({ classe })}`;
  return (
    <div className="mb-6">
      <OngletsLiens
        libelle="Vues de la classe"
        onglets={[
          { libelle: 'Filtrer la classe', href: de(''), actif: actif === 'filtre' },
          { libelle: 'Aide à la décision CCF', href: de('/ccf'), actif: actif === 'ccf' },
        ]}
      />
    </div>
  );
}
