const ECHAPPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const echapper = (texte: string) => texte.replace(/[&<>]/g, (c) => ECHAPPES[c] ?? c);

/** Le texte tabulé en tableaux : un traitement de texte y colle des tableaux, un tableur des cellules de texte. */
export function enHtml(texte: string): string {
  const ligne = (l: string) =>
    `<tr>${l
      .split('\t')
      .map((c) => `<td style="mso-number-format:'\\@'">${echapper(c)}</td>`)
      .join('')}</tr>`;
  return texte
    .split('\n\n')
    .map((bloc) => {
      const lignes = bloc.split('\n');
      const titre = lignes[0]?.includes('\t') ? '' : `<h3>${echapper(lignes.shift() ?? '')}</h3>`;
      return `${titre}<table border="1">${lignes.map(ligne).join('')}</table>`;
    })
    .join('');
}

/**
 * Met un texte tabulé au presse-papiers ; il peut être encore en route, pour que le navigateur garde le geste de
 * l'utilisateur. Sans presse-papiers moderne (page en http), par une sélection. Rend faux si rien n'a été copié.
 */
export async function copierTableaux(texte: Promise<string>): Promise<boolean> {
  const en = (type: string, changer: (t: string) => string) => texte.then((t) => new Blob([changer(t)], { type }));
  try {
    if (!navigator.clipboard || typeof ClipboardItem === 'undefined') return copierParSelection(await texte);
    const elements = { 'text/plain': en('text/plain', (t) => t), 'text/html': en('text/html', enHtml) };
    await navigator.clipboard.write([new ClipboardItem(elements)]);
    return true;
  } catch {
    return false; // refus du navigateur ou lecture impossible : l'écran propose le tableur
  }
}

function copierParSelection(texte: string): boolean {
  const zone = document.createElement('textarea');
  zone.value = texte;
  document.body.append(zone);
  zone.select();
  const fait = document.execCommand('copy');
  zone.remove();
  return fait;
}
