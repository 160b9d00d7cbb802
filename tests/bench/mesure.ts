export interface Mesure {
  quoi: string;
  mediane: number;
  p95: number;
  unite: 'ms' | 'Mo' | 'ko';
  cible?: number;
  note?: string;
}

const rang = (tri: readonly number[], p: number) =>
  tri[Math.min(tri.length - 1, Math.floor(tri.length * p))] ?? Number.NaN;

/** Résume des durées ou des tailles. */
export function resumer(quoi: string, valeurs: number[], unite: Mesure['unite'], reste: Partial<Mesure> = {}): Mesure {
  const tri = [...valeurs].sort((a, b) => a - b);
  return { quoi, mediane: rang(tri, 0.5), p95: rang(tri, 0.95), unite, ...reste };
}

/** Durée d'une tâche, en millisecondes, et ce qu'elle rend. */
export async function chronometrer<T>(tache: () => Promise<T>): Promise<[number, T]> {
  const debut = performance.now();
  const valeur = await tache();
  return [performance.now() - debut, valeur];
}

/** Les durées d'une tâche répétée. */
export async function fois(n: number, tache: (tour: number) => Promise<unknown>): Promise<number[]> {
  const durees: number[] = [];
  for (let tour = 0; tour < n; tour++) durees.push((await chronometrer(() => tache(tour)))[0]);
  return durees;
}

/** Un rapport, à une décimale. */
export const ratio = (n: number): string => n.toFixed(1).replace('.', ',');

const nombre = (n: number) => (n >= 100 ? Math.round(n).toString() : n.toFixed(1).replace('.', ','));

/** Tableau Markdown : médiane, 95e centile, cible, et rapport de la médiane à la cible ou à la référence. */
export function tableau(mesures: readonly Mesure[]): string {
  const lignes = mesures.map((m) => {
    const rapport = m.cible ? `${((m.mediane / m.cible) * 100).toFixed(0)} %` : '';
    const cible = m.cible ? `${nombre(m.cible)} ${m.unite}` : '';
    return `| ${m.quoi} | ${nombre(m.mediane)} ${m.unite} | ${nombre(m.p95)} ${m.unite} | ${cible} | ${rapport} | ${m.note ?? ''} |`;
  });
  return [
    '| Mesure | médiane | 95e centile | cible | médiane / cible | remarque |',
    '|---|---|---|---|---|---|',
    ...lignes,
  ].join('\n');
}
