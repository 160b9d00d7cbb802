/**
 * Les nombres d'une date cherchée, l'année à quatre chiffres : `5/11/26` → `5`, `11`, `2026` ; `11-26` → `11`, `2026`,
 * aucun mois n'ayant le numéro 26. Vide sans chiffre.
 */
export function nombresDe(saisie: string): string[] {
  const nombres = saisie.match(/\d+/g) ?? [];
  const fin = nombres.at(-1) ?? '';
  const annee = /^\d\d$/.test(fin) && (nombres.length === 3 || (nombres.length === 2 && Number(fin) > 12));
  return annee ? [...nombres.slice(0, -1), `20${fin}`] : nombres;
}

/** L'année scolaire que nomme une saisie (`2025-2026`, `2025/26`), par son premier millésime ; nulle sinon. */
export function anneeScolaireDe(saisie: string): number | null {
  const [, debut = '', fin = ''] = /^\s*(20\d\d)\s*[-–/]\s*(20\d\d|\d\d)\s*$/.exec(saisie) ?? [];
  const suivante = String(Number(debut) + 1);
  return debut !== '' && (fin === suivante || fin === suivante.slice(2)) ? Number(debut) : null;
}
