import { Carte } from '@/components/ui/carte';
import { formaterInstant } from '@/lib/dates';
import { changementsEntre, propreAuBep } from '@/lib/passeport/changements';
import type { ContexteEvaluation, DerniereEvaluation } from '@/lib/passeport/evaluation-queries';
import { etatDe } from '@/lib/passeport/evaluation-regles';
import type { FicheLue } from '@/lib/passeport/queries-fiche';
import type { Partie } from '@/lib/passeport/regles';
import { ChangementsFiche, type Intitules } from './changements-fiche';

interface Props {
  fiche: FicheLue & { pourEvaluer: ContexteEvaluation };
  compteId: string;
  partie: Partie;
  intitules: Intitules;
}

/** Ce que l'apprenant a changé depuis la dernière évaluation d'une partie (PAE-2). */
export function DepuisEvaluation({ fiche, compteId, partie, intitules }: Props) {
  const derniere = fiche.pourEvaluer.dernieres.find((d) => d.partie === partie);
  if (!derniere) return null;
  const { etat, auteur, auteurId, creeLe } = derniere;
  const tous = etat ? changementsEntre(etat, etatDe(fiche, fiche, partie)) : [];
  const changements = partie === 'bep' ? tous.filter(propreAuBep) : tous;
  const rattachement = rattachementChange(fiche, derniere);
  const sansDetail = etat === null && fiche.modifieLe > creeLe;
  if (changements.length === 0 && !rattachement && !sansDetail) return null;
  const qui = auteurId === compteId ? 'votre évaluation' : `l’évaluation de ${auteur}`;
  return (
    <Carte titre={`Modifiée depuis ${qui} du ${formaterInstant(creeLe)}`}>
      <div className="flex max-w-prose flex-col gap-3">
        {sansDetail && <p className="text-texte-doux">Le détail n’a pas été gardé pour cette évaluation.</p>}
        {rattachement && <p>{rattachement}</p>}
        <ChangementsFiche {...{ changements, intitules }} />
      </div>
    </Carte>
  );
}

/** L'évaluation portait-elle sur autre chose que ce à quoi la fiche se rattache aujourd'hui ? */
function rattachementChange(fiche: FicheLue, { partie, items }: DerniereEvaluation): string {
  const actuels =
    partie === 'bep' ? [fiche.bep?.code ?? ''] : [fiche.item.code, ...fiche.precisions.map((p) => p.code)];
  const meme = items.length === actuels.length && items.every((i) => actuels.includes(i));
  return meme || actuels[0] === ''
    ? ''
    : `Évaluée sur ${items.join(', ')} ; rattachée aujourd’hui à ${actuels.join(', ')}.`;
}
