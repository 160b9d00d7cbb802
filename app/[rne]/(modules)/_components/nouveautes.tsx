import { Carte } from '@/components/ui/carte';
import { Lien } from '@/components/ui/lien';
import type { Groupe } from '@/lib/notifications/regles';

/** Ce qui est arrivé depuis la dernière visite, chaque phrase menant à ce qu'elle annonce (ACC-1) ; rien s'il n'y a rien. */
export function Nouveautes({ groupes }: { groupes: readonly Groupe[] }) {
  if (groupes.length === 0) return null;
  return (
    <Carte titre="Nouveautés" className="mb-6 border-succes/40">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        {groupes.map((g) => (
          <section key={g.cle}>
            <h3 className="font-semibold">{g.titre}</h3>
            <ul className="mt-1 flex flex-col gap-1">
              {g.annonces.map((a) => (
                <li key={a.texte + a.adresse}>
                  <Lien
                    href={a.adresse}
                    className="lien wrap-anywhere pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
                  >
                    {a.texte}
                  </Lien>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Carte>
  );
}
