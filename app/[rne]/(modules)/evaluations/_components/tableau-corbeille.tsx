import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import type { LigneEnseignant } from '@/lib/evaluations/queries-listes';
import { libelleNiveau } from '@/lib/evaluations/regles';
import { direJoursRestants, JOURS_CORBEILLE, joursRestants } from '@/lib/evaluations/regles-corbeille';
import { Restaurer } from './restaurer';

/** Ce que l'enseignant a supprimé, et peut reprendre tel quel. */
export function TableauCorbeille({ lignes }: { lignes: readonly LigneEnseignant[] }) {
  const maintenant = new Date();
  return (
    <>
      <p className="mb-3 max-w-prose text-texte-doux">
        Une évaluation supprimée reste ici {JOURS_CORBEILLE} jours, sans compter nulle part ; restaurée, elle revient
        telle qu’elle était.
      </p>
      <Tableau legende="Évaluations supprimées" legendeCachee className="relative">
        <thead>
          <tr>
            <Colonne className="colle">Titre</Colonne>
            <Colonne>Diplôme</Colonne>
            <Colonne>Niveau</Colonne>
            <Colonne className="nombre">Résultats</Colonne>
            <Colonne>Supprimée le</Colonne>
            <Colonne>Effacée dans</Colonne>
            <Colonne>Action</Colonne>
          </tr>
        </thead>
        <tbody>
          {lignes.map((l) => (
            <tr key={l.id}>
              <th scope="row" className="colle min-w-40">
                {l.titre}
              </th>
              <td>{l.sigle}</td>
              <td>{libelleNiveau(l.niveau)}</td>
              <td className="nombre">{l.resultats}</td>
              <td>{formaterJour(l.supprimeLe)}</td>
              <td className="whitespace-nowrap">
                {l.supprimeLe && direJoursRestants(joursRestants(l.supprimeLe, maintenant))}
              </td>
              <td>
                <Restaurer id={l.id} titre={l.titre} />
              </td>
            </tr>
          ))}
        </tbody>
      </Tableau>
    </>
  );
}
