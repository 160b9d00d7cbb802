import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import type { FicheListee } from '@/lib/passeport/queries';
import { ActionsFiche } from './actions-fiche';
import {
  ActiviteBep,
  type Lecteur,
  LIEUX,
  modifieeLe,
  PiecesJointes,
  Resultat,
  Situation,
  TitreFiche,
} from './cellules';
import { Corbeille } from './corbeille';

export interface PropsFiches {
  adresse: string;
  fiches: readonly FicheListee[];
  lecteur: Lecteur;
  /** L'intitulé du titre d'une fiche. */
  titre: string;
  avecBep: boolean;
  /** Ce que l'adresse d'une fiche garde de la liste, pour l'enseignant. */
  suite?: string;
  className?: string;
}

/** Le tableau des fiches (PAS-1, PAE-1). */
export function TableauFiches({ adresse, fiches, lecteur, titre, avecBep, suite = '', className }: PropsFiches) {
  return (
    <Tableau legende="Fiches de situations professionnelles" legendeCachee dense className={className}>
      <thead>
        <tr>
          <Colonne>{titre}</Colonne>
          <Colonne>Créée le</Colonne>
          <Colonne>{avecBep ? 'Situation professionnelle' : 'Compétence'}</Colonne>
          <Colonne>
            <abbr title="Pièces jointes">PJ</abbr>
          </Colonne>
          <Colonne>Modifiée le</Colonne>
          <Colonne>{avecBep ? 'Résultat Bac Pro' : 'Résultat'}</Colonne>
          <Colonne className="nombre">
            <abbr title="Nombre d’évaluations">Nb</abbr>
          </Colonne>
          {avecBep && <Colonne>Activité BEP</Colonne>}
          {avecBep && <Colonne>Résultat BEP</Colonne>}
          {lecteur === 'apprenant' && <Colonne className="etroit">Actions</Colonne>}
        </tr>
      </thead>
      <tbody>
        {fiches.map((f) => (
          <tr key={f.id} className={f.brouillon ? 'bg-creux' : undefined}>
            <th scope="row" className="min-w-44">
              <TitreFiche fiche={f} lecteur={lecteur} href={`${adresse}/${f.id}${suite}`} />
              <span className="block text-sm font-normal text-texte-doux">
                {LIEUX[f.lieu]}, {formaterJour(f.faiteLe)}
              </span>
            </th>
            <td>{formaterJour(f.creeLe)}</td>
            <td className="min-w-44">
              <Situation fiche={f} />
            </td>
            {f.corbeilleLe ? (
              <td colSpan={avecBep ? 6 : 4}>
                <Corbeille fiche={f} corbeilleLe={f.corbeilleLe} />
              </td>
            ) : (
              <SuiteDeLaLigne {...{ adresse, lecteur, avecBep }} fiche={f} />
            )}
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}

/** Ce que la fiche est devenue : pièces jointes, modification, résultats. */
function SuiteDeLaLigne({
  adresse,
  lecteur,
  avecBep,
  fiche: f,
}: Pick<PropsFiches, 'adresse' | 'lecteur' | 'avecBep'> & { fiche: FicheListee }) {
  return (
    <>
      <td>
        <PiecesJointes presentes={f.pieces.bacpro} partie={avecBep ? 'Bac Pro' : ''} />
      </td>
      <td>{modifieeLe(f)}</td>
      <td>
        <Resultat resultat={f.bacpro} />
      </td>
      <td className="nombre">{f.evaluations}</td>
      {avecBep && (
        <td>
          <ActiviteBep bep={f.bep} /> <PiecesJointes presentes={f.pieces.bep} partie="BEP" />
        </td>
      )}
      {avecBep && <td>{f.bep && <Resultat resultat={f.bep} />}</td>}
      {lecteur === 'apprenant' && (
        <td className="etroit">
          <ActionsFiche adresse={adresse} fiche={f} iconeSeule />
        </td>
      )}
    </>
  );
}
