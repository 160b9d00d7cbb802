import { Degre } from '@/components/maitrise/degre';
import { DEGRES } from '@/lib/degres/regles';

/** Les six degrés et leur définition (G 3.8.2). */
export function LegendeDegres() {
  return (
    <ul aria-label="Degrés de maîtrise" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {DEGRES.map((degre) => (
        <li key={degre}>
          <Degre degre={degre} avecLibelle />
        </li>
      ))}
    </ul>
  );
}
