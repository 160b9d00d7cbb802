import { Carte } from '@/components/ui/carte';
import { formaterJour } from '@/lib/dates';
import { libelleNiveau, NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

/** Où se range le scénario, de qui il est, et qui le voit. */
export function Identite({ scenario: s }: { scenario: ScenarioLu }) {
  const code = NIVEAUX.find((n) => n.valeur === s.niveau)?.code;
  const lignes = [
    ['Diplôme', s.sigle],
    ['Niveau', `${libelleNiveau(s.niveau)}${code ? ` (${code})` : ''}`],
    ['Auteur', s.estAuteur ? `${s.auteur} (vous)` : s.auteur],
    ['Visible par', s.prive ? 'Vous seul' : 'Tous les enseignants de l’établissement'],
    ['Créé le', formaterJour(s.creeLe)],
    ['Modifié le', formaterJour(s.modifieLe)],
  ];
  return (
    <Carte titre="Ce scénario">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        {lignes.map(([nom, valeur]) => (
          <div key={nom} className="contents">
            <dt className="text-texte-doux">{nom}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
      </dl>
    </Carte>
  );
}
