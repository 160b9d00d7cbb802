import Link from 'next/link';
import { Degre } from '@/components/degre';
import { Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import { dernierResultat, type FicheSuivie } from '@/lib/maitrise/tableau';
import { construireVueBep, type DominanteBep, type TacheBep } from '@/lib/maitrise/vue-bep';
import type { NoeudPlat } from '@/lib/referentiels/arbre';
import type { Liens } from './liens';

type Props = { items: readonly NoeudPlat[]; fiches: readonly FicheSuivie[]; liens: Liens };

/** « Vue BEP » (G 3.12.2) : par dominante et par tâche, les fiches rattachées et leurs derniers résultats. */
export function VueBep({ items, fiches, liens }: Props) {
  const dominantes = construireVueBep(items, fiches);
  const rattachees = dominantes.reduce((n, d) => n + d.fiches, 0);
  return (
    <div className="flex flex-col gap-6">
      <p>
        {rattachees === 0
          ? 'Aucune fiche n’est encore rattachée à une activité du BEP. Le rattachement se fait dans chaque fiche du passeport.'
          : `${rattachees === 1 ? '1 fiche rattachée' : `${rattachees} fiches rattachées`} au BEP Métiers des services administratifs.`}
      </p>
      {dominantes.map((d) => (
        <Dominante key={d.code} dominante={d} liens={liens} />
      ))}
    </div>
  );
}

function Dominante({ dominante, liens }: { dominante: DominanteBep; liens: Liens }) {
  return (
    <Tableau legende={dominante.libelle} dense>
      <thead>
        <tr>
          <th scope="col">Tâche</th>
          <th scope="col">Fiche</th>
          <th scope="col">Résultat bac pro</th>
          <th scope="col">Résultat BEP</th>
        </tr>
      </thead>
      <tbody>
        {dominante.taches.map((t) => (
          <Tache key={t.code} tache={t} liens={liens} />
        ))}
      </tbody>
    </Tableau>
  );
}

/** Une ligne par fiche ; une tâche sans fiche garde la sienne, vide. */
function Tache({ tache, liens }: { tache: TacheBep; liens: Liens }) {
  const titre = (
    <th scope="row" rowSpan={Math.max(1, tache.fiches.length)} className="min-w-48">
      <span className="tabular-nums">{tache.code}</span> {tache.libelle}
    </th>
  );
  if (tache.fiches.length === 0)
    return (
      <tr>
        {titre}
        <td colSpan={3} className="text-texte-doux">
          Aucune fiche
        </td>
      </tr>
    );
  return tache.fiches.map((f, rang) => (
    <tr key={f.id}>
      {rang === 0 && titre}
      <td className="min-w-40">
        <Titre fiche={f} href={liens.fiche(f.id)} />
      </td>
      <td>
        <ResultatDate resultat={dernierResultat(f.bacpro)} />
      </td>
      <td>
        <ResultatDate resultat={dernierResultat(tache.historique.filter((r) => r.sourceId === f.id))} />
      </td>
    </tr>
  ));
}

function Titre({ fiche, href }: { fiche: FicheSuivie; href: string | null }) {
  if (!href) return fiche.titre;
  return (
    <Link href={href} prefetch={false} className="lien">
      {fiche.titre}
    </Link>
  );
}

function ResultatDate({ resultat }: { resultat: ResultatObtenu | null }) {
  if (!resultat) return <Degre degre={null} sansBulle />;
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap" title={resultat.auteur}>
      <Degre degre={resultat.degre} sansBulle />
      <span className="tabular-nums">{formaterJour(resultat.jour)}</span>
    </span>
  );
}
