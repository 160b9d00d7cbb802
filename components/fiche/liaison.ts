import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

/**
 * Relie un champ à react-hook-form : `<Champ libelle="Titre" {...lier(formulaire, 'titre')} />`.
 * Rend ce que `register` rend, et `erreur` : le message de la règle non tenue.
 */
export function lier<T extends FieldValues>(formulaire: UseFormReturn<T>, nom: Path<T>) {
  const { error } = formulaire.getFieldState(nom, formulaire.formState);
  return { ...formulaire.register(nom), erreur: error?.message };
}

/** Reporte sur les champs les refus du serveur ({ champ: message }) et place le curseur sur le premier. */
export function reporterErreurs<T extends FieldValues>(
  formulaire: UseFormReturn<T>,
  champs: Partial<Record<Path<T>, string>>,
) {
  const noms = Object.keys(champs) as Path<T>[];
  noms.forEach((nom, rang) => {
    formulaire.setError(nom, { type: 'serveur', message: champs[nom] }, { shouldFocus: rang === 0 });
  });
}
