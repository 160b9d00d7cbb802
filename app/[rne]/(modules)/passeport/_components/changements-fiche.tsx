import { formaterJour } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/masques';
import type { Changement, Morceau } from '@/lib/passeport/changements';

/** L'intitulé de chaque champ d'un changement, par sa clé (`titre`, `textes.contexte`). */
export type Intitules = Readonly<Record<string, string>>;

/** Ce que l'apprenant a changé, champ par champ, mot à mot : ajouté souligné en vert, retiré barré en rouge. */
export function ChangementsFiche({
  changements,
  intitules,
}: {
  changements: readonly Changement[];
  intitules: Intitules;
}) {
  if (changements.length === 0) return null;
  return (
    <dl className="flex flex-col gap-3">
      {changements.map(({ cle, morceaux }) => (
        <div key={cle}>
          <dt className="font-semibold">{intitules[cle] ?? cle}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">
            {morceaux.map((m, rang) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: des bouts de texte, sans état, dans l'ordre de lecture
              <Bout key={rang} cle={cle} morceau={m} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const LIEUX: Readonly<Record<string, string>> = { pfmp: 'PFMP', etablissement: 'Établissement' };

/** Une date et un lieu se disent comme partout, pas comme ils sont gardés. */
function dire(cle: string, texte: string): string {
  if (cle === 'faiteLe' || cle === 'pfmp') return formaterJour(texte.trim());
  return cle === 'lieu' ? (LIEUX[texte] ?? texte) : texte;
}

function Bout({ cle, morceau: { genre, texte } }: { cle: string; morceau: Morceau }) {
  const dit = dire(cle, texte);
  if (genre === 'meme') return /\s$/.test(dit) ? dit : `${dit} `;
  if (genre === 'passe') return <span className="text-texte-doux">{' […] '}</span>;
  const ajoute = genre === 'ajoute';
  const Marque = ajoute ? 'ins' : 'del';
  return (
    <>
      <Marque
        className={
          ajoute
            ? 'rounded-sm bg-succes-doux px-0.5 text-succes underline decoration-1 underline-offset-2'
            : 'rounded-sm bg-erreur-doux px-0.5 text-erreur line-through'
        }
      >
        <span className="sr-only">{ajoute ? ' [ajouté : ' : ' [retiré : '}</span>
        {dit.trimEnd()}
        <span className="sr-only">] </span>
      </Marque>
      {dit.slice(dit.trimEnd().length) || ' '}
    </>
  );
}

/** Les intitulés de l'établissement, par clé de changement, pour chaque partie d'une fiche. */
export function intitulesChangements(
  { communs, champs, bep }: IntitulesFiche,
  lieu: 'pfmp' | 'etablissement',
): Record<'bacpro' | 'bep', Intitules> {
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
