import { simplifier } from '@/lib/recherche-texte';

/** Les morceaux d'un texte, un sur deux étant ce qui est cherché : `['Éc', 'out', 'er']` pour « out ». */
export function decouper(texte: string, mots: readonly string[]): string[] {
  const signes = [...texte.normalize('NFC')];
  const trouves = trouver(signes, mots);
  const morceaux = [''];
  for (const [rang, signe] of signes.entries()) {
    const dansUnMot = morceaux.length % 2 === 0;
    if (trouves.has(rang) !== dansUnMot) morceaux.push('');
    morceaux[morceaux.length - 1] += signe;
  }
  return morceaux;
}

/** Les rangs des signes cherchés ; une fois normalisé, un signe peut en valoir plusieurs, ou aucun. */
function trouver(signes: readonly string[], mots: readonly string[]): Set<number> {
  const normaux = signes.map(simplifier);
  const rangs = normaux.flatMap((normal, rang) => Array.from(normal, () => rang));
  const plat = normaux.join('');
  const trouves = new Set<number>();
  for (const mot of mots)
    for (let ou = plat.indexOf(mot); ou !== -1; ou = plat.indexOf(mot, ou + 1))
      for (const rang of rangs.slice(ou, ou + mot.length)) trouves.add(rang);
  return trouves;
}

/** Un texte où ce qui est cherché est surligné. */
export function Surligne({ texte, mots }: { texte: string; mots: readonly string[] }) {
  if (mots.length === 0) return texte;
  // biome-ignore lint/suspicious/noArrayIndexKey: les morceaux n'ont pas d'identité, et ne se déplacent pas.
  return decouper(texte, mots).map((morceau, rang) => (rang % 2 ? <mark key={rang}>{morceau}</mark> : morceau));
}
