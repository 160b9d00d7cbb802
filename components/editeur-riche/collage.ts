const style = (e: Element) => e.getAttribute('style') ?? '';

/** Word colle ses listes en paragraphes, dont le style dit le niveau et dont le texte commence par la puce. */
const niveauWord = (e: Element) => Number(/mso-list:\s*l\d+ level([1-9])/i.exec(style(e))?.[1] ?? 0);

/** Retire du paragraphe la puce ou le numéro que Word y a écrit ; dit si c'était un numéro. */
function retirerPuce(paragraphe: Element): boolean {
  const puce = [...paragraphe.querySelectorAll('span')].find((s) => /mso-list:\s*ignore/i.test(style(s)));
  const numero = /^\s*\(?([\divx]{1,4}|[a-z])[.)]/i.test(puce?.textContent ?? '');
  puce?.remove();
  return numero;
}

function listesDeWord(page: Document): void {
  let ouvertes: Element[] = [];
  for (const p of page.querySelectorAll('p, h1, h2, h3')) {
    const niveau = niveauWord(p);
    if (niveau === 0) continue;
    if (ouvertes[0] !== p.previousElementSibling) ouvertes = [];
    ouvertes.length = Math.min(ouvertes.length, niveau);
    const numerotee = retirerPuce(p);
    while (ouvertes.length < niveau) {
      const liste = page.createElement(numerotee ? 'ol' : 'ul');
      const dessus = ouvertes.at(-1);
      if (dessus) (dessus.lastElementChild ?? dessus.appendChild(page.createElement('li'))).append(liste);
      else p.before(liste);
      ouvertes.push(liste);
    }
    const element = page.createElement('li');
    element.append(...p.childNodes);
    ouvertes.at(-1)?.append(element);
    p.remove();
  }
}

/** Un titre collé devient un paragraphe en gras, comme `nettoyerTexteRiche` le ferait. */
function titresEnGras(page: Document): void {
  for (const titre of page.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const gras = page.createElement('strong');
    gras.append(...titre.childNodes);
    const paragraphe = page.createElement('p');
    paragraphe.append(gras);
    titre.replaceWith(paragraphe);
  }
}

/** Une cellule de tableau n'est plus qu'un texte : un blanc la sépare de la précédente, comme à la lecture. */
function separerCellules(page: Document): void {
  for (const cellule of page.querySelectorAll('td + td, td + th, th + td, th + th')) cellule.prepend(' ');
}

/** Le HTML qu'on colle, avant que l'éditeur n'en garde que ce qu'il connaît. */
export function adapterCollage(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  listesDeWord(page);
  titresEnGras(page);
  separerCellules(page);
  return page.body.innerHTML;
}
