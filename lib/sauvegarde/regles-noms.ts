const CHIFFRES = /^griotte-(\d{8}-\d{6})\.zip$/;

/** `griotte-20261130-023000.zip`, à l'heure universelle ; d'un seul établissement : `griotte-0750001A-20261130-023000.zip`. */
export function nomArchive(quand: Date, rne: string | null): string {
  const [jour = '', heure = ''] = quand.toISOString().replaceAll(/[-:]/g, '').split(/[T.]/);
  return ['griotte', rne, jour, heure].filter(Boolean).join('-').concat('.zip');
}

/** Les archives entières d'un dossier, les plus récentes d'abord ; rien d'autre n'est des nôtres. */
export const archivesEntieres = (noms: readonly string[]): string[] =>
  noms
    .filter((nom) => CHIFFRES.test(nom))
    .sort()
    .reverse();

/** Celles qu'on efface quand on en garde `nombre`. */
export const archivesDeTrop = (noms: readonly string[], nombre: number): string[] =>
  archivesEntieres(noms).slice(nombre);

/** Ce qu'une sauvegarde interrompue a laissé. */
export const estPartielle = (nom: string): boolean => /^griotte-[\dA-Z-]+\.zip\.partiel$/.test(nom);
