import { nomComplet } from '@/lib/apprenants/regles';
import { apprenantsTrouves, type PartieFiltree } from '@/lib/classe/regles';
import type { FiltreClasse } from '@/lib/classe/schema';
import { construireVueBep } from '@/lib/maitrise/regles-bep';
import type { Matiere } from '@/lib/maitrise/regles-tableau';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { DernierResultat } from './dernier-resultat';
import { NomsTrouves } from './noms-trouves';

type Props = {
  filtre: FiltreClasse;
  parties: readonly PartieFiltree[];
  bep: readonly NoeudPlat[];
  matieres: ReadonlyMap<string, Matiere>;
  vers: (change: Partial<FiltreClasse>) => string;
};

/** « Voir BEP » : pour ceux qui répondent au filtre, dernier résultat et fiches de chaque tâche du BEP (G 3.13.2). */
export function ApprenantsBep({ filtre, parties, bep, matieres, vers }: Props) {
  const apprenants = apprenantsTrouves(parties);
  if (apprenants.length === 0) return <p className="text-texte-doux">Personne n’y répond.</p>;
  const noms = apprenants.map((a) => {
    const fiches = matieres.get(a.id)?.fiches ?? [];
    const rattachees = fiches.filter((f) => f.bepItem !== null).length;
    return {
      id: a.id,
      nom: nomComplet(a),
      precision: `${rattachees} fiche${rattachees > 1 ? 's' : ''} rattachée${rattachees > 1 ? 's' : ''} au BEP`,
      ...(filtre.apprenant === a.id && { contenu: <Taches taches={construireVueBep(bep, fiches)} /> }),
    };
  });
  return (
    <NomsTrouves
      liste="bep"
      noms={noms}
      deployer={vers({ apprenant: '' })}
      replier={vers({ apprenant: '' })}
      className="rounded-lg border border-filet bg-surface"
    />
  );
}

function Taches({ taches }: { taches: ReturnType<typeof construireVueBep> }) {
  return (
    <div className="border-t border-filet py-2 pl-4 sm:pl-10">
      {taches.map((d) => (
        <section key={d.code} aria-label={d.libelle} className="py-2">
          <h3 className="text-sm font-semibold">{d.libelle}</h3>
          <ul>
            {d.taches.map((t) => (
              <li key={t.code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1 pr-4">
                <span className="min-w-0">{t.libelle}</span>
                <DernierResultat historique={t.historique} fiches={t.fiches.length} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
