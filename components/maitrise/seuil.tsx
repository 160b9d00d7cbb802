import { Champ } from '@/components/ui/champ';

type Props = {
  libelle: string;
  name: string;
  valeur: number | undefined;
  /** Cent pour un pourcentage. */
  max?: number;
};

/** Un seuil d'un filtre : un nombre entier, ou rien. */
export const Seuil = ({ libelle, name, valeur, max = 100 }: Props) => (
  <Champ
    type="number"
    inputMode="numeric"
    min={0}
    max={max}
    step={1}
    libelle={libelle}
    name={name}
    defaultValue={valeur}
    className="sm:w-44"
  />
);
