import { Carte } from '@/components/ui/carte';
import { accorder } from '@/lib/accords';
import { CODES_ATTENTE } from '@/lib/siecle/textes-anomalies';
import type { Anomalie } from '@/lib/siecle/types';

const codes: readonly string[] = CODES_ATTENTE;

/** Ceux qui n'ont pas de compte tant que leur nom est abîmé : un identifiant se garde, il ne se fait que d'un bon nom. */
export function SansNom({ anomalies }: { anomalies: readonly Anomalie[] }) {
  const attendent = [...Map.groupBy(anomalies, (a) => (codes.includes(a.code) ? `${a.cle} ${a.qui}` : ''))].filter(
    ([cle]) => cle !== '',
  );
  if (attendent.length === 0) return null;
  return (
    <Carte titre={`${accorder(attendent.length, 'compte')} en attente d’un bon nom`}>
      <p className="mb-2">
        Leur nom est abîmé dans le fichier : pas de compte, donc pas d’identifiant, avant qu’il soit corrigé dans SIECLE
        ou STSWEB. Au prochain import, chacun recevra le sien.
      </p>
      <ul className="list-disc pl-6">
        {attendent.map(([cle, [a]]) => (
          <li key={cle} className="break-words">
            {a?.qui} ({a?.cle})
          </li>
        ))}
      </ul>
    </Carte>
  );
}
