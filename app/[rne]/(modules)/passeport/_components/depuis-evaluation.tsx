import { Carte } from '@/components/ui/carte';
import { formaterInstant } from '@/lib/dates';
import {
  type Changement,
  changementsEntre,
  changementsRattachement,
  enClair,
  propreAuBep,
  rattachementDe,
} from '@/lib/passeport/changements';
import { etatDe } from '@/lib/passeport/evaluation-regles';
import type { ContexteEvaluation } from '@/lib/passeport/queries-evaluation';
import type { FicheLue } from '@/lib/passeport/queries-fiche';
import type { Partie } from '@/lib/passeport/regles';
import { ChangementsFiche, type Intitules } from './changements-fiche';

interface Props {
  fiche: FicheLue & { pourEvaluer: ContexteEvaluation };
  compteId: string;
  partie: Partie;
  intitules: Intitules;
}

/** Ce qui a changé depuis la dernière évaluation d'une partie (PAE-2) : ce que l'apprenant a écrit, ce qu'un collègue a corrigé. */
export function DepuisEvaluation({ fiche, compteId, partie, intitules }: Props) {
  const derniere = fiche.pourEvaluer.dernieres.find((d) => d.partie === partie);
  if (!derniere) return null;
  const { etat, auteur, auteurId, creeLe } = derniere;
  const correction = fiche.correction && fiche.correction.le > creeLe ? fiche.correction : null;
  const rattachement = correction?.auteurId === compteId ? [] : rattachementChange(fiche, partie);
  const tous = etat ? changementsEntre(etat, etatDe(fiche, fiche, partie)) : [];
  const changements = [...rattachement, ...(partie === 'bep' ? tous.filter(propreAuBep) : tous)];
  const sansDetail = etat === null && fiche.modifieLe > creeLe;
  if (changements.length === 0 && !sansDetail) return null;
  const qui = auteurId === compteId ? 'votre évaluation' : `l’évaluation de ${auteur}`;
  return (
    <Carte titre={`Modifiée depuis ${qui} du ${formaterInstant(creeLe)}`}>
      <div className="flex max-w-prose flex-col gap-3">
        {sansDetail && <p className="text-texte-doux">Le détail n’a pas été gardé pour cette évaluation.</p>}
        {correction && rattachement.length > 0 && (
          <p>
            Choix corrigés par {correction.auteur}, {formaterInstant(correction.le)}.
          </p>
        )}
        <ChangementsFiche {...{ changements, intitules }} />
      </div>
    </Carte>
  );
}

/** Ce que portait la dernière évaluation de cette partie, et ce à quoi la fiche se rattache aujourd'hui. */
function rattachementChange(fiche: FicheLue, partie: Partie): Changement[] {
  const portait = fiche.evaluations.find((e) => e.partie === partie)?.items ?? [];
  return changementsRattachement(enClair(portait), rattachementDe(fiche, partie));
}
