import { Progression } from '@/components/ui/progression';

/** Où en est un long acte ; sans `valeur`, sa durée est inconnue. */
export interface Avance {
  libelle: string;
  valeur?: number;
  max?: number;
}

/** La barre d'un long acte ; seul le nom de l'étape est annoncé aux lecteurs d'écran, pas chaque pour cent. */
export function Avancement({ avance }: { avance: Avance | undefined }) {
  return (
    <>
      <p role="status" className="sr-only">
        {avance?.libelle}
      </p>
      {avance && <Progression {...avance} className="w-full" />}
    </>
  );
}
