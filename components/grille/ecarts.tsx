'use client';

import { useEffect, useRef } from 'react';
import { usePresentation } from '@/components/maitrise/presentation';
import { Bouton } from '@/components/ui/bouton';
import { formaterHeure } from '@/lib/dates';
import type { Presentation } from '@/lib/degres/regles';
import { type Cle, decouperCle } from '@/lib/evaluations/grille/format';
import type { Rangee } from '@/lib/evaluations/grille/plan';
import { type Choix, type EcartConnu, enDegre } from '@/lib/evaluations/grille/valeurs';
import type { SaisieGrille } from './saisie';
import { useEtat } from './suivi';

const ID_ECARTS = 'cases-a-departager';

/** Montre le panneau, où qu'en soit la page, et y mène. */
export const allerAuxEcarts = (): void => document.querySelector<HTMLElement>(`#${ID_ECARTS} button`)?.focus();

/** Un commentaire se cite jusque-là. */
const EXTRAIT = 60;

type Props = { saisie: SaisieGrille; apprenants: readonly Rangee[] };

/** Ce qu'un collègue a changé pendant qu'on le changeait : on choisit, case par case ou d'un coup. */
export function PanneauEcarts({ saisie, apprenants }: Props) {
  const { ecarts } = useEtat(saisie);
  const presentation = usePresentation();
  const panneau = useRef<HTMLElement>(null);
  const aReprendre = useRef(false);

  // Le bouton pressé disparaît : le focus passe au choix suivant, ou revient à la grille.
  useEffect(() => {
    if (!aReprendre.current) return;
    aReprendre.current = false;
    const suivant = panneau.current?.querySelector('li button') ?? document.querySelector('.grille td[tabindex="0"]');
    if (suivant instanceof HTMLElement) suivant.focus();
  });

  if (ecarts.size === 0) return null;
  const noms = new Map(apprenants.map((a) => [a.id, a.titre]));
  const tous = [...ecarts.keys()];
  function trancher(cles: readonly Cle[], choix: Choix) {
    aReprendre.current = true;
    saisie.trancher(cles, choix);
  }
  return (
    <section
      ref={panneau}
      id={ID_ECARTS}
      aria-label="Cases à départager"
      className="mb-3 max-h-64 overflow-auto rounded-lg border border-attention/40 bg-attention-doux px-4 py-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">
          {ecarts.size > 1 ? `${ecarts.size} cases changées des deux côtés` : 'Une case changée des deux côtés'}
        </h2>
        {ecarts.size > 1 && <Boutons libelle="pour tout" onChoix={(choix) => trancher(tous, choix)} />}
      </div>
      <ul className="mt-2 divide-y divide-attention/20">
        {[...ecarts].map(([cle, ecart]) => (
          <li key={cle} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5 text-sm">
            <span className="min-w-0 flex-1 basis-72">
              {direEcart(cle, saisie.valeur(cle), ecart, noms, presentation)}
            </span>
            <Boutons
              libelle={nommerCase(cle, noms)}
              court
              memePersonne={ecart.parMoi}
              onChoix={(choix) => trancher([cle], choix)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type PropsBoutons = {
  libelle: string;
  court?: boolean;
  /** L'autre écran est le sien aussi. */
  memePersonne?: boolean;
  onChoix: (choix: Choix) => void;
};

function Boutons({ libelle, court, memePersonne, onChoix }: PropsBoutons) {
  const suite = court ? '' : ` ${libelle}`;
  const [mien, sien] = memePersonne ? ['Garder ici', 'Prendre l’autre'] : ['Garder le mien', 'Garder le sien'];
  return (
    <span className="flex flex-wrap gap-2">
      <Bouton taille="petit" aria-label={`${mien}, ${libelle}`} onClick={() => onChoix('mien')}>
        {mien + suite}
      </Bouton>
      <Bouton taille="petit" aria-label={`${sien}, ${libelle}`} onClick={() => onChoix('sien')}>
        {sien + suite}
      </Bouton>
    </span>
  );
}

function nommerCase(cle: Cle, noms: ReadonlyMap<string, string>): string {
  const { apprenant, item } = decouperCle(cle);
  return `${noms.get(apprenant) ?? ''} · ${item || 'commentaire'}`;
}

/** « AMARELLE Camille · 1.1.1 : vous avez mis RP, Claire LEMOINE a mis RT à 10 h 42 » */
function direEcart(
  cle: Cle,
  mienne: string,
  { sien, par, parMoi, le }: EcartConnu,
  noms: ReadonlyMap<string, string>,
  presentation: Presentation,
): string {
  const estNote = decouperCle(cle).item === '';
  const citer = (valeur: string) => {
    const degre = enDegre(valeur);
    if (degre) return presentation[degre].code;
    return `«\u00a0${valeur.length > EXTRAIT ? `${valeur.slice(0, EXTRAIT)}…` : valeur}\u00a0»`;
  };
  const mettre = (valeur: string, vous: boolean) => {
    const auxiliaire = vous ? 'avez' : 'a';
    return valeur ? `${auxiliaire} ${estNote ? 'écrit' : 'mis'} ${citer(valeur)}` : `${auxiliaire} vidé la case`;
  };
  const quand = le === null ? '' : ` à ${formaterHeure(new Date(le))}`;
  const autre = parMoi
    ? `vous ${mettre(sien, true)} sur un autre écran`
    : `${par ?? 'quelqu’un d’autre'} ${mettre(sien, false)}`;
  return `${nommerCase(cle, noms)}\u00a0: vous ${mettre(mienne, true)}, ${autre}${quand}`;
}
