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
  const joints = jointsDepuis(fiche, partie, creeLe);
  if (changements.length === 0 && !rattachement && !sansDetail && joints.length === 0) return null;
  const qui = auteurId === compteId ? 'votre évaluation' : `l’évaluation de ${auteur}`;
  return (
    <Carte titre={`Modifiée depuis ${qui} du ${formaterInstant(creeLe)}`}>
      <div className="flex max-w-prose flex-col gap-3">
        {sansDetail && <p className="text-texte-doux">Le détail n’a pas été gardé pour cette évaluation.</p>}
        {rattachement && <p>{rattachement}</p>}
        {joints.length > 0 && (
          <p className="wrap-anywhere">
            {joints.length > 1 ? 'Fichiers joints depuis' : 'Fichier joint depuis'}&nbsp;: {joints.join(', ')}.
          </p>
        )}
        <ChangementsFiche {...{ changements, intitules }} />
      </div>
    </Carte>
  );
}

/** Les fichiers joints après ce jour ; ceux d'une fiche transférée sont arrivés avec elle. */
const jointsDepuis = ({ fichiers, origine }: FicheLue, partie: Partie, jour: Date): string[] =>
  origine ? [] : fichiers.filter((f) => f.partie === partie && f.creeLe > jour).map((f) => f.nom);

/** L'évaluation portait-elle sur autre chose que ce à quoi la fiche se rattache aujourd'hui ? */
function rattachementChange(fiche: FicheLue, { partie, items }: DerniereEvaluation): string {
  const actuels =
    partie === 'bep' ? [fiche.bep?.code ?? ''] : [fiche.item.code, ...fiche.precisions.map((p) => p.code)];
  const meme = items.length === actuels.length && items.every((i) => actuels.includes(i));
  return meme || actuels[0] === ''
    ? ''
    : `Évaluée sur ${items.join(', ')} ; rattachée aujourd’hui à ${actuels.join(', ')}.`;
}
