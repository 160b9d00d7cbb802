import type { ReactNode } from 'react';
import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { IconeFiltre, IconeRecherche } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Filtrage } from '@/lib/listes';

interface Props {
  filtrage: Filtrage;
  /** Sur un téléphone, deux champs de front ; `col-span-2` pour celui qui prend la ligne. */
  deFront?: boolean;
  /** On cherche par un nom : le bouton dit « Rechercher ». */
  recherche?: boolean;
  /** Les champs, à la valeur que dit l'adresse. */
  children: ReactNode;
}

/** Ce qui filtre une liste : le filtre va dans l'adresse, avec la vue et le tri qu'elle garde. */
export function FiltresListe({ filtrage, deFront, recherche, children }: Props) {
  const { base, cle, garde, filtree, tout } = filtrage;
  return (
    <search>
      <FormulaireAdresse
        action={base}
        cle={cle}
        className={cx(
          'mb-4 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap',
          deFront ? 'grid grid-cols-2' : 'flex flex-wrap',
        )}
      >
        {garde.map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        {children}
        <div className="col-span-2 flex flex-wrap gap-2">
          <Bouton type="submit" icone={recherche ? <IconeRecherche /> : <IconeFiltre />}>
            {recherche ? 'Rechercher' : 'Filtrer'}
          </Bouton>
          {filtree && (
            <LienBouton variante="discret" href={tout}>
              Tout afficher
            </LienBouton>
          )}
        </div>
      </FormulaireAdresse>
    </search>
  );
}
