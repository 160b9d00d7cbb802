import { Avis } from '@/components/ui/avis';
import type { FichierRefuse } from '@/lib/scpro/serveur/import-depot';

/** Les fichiers qui n'ont pas pu être lus, et pourquoi ; les autres s'importent quand même. */
export function Refuses({ refuses }: { refuses: readonly FichierRefuse[] }) {
  if (refuses.length === 0) return null;
  const plusieurs = refuses.length > 1;
  return (
    <Avis
      ton="attention"
      titre={plusieurs ? `${refuses.length} fichiers ne seront pas importés` : 'Un fichier ne sera pas importé'}
    >
      <ul className="mt-1 flex max-h-80 flex-col gap-2 overflow-y-auto">
        {refuses.map(({ fichier, message }, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: deux fichiers peuvent avoir le même nom, et la liste ne bouge pas.
          <li key={rang}>
            <span className="font-medium wrap-anywhere">{fichier}</span>
            <br />
            {message}
          </li>
        ))}
      </ul>
    </Avis>
  );
}
