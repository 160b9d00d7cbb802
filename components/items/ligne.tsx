import type { ReactNode } from 'react';
import { NonVerifie } from '@/components/non-verifie';
import { BoutonIcone } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { IconeCroix } from '@/components/ui/icones';
import type { ItemNomme } from './regles';

const NATURES = { item: null, complexite: 'Complexité', alea: 'Aléa' } as const;

type Props = {
  code: string;
  item: ItemNomme | undefined;
  onRetirer: () => void;
  /** Les carrés d'une situation de la GA. */
  precisions?: ReactNode;
};

/** Un item choisi, ou l'une de ses complexités ou de ses aléas, que l'on peut retirer. */
export function LigneItem({ code, item, onRetirer, precisions }: Props) {
  const nature = item && NATURES[item.nature];
  return (
    <div className={cx('flex items-start gap-2', nature && 'mt-1 border-t border-filet pt-1')}>
      <div className={cx('min-w-0 flex-1 py-1 text-sm', nature && 'pl-4')}>
        <p>
          <span className="font-semibold tabular-nums">{code}</span>{' '}
          {nature && <span className="text-texte-doux">{nature}&nbsp;: </span>}
          {item?.libelle} {item && !item.verifie && <NonVerifie />}
          {item?.competence && <span className="block text-texte-doux">{item.competence}</span>}
        </p>
        {precisions && <div className="mt-1.5">{precisions}</div>}
      </div>
      <BoutonIcone data-retirer libelle={`Retirer ${code}`} icone={<IconeCroix />} taille="petit" onClick={onRetirer} />
    </div>
  );
}
