'use client';

import { BoutonIcone } from '@/components/ui/bouton';
import { IconeCroix } from '@/components/ui/icones';
import type { SaisieGrille } from './saisie-grille';
import { useEtat } from './saisie-hooks';

type Props = { saisie: SaisieGrille; compteRendu: string; onLu: () => void };

/** Ce qui vient d'arriver et mérite d'être lu : un collage, une saisie reprise, une saisie sans case. */
export function AvisSaisie({ saisie, compteRendu, onLu }: Props) {
  const { reprises, perdues, ecarts } = useEtat(saisie);
  const textes = [
    ...(reprises > 0 ? [direReprises(reprises, ecarts.size > 0)] : []),
    ...(perdues > 0 ? [direPerdues(perdues)] : []),
    ...(compteRendu ? [compteRendu] : []),
  ];
  return (
    <div role="status">
      {textes.length > 0 && (
        <div className="mb-2 flex items-start gap-3 rounded-lg border border-info/40 bg-info-doux px-4 py-2 text-sm">
          <div className="min-w-0 flex-1">
            {textes.map((texte) => (
              <p key={texte}>{texte}</p>
            ))}
          </div>
          <BoutonIcone
            libelle="Masquer ce message"
            icone={<IconeCroix taille={16} />}
            taille="petit"
            onClick={() => {
              saisie.lu();
              onLu();
            }}
          />
        </div>
      )}
    </div>
  );
}

function direReprises(n: number, aDepartager: boolean): string {
  const suite = aDepartager
    ? 'Ce qui a changé des deux côtés attend votre choix.'
    : n > 1
      ? 'Elles s’enregistrent d’elles-mêmes.'
      : 'Elle s’enregistre d’elle-même.';
  return n > 1
    ? `${n} modifications gardées sur cet appareil ont été reprises. ${suite}`
    : `Une modification gardée sur cet appareil a été reprise. ${suite}`;
}

const direPerdues = (n: number) =>
  n > 1
    ? `${n} saisies n’ont plus de case\u00a0: leur apprenant ou leur compétence a été retiré de cette évaluation.`
    : 'Une saisie n’a plus de case\u00a0: son apprenant ou sa compétence a été retiré de cette évaluation.';
