import { Carte } from '@/components/ui/carte';
import { accorder } from '@/lib/accords';
import type { ChangementIdentite } from '@/lib/siecle/plan/types';
import { Comparaison } from './comparaison';

/** Ce que l'import corrige de qui est qui, avant tout le reste : un compte ne doit pas changer de personne (IMP-8). */
export function Identites({ identites }: { identites: readonly ChangementIdentite[] }) {
  return (
    <Carte titre={`Identités corrigées\u00a0: ${accorder(identites.length, 'compte')}`}>
      <p className="mb-4">
        Ces comptes gardent leur identifiant, leur mot de passe et leurs résultats. Vérifiez que chacun reste bien celui
        de la même personne.
      </p>
      <ul className="flex flex-col gap-4">
        {identites.map(({ id, login, avant, apres }) => (
          <li key={id} className="border-t border-filet pt-4 first:border-0 first:pt-0">
            <p className="font-medium">{login}</p>
            <Comparaison
              colonnes={[
                ['Aujourd’hui', avant],
                ['Après l’import', apres],
              ]}
            />
          </li>
        ))}
      </ul>
    </Carte>
  );
}
