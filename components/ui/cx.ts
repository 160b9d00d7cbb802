/** Assemble des noms de classes en laissant de côté ceux qui sont faux ou vides. */
export function cx(...classes: (string | false | null | undefined)[]): string {
  return classes.filter(Boolean).join(' ');
}
