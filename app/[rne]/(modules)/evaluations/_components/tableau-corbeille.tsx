import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { formaterJour } from '@/lib/dates';
import { direJoursRestants, JOURS_CORBEILLE, joursRestantsEvaluation } from '@/lib/evaluations/regles-corbeille';
import type { LigneEnseignant } from '@/lib/evaluations/serveur/queries-listes';
import { DIPLOME } from './colonnes';
import { Restaurer } from './restaurer';

const colonnes = (maintenant: Date): Colonne<LigneEnseignant>[] => [
  { cle: 'titre', titre: 'Titre', nomme: true, className: 'colle min-w-60', cellule: (l) => l.titre },
  DIPLOME,
  { cle: 'resultats', titre: 'Résultats', libelle: 'Résultats', className: 'nombre', cellule: (l) => l.resultats },
  {
    cle: 'supprimee',
    titre: 'Supprimée le',
    libelle: 'Supprimée le',
    cellule: (l) => formaterJour(l.supprimeLe),
  },
  {
    cle: 'reste',
    titre: 'Effacée dans',
    libelle: 'Effacée dans',
    className: 'whitespace-nowrap',
    cellule: (l) => l.supprimeLe && direJoursRestants(joursRestantsEvaluation(l.supprimeLe, maintenant)),
  },
  { cle: 'action', titre: 'Action', cellule: (l) => <Restaurer id={l.id} titre={l.titre} /> },
];

/** Ce que l'enseignant a supprimé, et peut reprendre tel quel. */
export const TableauCorbeille = ({ lignes }: { lignes: readonly LigneEnseignant[] }) => (
  <>
    <p className="mb-3 max-w-prose text-texte-doux">
      Une évaluation supprimée reste ici {JOURS_CORBEILLE} jours, sans compter nulle part&nbsp;; restaurée, elle revient
      telle qu’elle était.
    </p>
    <Tableau
      legende="Évaluations supprimées"
      legendeCachee
      cartes
      colonnes={colonnes(new Date())}
      lignes={lignes}
      cle={(l) => l.id}
    />
  </>
);
