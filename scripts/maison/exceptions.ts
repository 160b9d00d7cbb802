/**
 * Les fichiers dispensés d'une règle. Une dispense sans raison durable est une dette : elle tombe avec le fichier, et le
 * vérificateur refuse celle qui ne sert plus.
 */
export const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {};
