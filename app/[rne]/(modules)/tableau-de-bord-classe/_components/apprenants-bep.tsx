import { Degre } from '@/components/degre';
import { ResultatEcrit } from '@/components/resultat-ecrit';
import { Infobulle } from '@/components/ui/infobulle';
import { nomComplet } from '@/lib/apprenants/regles';
import type { PartieFiltree } from '@/lib/classe/regles';
import type { FiltreClasse } from '@/lib/classe/schema';
import { formaterJour } from '@/lib/dates';
import { dernierResultat, type Matiere } from '@/lib/maitrise/tableau';
import { construireVueBep, type TacheBep } from '@/lib/maitrise/vue-bep';
import type { NoeudPlat } from '@/lib/referentiels/arbre';
import { NomDeploye } from './nom-deploye';

type Props = {
  filtre: FiltreClasse;
  parties: readonly PartieFiltree[];
  bep: readonly NoeudPlat[];
  matieres: ReadonlyMap<string, Matiere>;
  vers: (change: Partial<FiltreClasse>) => string;
};

/** « Voir BEP » : pour ceux qui répondent au filtre, dernier résultat et fiches de chaque tâche du BEP (G 3.13.2). */
export function ApprenantsBep({ filtre, parties, bep, matieres, vers }: Props) {
  const apprenants = [...new Map(parties.flatMap((p) => p.trouves.map((t) => [t.apprenant.id, t.apprenant]))).values()];
  if (apprenants.length === 0) return <p className="text-texte-doux">Personne n’y répond.</p>;
  return (
    <ul className="divide-y divide-filet rounded-lg border border-filet bg-surface">
      {apprenants.map((a) => {
        const fiches = matieres.get(a.id)?.fiches ?? [];
        const rattachees = fiches.filter((f) => f.bepItem !== null).length;
        const ouvert = filtre.apprenant === a.id;
        return (
          <NomDeploye
            key={a.id}
            id={`bep-${a.id}`}
            nom={nomComplet(a)}
            precision={`${rattachees} fiche${rattachees > 1 ? 's' : ''} rattachée${rattachees > 1 ? 's' : ''} au BEP`}
            ouvert={ouvert}
            href={vers({ apprenant: ouvert ? '' : a.id })}
          >
            <div className="border-t border-filet py-2 pl-4 sm:pl-10">
              {ouvert &&
                construireVueBep(bep, fiches).map((d) => (
                  <section key={d.code} aria-label={d.libelle} className="py-2">
                    <h3 className="text-sm font-semibold">{d.libelle}</h3>
                    <ul>
                      {d.taches.map((t) => (
                        <Tache key={t.code} tache={t} />
                      ))}
                    </ul>
                  </section>
                ))}
            </div>
          </NomDeploye>
        );
      })}
    </ul>
  );
}

function Tache({ tache }: { tache: TacheBep }) {
  const dernier = dernierResultat(tache.historique);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1 pr-4">
      <span className="min-w-0">{tache.libelle}</span>
      <span className="flex items-center gap-3 text-sm whitespace-nowrap">
        {dernier?.degre ? (
          <span className="inline-flex items-center gap-2">
            <Degre degre={dernier.degre} sansBulle />
            <Infobulle
              libelle={`Dernier résultat : le ${formaterJour(dernier.jour)}, ${dernier.auteur}`}
              contenu={<ResultatEcrit resultat={dernier} />}
            />
          </span>
        ) : (
          <span className="text-texte-doux">Pas encore de résultat</span>
        )}
        <span className="tabular-nums">
          {tache.fiches.length} fiche{tache.fiches.length > 1 && 's'}
        </span>
      </span>
    </li>
  );
}
