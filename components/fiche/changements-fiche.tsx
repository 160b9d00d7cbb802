import { Carte } from '@/components/ui/carte';
import { LIEUX } from '@/lib/champs/regles-fiche';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import type { Partie } from '@/lib/passeport/regles';
import {
  type Changement,
  changementsEntre,
  changementsRattachement,
  enClair,
  propreAuBep,
  rattachementDe,
} from '@/lib/passeport/regles-changements';
import { etatDe } from '@/lib/passeport/regles-evaluation';
import type { ContexteEvaluation } from '@/lib/passeport/serveur/queries-evaluation';
import type { FicheLue } from '@/lib/passeport/serveur/queries-fiche';
import { Comparaison } from './comparaison';

/** L'intitulé de chaque champ d'un changement, par sa clé (`titre`, `textes.contexte`). */
export type Intitules = Readonly<Record<string, string>>;

/** Ce que l'apprenant a changé, champ par champ, mot à mot, sous les intitulés de l'établissement. */
export function ChangementsFiche({
  changements,
  intitules,
}: {
  changements: readonly Changement[];
  intitules: Intitules;
}) {
  const differences = changements.map(({ cle, morceaux }) => ({
    libelle: intitules[cle] ?? cle,
    morceaux: morceaux.map((m) => ({ ...m, texte: dire(cle, m.texte) })),
  }));
  return <Comparaison differences={differences} />;
}

/** Une date et un lieu se disent comme partout, pas comme ils sont gardés. */
function dire(cle: string, texte: string): string {
  if (cle === 'faiteLe' || cle === 'pfmp') return formaterJour(texte.trim());
  return cle === 'lieu' && (texte === 'pfmp' || texte === 'etablissement') ? LIEUX[texte] : texte;
}

/** Les intitulés de l'établissement, par clé de changement, pour chaque partie d'une fiche. */
export function intitulesChangements(
  { communs, champs, bep }: IntitulesFiche,
  lieu: 'pfmp' | 'etablissement',
): Record<Partie, Intitules> {
  const organisation = lieu === 'pfmp' ? communs.organisationPfmp : communs.organisationEtablissement;
  const haut = {
    pfmp: 'Dates de la PFMP',
    pieces: 'Fichiers et liens',
    titre: communs.titre,
    faiteLe: communs.faiteLe,
    lieu: communs.lieu,
    organisation,
  };
  const nommer = (liste: IntitulesFiche['champs'], rattachement: string): Intitules => ({
    ...haut,
    rattachement,
    ...Object.fromEntries(liste.map((c) => [`textes.${c.cle}`, c.libelle])),
  });
  return {
    bacpro: nommer(champs, 'Correspondance avec le référentiel'),
    bep: nommer(bep, 'Activité du BEP'),
  };
}

interface PropsDepuis {
  fiche: FicheLue & { pourEvaluer: ContexteEvaluation };
  compteId: string;
  partie: Partie;
  intitules: Intitules;
}

/** Ce qui a changé depuis la dernière évaluation d'une partie (PAE-2) : ce que l'apprenant a écrit, ce qu'un collègue a corrigé. */
export function DepuisEvaluation({ fiche, compteId, partie, intitules }: PropsDepuis) {
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
