'use client';

import { cx } from '@/components/ui/cx';
import { Infobulle } from '@/components/ui/infobulle';
import type { Degre as NomDegre } from '@/lib/degres/regles';
import { usePresentation } from './presentation';

type Props = {
  /** Nul : rien n’a encore été saisi. */
  degre: NomDegre | null;
  /** L’intitulé à côté de la pastille. */
  avecLibelle?: boolean;
  /** Pastille seule, sans bouton : à l’intérieur d’un lien ou d’un bouton, ou en très grand nombre. */
  sansBulle?: boolean;
  className?: string;
};

/** Un degré de maîtrise, comme l’établissement le code (PAR-4) ; sa bulle rappelle l’intitulé et la définition (G 3.8.2). */
export function Degre({ degre, avecLibelle = false, sansBulle = false, className }: Props) {
  const presentation = usePresentation();
  if (degre === null) return <SansDegre avecLibelle={avecLibelle} className={className} />;
  const { libelle, code, definition } = presentation[degre];
  const pastille = <Pastille degre={degre} muette={avecLibelle || !sansBulle} />;
  return (
    <span className={cx('inline-flex items-center gap-2', className)}>
      {sansBulle ? (
        pastille
      ) : (
        <Infobulle libelle={`${code}\u00a0: ${libelle}. Voir la définition`} contenu={<Definition degre={degre} />}>
          <span title={`${libelle}\u00a0: ${definition}`}>{pastille}</span>
        </Infobulle>
      )}
      {avecLibelle && <span>{libelle}</span>}
    </span>
  );
}

/** La pastille seule ; `muette` quand son intitulé est déjà dit à côté. */
function Pastille({ degre, muette }: { degre: NomDegre; muette: boolean }) {
  const { code, libelle } = usePresentation()[degre];
  const lecture = muette ? { 'aria-hidden': true } : { role: 'img', 'aria-label': libelle, title: libelle };
  return (
    <span className="degre" data-degre={degre} {...lecture}>
      {code}
    </span>
  );
}

/** Intitulé et définition d’un degré, pour une bulle ou une légende. */
export function Definition({ degre }: { degre: NomDegre }) {
  const { libelle, definition } = usePresentation()[degre];
  return (
    <>
      <strong className="block font-semibold">{libelle}</strong>
      {definition}
    </>
  );
}

function SansDegre({ avecLibelle, className }: { avecLibelle: boolean; className: string | undefined }) {
  return (
    <span className={cx('text-texte-doux', className)}>
      {avecLibelle ? (
        'Non évalué'
      ) : (
        <span role="img" aria-label="Non évalué">
          –
        </span>
      )}
    </span>
  );
}
