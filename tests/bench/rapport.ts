/** Une section mesurée : son titre, et tout son texte, titre compris. */
export interface Redigee {
  titre: string;
  texte: string;
}

/** L'ancien rapport, où les sections mesurées remplacent les leurs ; une section nouvelle va à la fin. */
export function completer(ancien: string, entete: string, redigees: readonly Redigee[]): string {
  const gardees = ancien
    .split(/^(?=## )/m)
    .slice(1)
    .map((texte) => ({ titre: /^## (.*)$/m.exec(texte)?.[1] ?? '', texte: texte.trimEnd() }));
  const titres = gardees.map((s) => s.titre);
  const nouvelles = redigees.filter((r) => !titres.includes(r.titre));
  const suivantes = gardees.map((s) => redigees.find((r) => r.titre === s.titre) ?? s);
  return `${[entete, ...[...suivantes, ...nouvelles].map((s) => s.texte.trimEnd())].join('\n\n')}\n`;
}
