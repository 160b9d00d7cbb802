import { cx } from '@/components/ui/cx';
import { formaterJour } from '@/lib/dates';
import type { IdentiteDite } from '@/lib/siecle/plan/types';

export const nommer = ({ nom, prenom }: IdentiteDite): string => `${nom} ${prenom}`;

const LIGNES: readonly [string, (i: IdentiteDite) => string][] = [
  ['Nom', (i) => i.nom],
  ['Prénom', (i) => i.prenom],
  ['Naissance', (i) => (i.naissance ? formaterJour(i.naissance) : 'inconnue')],
  ['INE', (i) => i.ine ?? 'inconnu'],
];

type Props = { colonnes: readonly (readonly [string, IdentiteDite])[] };

/** Des identités côte à côte ; ce qui diffère de la première est en gras. */
export function Comparaison({ colonnes }: Props) {
  const [premiere] = colonnes;
  const lignes = LIGNES.filter(([nom]) => nom !== 'INE' || colonnes.some(([, i]) => i.ine));
  return (
    <div className="overflow-x-auto">
      <table className="text-left">
        <thead>
          <tr>
            <td />
            {colonnes.map(([titre]) => (
              <th key={titre} scope="col" className="pr-6 pb-1 font-medium text-texte-doux">
                {titre}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map(([nom, lire]) => (
            <tr key={nom}>
              <th scope="row" className="pr-6 font-normal text-texte-doux">
                {nom}
              </th>
              {colonnes.map(([titre, i]) => (
                <td key={titre} className={cx('pr-6', premiere && lire(i) !== lire(premiere[1]) && 'font-semibold')}>
                  {lire(i)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
