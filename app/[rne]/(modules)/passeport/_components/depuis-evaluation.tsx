import { Carte } from '@/components/ui/carte';
import { formaterInstant } from '@/lib/dates';
import { changementsEntre } from '@/lib/passeport/changements';
import type { DerniereEvaluation } from '@/lib/passeport/evaluation-queries';
import { etatDe, type Partie } from '@/lib/passeport/evaluation-regles';
import type { FicheLue } from '@/lib/passeport/queries-fiche';
import { ChangementsFiche, type Intitules } from './changements-fiche';

interface Props {
  fiche: FicheLue;
  compteId: string;
  intitules: Record<Partie, Intitules>;
}

/** Ce que l'apprenant a changé depuis la dernière évaluation de chaque partie (PAE-2). */
export function DepuisEvaluation({ fiche, compteId, intitules }: Props) {
  return (fiche.pourEvaluer?.dernieres ?? []).map((derniere) => (
    <PartieChangee
      key={derniere.partie}
      {...{ fiche, derniere }}
      deMoi={derniere.auteurId === compteId}
      intitules={intitules[derniere.partie]}
    />
  ));
}

interface PropsPartie {
  fiche: FicheLue;
  derniere: DerniereEvaluation;
  deMoi: boolean;
  intitules: Intitules;
}

function PartieChangee({ fiche, derniere, deMoi, intitules }: PropsPartie) {
  const { partie, etat, auteur, creeLe } = derniere;
  const changements = etat ? changementsEntre(etat, etatDe(fiche, partie)) : [];
  const rattachement = rattachementChange(fiche, derniere);
  const sansDetail = etat === null && fiche.modifieLe > creeLe;
  if (changements.length === 0 && !rattachement && !sansDetail) return null;
  const quoi = partie === 'bep' ? 'Partie BEP modifiée' : 'Modifiée';
  const qui = deMoi ? 'votre évaluation' : `l’évaluation de ${auteur}`;
  return (
    <Carte titre={`${quoi} depuis ${qui} du ${formaterInstant(creeLe)}`}>
      {sansDetail && (
        <p className="text-texte-doux">Le détail des changements n’a pas été gardé pour cette évaluation.</p>
      )}
      {rattachement && <p>{rattachement}</p>}
      <div className="-mt-3 max-w-prose">
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
