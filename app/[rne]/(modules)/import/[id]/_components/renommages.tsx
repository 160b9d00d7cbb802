import { Carte } from '@/components/ui/carte';
import { accorder } from '@/lib/accords';
import type { Resume } from '@/lib/siecle/plan/types';

/** Les classes qui ont changé de code, reconnues à leurs élèves. */
export function Renommages({ renommages }: { renommages: Resume['renommages'] }) {
  if (renommages.length === 0) return null;
  return (
    <Carte titre={`${accorder(renommages.length, 'classe')} sous un autre code`}>
      <p className="mb-2">
        Les mêmes élèves, sous un autre code dans STSWEB : l’accès des parents, le diplôme et les enseignants choisis à
        la main, les filtres enregistrés suivent.
      </p>
      <ul className="list-disc pl-6">
        {renommages.map((r) => (
          <li key={r.de}>
            {r.de} → {r.vers} : {r.memes} de ses {accorder(r.membres, 'élève')}
          </li>
        ))}
      </ul>
    </Carte>
  );
}
