'use client';

import type { ReactNode } from 'react';
import { usePresentation } from '@/components/maitrise/presentation';
import { MentionOrigine } from '@/components/transferee';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { IconeCommentaire, IconeTrombone } from '@/components/ui/icones';
import { Infobulle } from '@/components/ui/infobulle';
import { Lien } from '@/components/ui/lien';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { adresseDe, type Requete } from '@/lib/adresses/regles';
import { LIEUX } from '@/lib/champs/regles-fiche';
import { formaterJour } from '@/lib/dates';
import type { Degre, PresentationDegre } from '@/lib/degres/regles';
import { type EtatFiche, etatFiche, modifieeLe } from '@/lib/passeport/regles';
import type { FicheListee, ResultatFiche } from '@/lib/passeport/serveur/queries';
import { ActionsFiche } from './actions-fiche';

interface PropsFiches {
  rne: string;
  fiches: readonly FicheListee[];
  lecteur: Lecteur;
  /** L'intitulé du titre d'une fiche. */
  titre: string;
  avecBep: boolean;
  /** Ce que l'enseignant voit d'une fiche à la corbeille, par fiche. */
  corbeilles?: Readonly<Record<string, ReactNode>>;
  /** Ce que l'adresse d'une fiche garde de la liste, pour l'enseignant. */
  suite?: Requete;
}

/**
 * Les fiches (PAS-1, PAE-1) : un tableau ; une carte par fiche sur un écran étroit. Au client, pour que le serveur n'envoie
 * que les fiches et non chaque cellule deux fois.
 */
export function TableauFiches({ rne, fiches, lecteur, titre, avecBep, corbeilles, suite }: PropsFiches) {
  return (
    <Tableau legende="Fiches de situations professionnelles" legendeCachee dense className="tableau-cartes">
      <thead>
        <tr>
          <Colonne>{titre}</Colonne>
          <Colonne>Créée, modifiée</Colonne>
          <Colonne>{avecBep ? 'Situation professionnelle' : 'Compétence'}</Colonne>
          <Colonne>
            <abbr title="Pièces jointes">PJ</abbr>
          </Colonne>
          <Colonne>{avecBep ? 'Résultat Bac Pro' : 'Résultat'}</Colonne>
          <Colonne className="nombre">
            <abbr title="Nombre d’évaluations">Nb</abbr>
          </Colonne>
          {avecBep && <Colonne>Activité BEP</Colonne>}
          {avecBep && <Colonne>Résultat BEP</Colonne>}
          {lecteur === 'apprenant' && <Colonne className="etroit">Actions</Colonne>}
        </tr>
      </thead>
      <tbody>
        {fiches.map((f) => (
          <tr key={f.id} className={f.brouillon ? 'bg-creux' : undefined}>
            <th scope="row" className="min-w-44">
              <TitreFiche fiche={f} lecteur={lecteur} href={adresseDe(rne, 'passeport/[id]', { ...suite, id: f.id })} />
              <span className="block text-sm font-normal text-texte-doux">
                {LIEUX[f.lieu]}, {formaterJour(f.faiteLe)}
              </span>
            </th>
            <td data-libelle="Créée le">
              {formaterJour(f.creeLe)}
              {modifieeLe(f) && <span className="text-texte-doux lg:block">modifiée le {modifieeLe(f)}</span>}
            </td>
            <td className="min-w-44">
              <Situation fiche={f} />
            </td>
            {f.corbeilleLe ? (
              <td colSpan={avecBep ? 5 : 3}>{corbeilles?.[f.id]}</td>
            ) : (
              <SuiteDeLaLigne {...{ rne, lecteur, avecBep }} fiche={f} />
            )}
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}

/** Sur une carte, ce qui n'apprend rien ne se montre pas. */
const seulementAuTableau = (vide: boolean) => (vide ? 'max-lg:hidden!' : undefined);

type PropsSuite = Pick<PropsFiches, 'rne' | 'lecteur' | 'avecBep'> & { fiche: FicheListee };

/** Ce que la fiche est devenue : pièces jointes, résultats. */
function SuiteDeLaLigne({ rne, lecteur, avecBep, fiche: f }: PropsSuite) {
  const { pieces, bep } = f;
  return (
    <>
      <td data-libelle="Pièces jointes" className={seulementAuTableau(!pieces.bacpro)}>
        <PiecesJointes presentes={pieces.bacpro} partie={avecBep ? 'Bac Pro' : ''} />
      </td>
      <td data-libelle={avecBep ? 'Bac Pro' : 'Résultat'}>
        <Resultat resultat={f.bacpro} />
      </td>
      <td data-libelle="Évaluations" className={`nombre ${seulementAuTableau(f.evaluations < 2) ?? ''}`}>
        {f.evaluations}
      </td>
      {avecBep && (
        <td data-libelle="Activité BEP" className={seulementAuTableau(!bep)}>
          {bep?.code ? (
            <ActiviteBep code={bep.code} libelle={bep.libelle} />
          ) : (
            <span className="text-texte-doux">–</span>
          )}{' '}
          <PiecesJointes presentes={pieces.bep} partie="BEP" />
        </td>
      )}
      {avecBep && (
        <td data-libelle="Résultat BEP" className={seulementAuTableau(!bep)}>
          {bep && <Resultat resultat={bep} />}
        </td>
      )}
      {lecteur === 'apprenant' && (
        <td className="etroit max-lg:pt-3!">
          <ActionsFiche rne={rne} id={f.id} titre={f.titre} brouillon={f.brouillon} origine={f.origine} />
        </td>
      )}
    </>
  );
}

/** Pour qui la liste est montrée : l'apprenant agit sur ses fiches, le parent lit, l'enseignant évalue. */
export type Lecteur = 'apprenant' | 'parent' | 'enseignant';

const ETATS: Record<EtatFiche, { mot: string; ton: TonBadge; titre: string }> = {
  supprimee: { mot: 'à la corbeille', ton: 'erreur', titre: 'font-medium text-erreur line-through' },
  'nouvelle-evaluation': { mot: 'nouvelle évaluation', ton: 'succes', titre: 'font-medium text-succes' },
  corrigee: { mot: 'corrigée', ton: 'succes', titre: 'font-medium text-succes' },
  nouvelle: { mot: 'nouvelle', ton: 'succes', titre: 'font-bold text-succes' },
  modifiee: { mot: 'modifiée', ton: 'succes', titre: 'font-bold text-succes' },
};

const etatPour = (fiche: FicheListee, lecteur: Lecteur): EtatFiche | null =>
  etatFiche(fiche, lecteur === 'enseignant' ? 'enseignant' : 'apprenant');

/** Le titre d'une fiche, lien vers elle : sa couleur et un mot disent son état (G 3.10.1, 3.11.2). */
function TitreFiche({ fiche, lecteur, href }: { fiche: FicheListee; lecteur: Lecteur; href: string }) {
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
function Situation({ fiche }: { fiche: FicheListee }) {
  return (
    <>
      <span className="font-medium">{fiche.item}</span> {fiche.libelle}
    </>
  );
}

/** Dernier degré, icône d'une appréciation (son texte se lit dans la fiche) et date ; l'intitulé du degré sur une carte. */
function Resultat({ resultat }: { resultat: ResultatFiche }) {
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
function PiecesJointes({ presentes, partie }: { presentes: boolean; partie: string }) {
  if (!presentes) return null;
  const libelle = `Pièces jointes${partie && ` ${partie}`}`;
  return (
    <span role="img" aria-label={libelle} title={libelle} className="inline-block align-middle">
      <IconeTrombone taille={16} />
    </span>
  );
}

/** L'activité du BEP : son code, et l'intitulé en infobulle (G 3.10.1). Au client : le serveur n'envoie que ces deux mots. */
function ActiviteBep({ code, libelle }: { code: string; libelle: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {code}
      <Infobulle libelle={`Activité ${code} du BEP : voir l’intitulé`} contenu={`${code} ${libelle}`} />
    </span>
  );
}
