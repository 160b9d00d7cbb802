'use client';

import type { ReactNode } from 'react';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import type { FicheListee } from '@/lib/passeport/queries';
import { ActionsFiche } from './actions-fiche';
import { ActiviteBep } from './activite-bep';
import { type Lecteur, LIEUX, modifieeLe, PiecesJointes, Resultat, Situation, TitreFiche } from './cellules';

export interface PropsFiches {
  adresse: string;
  fiches: readonly FicheListee[];
  lecteur: Lecteur;
  /** L'intitulé du titre d'une fiche. */
  titre: string;
  avecBep: boolean;
  /** Ce que l'enseignant voit d'une fiche à la corbeille, par fiche. */
  corbeilles?: Readonly<Record<string, ReactNode>>;
  /** Ce que l'adresse d'une fiche garde de la liste, pour l'enseignant. */
  suite?: string;
}

/**
 * Les fiches (PAS-1, PAE-1) : un tableau ; une carte par fiche sur un écran étroit. Au client, pour que le serveur n'envoie
 * que les fiches et non chaque cellule deux fois.
 */
export function TableauFiches({ adresse, fiches, lecteur, titre, avecBep, corbeilles, suite = '' }: PropsFiches) {
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
              <TitreFiche fiche={f} lecteur={lecteur} href={`${adresse}/${f.id}${suite}`} />
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
              <SuiteDeLaLigne {...{ adresse, lecteur, avecBep }} fiche={f} />
            )}
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}

/** Sur une carte, ce qui n'apprend rien ne se montre pas. */
const seulementAuTableau = (vide: boolean) => (vide ? 'max-lg:hidden!' : undefined);

type PropsSuite = Pick<PropsFiches, 'adresse' | 'lecteur' | 'avecBep'> & { fiche: FicheListee };

/** Ce que la fiche est devenue : pièces jointes, résultats. */
function SuiteDeLaLigne({ adresse, lecteur, avecBep, fiche: f }: PropsSuite) {
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
          <ActionsFiche adresse={adresse} id={f.id} titre={f.titre} brouillon={f.brouillon} origine={f.origine} />
        </td>
      )}
    </>
  );
}
