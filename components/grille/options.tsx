'use client';

import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { usePresentation } from '@/components/maitrise/presentation';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { Infobulle } from '@/components/ui/infobulle';
import { SelectNatif } from '@/components/ui/select-natif';
import { DEGRES } from '@/lib/degres/regles';
import { rangsActifs } from '@/lib/degres/regles-clavier';
import { APRES, type Apres } from '@/lib/evaluations/grille/deplacement';
import type { Sens } from '@/lib/evaluations/grille/plan';

const LIBELLES_APRES: Record<Apres, string> = {
  suite: 'Case suivante',
  dessous: 'Case du dessous',
  rester: 'Rester sur place',
};

const enApres = (texte: string | null): Apres => APRES.find((a) => a === texte) ?? 'suite';

/** Le choix « Après une touche », propre à la personne et gardé par son navigateur. */
export function useApres(compte: string): [Apres, (apres: Apres) => void] {
  const cle = `griotte:apres:${compte}`;
  const [apres, setApres] = useState<Apres>('suite');
  useEffect(() => {
    try {
      setApres(enApres(localStorage.getItem(cle)));
    } catch {
      // stockage refusé par le navigateur : le choix ne durera que le temps de la page
    }
  }, [cle]);
  const choisir = useCallback(
    (voulu: Apres) => {
      setApres(voulu);
      try {
        localStorage.setItem(cle, voulu);
      } catch {
        // stockage refusé ou plein : même chose
      }
    },
    [cle],
  );
  return [apres, choisir];
}

type Props = {
  sens: Sens;
  apres: Apres;
  legende: ReactNode;
  visible: ReactNode;
  onSens: (sens: Sens) => void;
  onApres: (apres: Apres) => void;
};

/** Au-dessus de la grille : affichage, suite de la saisie, visibilité, légende. */
export function OptionsGrille({ sens, apres, legende, visible, onSens, onApres }: Props) {
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-8 gap-y-2">
        <GroupeRadios
          legende="Affichage"
          enLigne
          options={[
            { valeur: 'apprenants', libelle: 'Par apprenants' },
            { valeur: 'competences', libelle: 'Par compétences' },
          ]}
          valeur={sens}
          onChange={(evenement) => onSens(evenement.target.value === 'apprenants' ? 'apprenants' : 'competences')}
          className="sm:[&>legend]:sr-only"
        />
        <SelectNatif
          libelle="Après une touche"
          value={apres}
          onChange={(evenement) => onApres(enApres(evenement.target.value))}
          options={APRES.map((valeur) => ({ valeur, libelle: LIBELLES_APRES[valeur] }))}
          className="sm:flex-row sm:items-center sm:gap-3 sm:[&>div]:w-52 pointer-coarse:hidden"
        />
        {visible}
      </div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 max-sm:hidden">
        {legende}
        <AideClavier />
      </div>
    </>
  );
}

function AideClavier() {
  const presentation = usePresentation();
  const codes = DEGRES.map((d) => presentation[d].code);
  const deuxSignes = codes.some((c) => c.length === 2);
  const touches = [
    [
      `${codes.join(' ')}${rangsActifs(presentation) ? ' ou 1 à 6' : ''}`,
      'saisir un degré, dans la case ou la sélection',
    ],
    ...(deuxSignes
      ? ([['…', 'la case attend la fin du code\u00a0; la quitter garde un début qui suffit']] as const)
      : []),
    ['Suppr', 'vider'],
    ['Flèches, Tab, Entrée, Début, Fin', 'aller d’une case à l’autre\u00a0; avec Ctrl, au bord'],
    ['Maj + flèches, Ctrl + A', 'sélectionner un bloc, toute la grille'],
    ['Ctrl + D, Ctrl + R', 'recopier vers le bas, vers la droite'],
    ['Ctrl + Entrée', 'remplir la sélection comme la case où l’on est'],
    ['Ctrl + C, X, V', 'copier, couper, coller, aussi avec un tableur'],
    ['Ctrl + Z, Ctrl + Y', 'annuler, rétablir'],
    ['Maj + F2', 'commenter l’apprenant'],
    ['Espace', 'ouvrir le menu des degrés'],
    ['Flèches jusqu’aux titres', 'remplir une ligne ou une colonne'],
    ['Échap', 'sortir de la grille'],
  ] as const;
  return (
    <Infobulle
      className="pointer-coarse:hidden"
      libelle="Raccourcis du clavier"
      contenu={
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {touches.map(([touche, effet]) => (
            <div key={touche} className="contents">
              <dt className="font-semibold">{touche}</dt>
              <dd>{effet}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <span className="px-1 text-sm underline underline-offset-3">Clavier</span>
    </Infobulle>
  );
}
