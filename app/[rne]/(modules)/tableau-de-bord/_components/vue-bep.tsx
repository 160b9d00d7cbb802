import { Degre } from '@/components/maitrise/degre';
import { formaterJour } from '@/lib/dates';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import { construireVueBep, type TacheBep } from '@/lib/maitrise/regles-bep';
import { dernierResultat, type FicheSuivie } from '@/lib/maitrise/regles-tableau';
import type { LiensMaitrise } from '@/lib/passeport/regles-adresse';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { TitreFiche } from './titre-fiche';

type Props = { items: readonly NoeudPlat[]; fiches: readonly FicheSuivie[]; liens: LiensMaitrise };

/** « Vue BEP » (G 3.12.2) : par dominante et par tâche, les fiches rattachées et leurs derniers résultats. */
export function VueBep({ items, fiches, liens }: Props) {
  const dominantes = construireVueBep(items, fiches);
  const rattachees = dominantes.reduce((n, d) => n + d.fiches, 0);
  return (
    <>
      <p>
        {rattachees === 0
          ? 'Aucune fiche n’est encore rattachée à une activité du BEP. Le rattachement se fait dans chaque fiche du passeport.'
          : `${rattachees === 1 ? '1 fiche rattachée' : `${rattachees} fiches rattachées`} au BEP Métiers des services administratifs.`}
      </p>
      {dominantes.map((d) => (
        <section key={d.code} aria-labelledby={`dominante-${d.code}`} className="flex flex-col gap-3">
          <h3 id={`dominante-${d.code}`} className="font-semibold">
            {d.libelle}
          </h3>
          <ul className="divide-y divide-filet rounded-lg border border-filet bg-surface">
            {d.taches.map((t) => (
              <Tache key={t.code} tache={t} liens={liens} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Tache({ tache, liens }: { tache: TacheBep; liens: LiensMaitrise }) {
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-2">
      <p className="font-medium">{tache.libelle}</p>
      {tache.fiches.length === 0 ? (
        <p className="text-sm text-texte-doux">Aucune fiche</p>
      ) : (
        <ul className="flex flex-col gap-3 text-sm">
          {tache.fiches.map((f) => (
            <li key={f.id}>
              <TitreFiche titre={f.titre} href={liens.fiche(f.id)} />
              <span className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
                <Dernier libelle="Bac pro" resultat={dernierResultat(f.bacpro)} />
                <Dernier
                  libelle="BEP"
                  resultat={dernierResultat(tache.historique.filter((r) => r.sourceId === f.id))}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Le dernier résultat de l’une des deux parties de la fiche. */
function Dernier({ libelle, resultat }: { libelle: string; resultat: ResultatObtenu | null }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span className="text-texte-doux">{libelle}</span>
      {resultat ? (
        <>
          <Degre degre={resultat.degre} sansBulle />
          <span className="tabular-nums">{formaterJour(resultat.jour)}</span>
        </>
      ) : (
        'non évalué'
      )}
    </span>
  );
}
