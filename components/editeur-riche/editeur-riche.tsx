'use client';

import { type ComponentType, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { CadreChamp, type PropsCadre, useLiaison } from '@/components/ui/champ-cadre';
import { depuisTexte, estMisEnForme, texteBrut } from '@/lib/texte-riche/regles-texte';
import type { PropsSurface } from './surface';

type Props = PropsCadre & {
  /** Texte enrichi, tel que `nettoyerTexteRiche` le garde. */
  valeur: string;
  /** Reçoit le texte enrichi à chaque frappe ; `''` quand il n'y a plus rien. Le serveur le nettoie. */
  onChange: (html: string) => void;
};

/**
 * La saisie d'un texte enrichi : paragraphes, gras, italique, listes, liens. L'éditeur arrive quand le champ approche de
 * l'écran ; d'ici là, et s'il ne peut pas venir, on écrit sans mise en forme.
 */
export function EditeurRiche({ libelle, aide, erreur, className, valeur, onChange }: Props) {
  const cadre = useRef<HTMLDivElement>(null);
  const { Surface, curseur, echec, charger } = useSurface(cadre);
  const misEnForme = estMisEnForme(valeur);
  const precision = echec ? (misEnForme ? APLATIRAIT : SANS_OUTILS) : aide;
  const liaison = useLiaison({ aide: precision, erreur });
  return (
    <CadreChamp {...{ libelle, erreur, className }} aide={precision} id={liaison.id}>
      <div ref={cadre}>
        {Surface ? (
          <Surface {...{ liaison, valeur, onChange, curseur }} />
        ) : (
          <SansMiseEnForme
            {...{ liaison, valeur, onChange }}
            enAttente={misEnForme && !echec}
            onFocus={() => echec && charger()}
          />
        )}
      </div>
    </CadreChamp>
  );
}

const APLATIRAIT = 'L’éditeur n’a pas pu se charger. Modifier ce texte ici en retirerait la mise en forme.';
const SANS_OUTILS = 'L’éditeur n’a pas pu se charger\u00a0: écrivez sans mise en forme, vous l’ajouterez plus tard.';

/** Charge l'éditeur quand le champ est à moins d'un demi-écran. `curseur` : où l'on écrivait quand il est arrivé. */
function useSurface(cadre: RefObject<HTMLDivElement | null>) {
  const [Surface, setSurface] = useState<ComponentType<PropsSurface>>();
  const [curseur, setCurseur] = useState<number | null>(null);
  const [echec, setEchec] = useState(false);

  const charger = useCallback(async () => {
    try {
      const { SurfaceRiche } = await import('./surface');
      const saisie = cadre.current?.querySelector('textarea');
      setCurseur(saisie && saisie === document.activeElement ? saisie.selectionStart : null);
      setSurface(() => SurfaceRiche);
    } catch {
      setEchec(true);
    }
  }, [cadre]);

  useEffect(() => {
    if (!cadre.current || typeof IntersectionObserver === 'undefined') return;
    const approche = new IntersectionObserver(
      (vus) => {
        if (!vus.some((vu) => vu.isIntersecting)) return;
        approche.disconnect();
        void charger();
      },
      { rootMargin: '50%' },
    );
    approche.observe(cadre.current);
    return () => approche.disconnect();
  }, [cadre, charger]);

  return { Surface, curseur, echec, charger };
}

type PropsSimple = Pick<Props, 'valeur' | 'onChange'> & {
  liaison: ReturnType<typeof useLiaison>;
  /** Un texte mis en forme attend l'éditeur : l'écrire ici l'aplatirait. */
  enAttente: boolean;
  onFocus: () => void;
};

function SansMiseEnForme({ liaison, valeur, onChange, enAttente, onFocus }: PropsSimple) {
  const [vue, setVue] = useState(valeur);
  const [texte, setTexte] = useState(() => texteBrut(valeur));
  if (vue !== valeur) {
    setVue(valeur);
    setTexte(texteBrut(valeur));
  }
  const changer = (saisi: string) => {
    const html = depuisTexte(saisi);
    setTexte(saisi);
    setVue(html);
    onChange(html);
  };
  return (
    <textarea
      {...liaison}
      className="saisie bg-surface text-texte"
      rows={5}
      value={texte}
      readOnly={enAttente}
      aria-busy={enAttente || undefined}
      onFocus={onFocus}
      onChange={(e) => changer(e.target.value)}
    />
  );
}
