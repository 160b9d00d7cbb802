import { cx } from '@/components/ui/cx';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import { direJoursRestants, JOURS_CORBEILLE, joursRestants } from '@/lib/evaluations/regles-corbeille';
import type { LigneEnseignant } from '@/lib/evaluations/serveur/queries-listes';
import { Diplome, LARGE, Resume } from './cellules';
import { Restaurer } from './restaurer';

/** Ce que l'enseignant a supprimé, et peut reprendre tel quel. */
export function TableauCorbeille({ lignes }: { lignes: readonly LigneEnseignant[] }) {
  const maintenant = new Date();
  return (
    <>
      <p className="mb-3 max-w-prose text-texte-doux">
        Une évaluation supprimée reste ici {JOURS_CORBEILLE} jours, sans compter nulle part&nbsp;; restaurée, elle
        revient telle qu’elle était.
      </p>
      <Tableau legende="Évaluations supprimées" legendeCachee className="relative">
        <thead>
          <tr>
            <Colonne className="colle">Titre</Colonne>
            <Colonne className={LARGE}>Diplôme et niveau</Colonne>
            <Colonne className={cx('nombre', LARGE)}>Résultats</Colonne>
            <Colonne className={LARGE}>Supprimée le</Colonne>
            <Colonne className={LARGE}>Effacée dans</Colonne>
            <Colonne>Action</Colonne>
          </tr>
        </thead>
        <tbody>
          {lignes.map((l) => (
            <Supprimee key={l.id} ligne={l} maintenant={maintenant} />
          ))}
        </tbody>
      </Tableau>
    </>
  );
}

function Supprimee({ ligne, maintenant }: { ligne: LigneEnseignant; maintenant: Date }) {
  const reste = ligne.supprimeLe ? direJoursRestants(joursRestants(ligne.supprimeLe, maintenant)) : '';
  const le = formaterJour(ligne.supprimeLe);
  return (
    <tr>
      <th scope="row" className="colle min-w-36 sm:min-w-60">
        {ligne.titre}
        <Resume de={[`supprimée le ${le}`, `effacée dans ${reste}`, `${ligne.resultats} résultats`]} />
      </th>
      <Diplome ligne={ligne} />
      <td className={cx('nombre', LARGE)}>{ligne.resultats}</td>
      <td className={LARGE}>{le}</td>
      <td className={cx('whitespace-nowrap', LARGE)}>{reste}</td>
      <td>
        <Restaurer id={ligne.id} titre={ligne.titre} />
      </td>
    </tr>
  );
}
