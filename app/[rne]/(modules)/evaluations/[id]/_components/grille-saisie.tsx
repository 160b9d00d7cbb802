'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { usePresentation } from '@/components/presentation';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { Infobulle } from '@/components/ui/infobulle';
import { SelectNatif } from '@/components/ui/select-natif';
import { rangsActifs } from '@/lib/evaluations/clavier';
import type { Grille } from '@/lib/evaluations/queries';
import { DEGRES } from '@/lib/maitrise/degres';
import { saisirResultats } from '../../actions';
import { BarreEnregistrement } from './barre-enregistrement';
import { rangeeApprenant, rangeeItem, type Sens, valeursDe } from './rangees';
import { SaisieGrille } from './saisie-grille';
import { useDepassee, useGarde } from './saisie-hooks';
import type { Apres } from './tableau-gestes';
import { TableauSaisie } from './tableau-saisie';

type Props = { grille: Grille; base: string; legende: ReactNode; visible: ReactNode };

/** La grille de l'auteur : affichage, saisie, enregistrement (EVA-2). */
export function GrilleSaisie({ grille, base, legende, visible }: Props) {
  const { evaluation } = grille;
  const [saisie] = useState(
    () => new SaisieGrille(valeursDe(grille), (lot) => saisirResultats({ id: evaluation.id, ...lot })),
  );
  const [sens, setSens] = useState<Sens>('apprenants');
  const [apres, setApres] = useState<Apres>('rester');
  const idEnregistrer = useId();
  const apprenants = useMemo(() => grille.apprenants.map(rangeeApprenant), [grille.apprenants]);
  const items = useMemo(() => grille.items.map(rangeeItem), [grille.items]);

  useGarde(saisie);
  useRelecture(saisie, grille);

  const parApprenants = sens === 'apprenants';
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-x-8 gap-y-3">
        <GroupeRadios
          legende="Affichage"
          enLigne
          options={[
            { valeur: 'apprenants', libelle: 'Par apprenants' },
            { valeur: 'competences', libelle: 'Par compétences' },
          ]}
          valeur={sens}
          onChange={(evenement) => setSens(evenement.target.value === 'apprenants' ? 'apprenants' : 'competences')}
          className="sm:mb-2"
        />
        <SelectNatif
          libelle="Après une touche"
          value={apres}
          onChange={(evenement) => setApres(APRES.find((a) => a.valeur === evenement.target.value)?.valeur ?? 'rester')}
          options={APRES}
          className="w-52 pointer-coarse:hidden"
        />
        <div className="sm:mb-2">{visible}</div>
      </div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {legende}
        <AideClavier />
      </div>
      <TableauSaisie
        key={sens}
        {...{ saisie, sens, apres }}
        legende={`Résultats de «\u00a0${evaluation.titre}\u00a0»`}
        lignes={parApprenants ? apprenants : items}
        colonnes={parApprenants ? items : apprenants}
        idSortie={idEnregistrer}
      />
      <BarreEnregistrement {...{ saisie, base, idEnregistrer }} />
    </>
  );
}

const APRES: { valeur: Apres; libelle: string }[] = [
  { valeur: 'rester', libelle: 'Rester sur la case' },
  { valeur: 'ArrowRight', libelle: 'Aller à droite' },
  { valeur: 'ArrowDown', libelle: 'Aller en dessous' },
];

/** La page a été relue : la grille suit, la saisie en attente reste. Une grille dépassée se relit d'elle-même. */
function useRelecture(saisie: SaisieGrille, grille: Grille): void {
  const router = useRouter();
  const depassee = useDepassee(saisie);
  useEffect(() => saisie.recevoir(valeursDe(grille)), [saisie, grille]);
  useEffect(() => {
    if (depassee) router.refresh();
  }, [depassee, router]);
}

function AideClavier() {
  const presentation = usePresentation();
  const codes = DEGRES.map((d) => presentation[d].code);
  const deuxSignes = codes.some((c) => c.length === 2);
  const touches = [
    [`${codes.join(' ')}${rangsActifs(presentation) ? ' ou 1 à 6' : ''}`, 'saisir un degré'],
    ...(deuxSignes ? ([['…', 'la case attend la fin du code ; la quitter garde un début qui suffit']] as const) : []),
    ['Suppr', 'vider la case'],
    ['Flèches, Tab, Entrée', 'aller d’une case à l’autre'],
    ['Espace', 'ouvrir le menu des degrés'],
    ['Flèches jusqu’aux titres', 'remplir une ligne ou une colonne'],
    ['Ctrl + Z', 'annuler'],
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
