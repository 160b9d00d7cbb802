import { usePresentation } from '@/components/presentation';
import { MentionOrigine } from '@/components/transferee';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { IconeCommentaire, IconeTrombone } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { formaterJour } from '@/lib/dates';
import type { Degre, PresentationDegre } from '@/lib/maitrise/degres';
import type { FicheListee, ResultatFiche } from '@/lib/passeport/queries';
import { type EtatFiche, etatFiche } from '@/lib/passeport/regles';

/** Pour qui la liste est montrée : l'apprenant agit sur ses fiches, le parent lit, l'enseignant évalue. */
export type Lecteur = 'apprenant' | 'parent' | 'enseignant';

const ETATS: Record<EtatFiche, { mot: string; ton: TonBadge; titre: string }> = {
  supprimee: { mot: 'à la corbeille', ton: 'erreur', titre: 'font-medium text-erreur line-through' },
  'nouvelle-evaluation': { mot: 'nouvelle évaluation', ton: 'succes', titre: 'font-medium text-succes' },
  corrigee: { mot: 'corrigée', ton: 'succes', titre: 'font-medium text-succes' },
  nouvelle: { mot: 'nouvelle', ton: 'succes', titre: 'font-bold text-succes' },
  modifiee: { mot: 'modifiée', ton: 'succes', titre: 'font-bold text-succes' },
};

export const etatPour = (fiche: FicheListee, lecteur: Lecteur): EtatFiche | null =>
  etatFiche(fiche, lecteur === 'enseignant' ? 'enseignant' : 'apprenant');

export const LIEUX = { pfmp: 'PFMP', etablissement: 'Établissement' } as const;

/** Le titre d'une fiche, lien vers elle : sa couleur et un mot disent son état (G 3.10.1, 3.11.2). */
export function TitreFiche({ fiche, lecteur, href }: { fiche: FicheListee; lecteur: Lecteur; href: string }) {
  const etat = etatPour(fiche, lecteur);
  const presentation = etat && ETATS[etat];
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Lien
        href={href}
        className={cx('hover:underline max-lg:text-lg pointer-coarse:py-2', presentation?.titre || 'font-medium')}
      >
        {fiche.titre}
      </Lien>
      {fiche.brouillon && <Badge className="border border-filet-fort">brouillon</Badge>}
      {presentation && <Badge ton={presentation.ton}>{presentation.mot}</Badge>}
      <MentionOrigine origine={fiche.origine} />
    </span>
  );
}

/** Code et intitulé de la situation ou de la compétence. */
export function Situation({ fiche }: { fiche: FicheListee }) {
  return (
    <>
      <span className="font-medium">{fiche.item}</span> {fiche.libelle}
    </>
  );
}

/** Dernier degré, icône d'une appréciation (son texte se lit dans la fiche) et date ; l'intitulé du degré sur une carte. */
export function Resultat({ resultat }: { resultat: ResultatFiche }) {
  const presentation = usePresentation();
  const { degre, le, appreciation } = resultat;
  if (!le) return <span className="text-texte-doux">Non évalué</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-2 lg:flex-col lg:items-start">
      <span className="inline-flex items-center gap-1.5">
        {degre && <Pastille degre={degre} {...presentation[degre]} />}
        {appreciation && (
          <span role="img" aria-label="Appréciation à lire dans la fiche" title="Appréciation à lire dans la fiche">
            <IconeCommentaire taille={16} />
          </span>
        )}
      </span>
      <span className="text-sm text-texte-doux">{formaterJour(le)}</span>
    </span>
  );
}

/** Sans bulle : une liste en compte plus de cent. */
function Pastille({ degre, code, libelle, definition }: PresentationDegre & { degre: Degre }) {
  return (
    <>
      <span className="degre" data-degre={degre} aria-hidden="true" title={`${libelle} : ${definition}`}>
        {code}
      </span>
      <span className="lg:sr-only">{libelle}</span>
    </>
  );
}

/** Le trombone d'une partie qui a des fichiers ou des liens (G 3.10.1). */
export function PiecesJointes({ presentes, partie }: { presentes: boolean; partie: string }) {
  if (!presentes) return null;
  const libelle = `Pièces jointes${partie && ` ${partie}`}`;
  return (
    <span role="img" aria-label={libelle} title={libelle} className="inline-block align-middle">
      <IconeTrombone taille={16} />
    </span>
  );
}

/** La date de modification, seulement si la fiche a changé depuis sa création. */
export const modifieeLe = (f: { creeLe: Date; modifieLe: Date }): string =>
  f.modifieLe.getTime() > f.creeLe.getTime() ? formaterJour(f.modifieLe) : '';
