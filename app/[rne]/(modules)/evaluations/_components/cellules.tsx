import type { ReactNode } from 'react';
import { MentionOrigine } from '@/components/transferee';
import { cx } from '@/components/ui/cx';
import { Lien } from '@/components/ui/lien';
import type { LigneListe } from '@/lib/evaluations/serveur/queries-listes';
import type { ScenarioNomme } from '@/lib/evaluations/serveur/queries-scenario';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { BasculeVisible } from './bascule-visible';
import { MentionScenario } from './mention-scenario';

type PropsTitre = {
  /** La liste, dans son établissement : `/rne/evaluations`. */
  base: string;
  ligne: Pick<LigneListe, 'id' | 'titre' | 'origine'> & {
    scenario?: ScenarioNomme | null;
    saisissants?: readonly string[];
  };
  /** Sur un téléphone, ce que disent les colonnes qui n'y tiennent pas. */
  resume: readonly string[];
  /** À la suite du titre : un `Badge`. */
  children?: ReactNode;
};

/** Une colonne qui ne se montre pas sur un téléphone : son contenu est dans le résumé du titre. */
export const LARGE = 'max-sm:hidden';

/** Une colonne de boutons, serrée sur un téléphone. */
export const SERREE = 'max-sm:px-1';

/** La cellule de tête d'une liste : le titre, qui ouvre l'évaluation, et ce qui la distingue. */
export function Titre({ base, ligne, resume, children }: PropsTitre) {
  const { id, titre, origine, scenario = null, saisissants = [] } = ligne;
  return (
    <th scope="row" className="colle min-w-36 sm:min-w-60">
      <Lien href={`${base}/${id}`} className="lien">
        {titre}
      </Lien>
      {children}
      <Resume de={resume} />
      <MentionOrigine origine={origine} />
      <MentionScenario rne={base.split('/')[1] ?? ''} scenario={scenario} titre={titre} />
      {saisissants.length > 0 && (
        <span className="block text-sm font-normal text-texte-doux">Co-saisie&nbsp;: {saisissants.join(', ')}</span>
      )}
    </th>
  );
}

/** Sous le titre, sur un téléphone : ce que disent les colonnes qui n'y tiennent pas. */
export const Resume = ({ de }: { de: readonly string[] }) => (
  <span className="block text-sm font-normal text-texte-doux sm:hidden">{de.join(' · ')}</span>
);

/** Le diplôme et, dessous, le niveau. */
export const Diplome = ({ ligne }: { ligne: Pick<LigneListe, 'sigle' | 'niveau'> }) => (
  <td className={cx('whitespace-nowrap', LARGE)}>
    {ligne.sigle}
    <span className="block text-sm text-texte-doux">{libelleNiveau(ligne.niveau)}</span>
  </td>
);

/** La colonne « Visible » : l'auteur y coche, ses collègues y lisent (G 3.8.2, 3.9.2). */
export const Visible = ({ ligne }: { ligne: Pick<LigneListe, 'id' | 'titre' | 'visible' | 'estAuteur'> }) => (
  <td className={cx('centre', SERREE)}>
    {ligne.estAuteur ? (
      <BasculeVisible id={ligne.id} visible={ligne.visible} titre={ligne.titre} />
    ) : ligne.visible ? (
      'Oui'
    ) : (
      'Non'
    )}
  </td>
);
