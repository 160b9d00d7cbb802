import 'server-only';
import { type Bloc, enHtml, type Morceau } from '@/lib/texte-riche/regles-blocs';
import { echapper } from '@/lib/texte-riche/regles-texte';
import { nettoyerTexteRiche } from '@/lib/texte-riche/serveur/regles';
import { enBlocs } from '@/lib/texte-riche/serveur/regles-lecture';

/** Un lien d'un scénario ; `libelle` vide : l'adresse se montre elle-même. */
export interface LienScpro {
  url: string;
  libelle: string;
}

/** Une adresse au milieu d'un texte, sans la ponctuation qui la suit. */
const ADRESSE = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?()[\]…»]/gi;

/**
 * Les liens d'une rubrique « liens associés » (HTML ou texte), et `reste` : en texte enrichi, les lignes qui n'en sont pas.
 * Seul lien de sa ligne, il prend pour libellé tout ce qu'elle dit ; à plusieurs, chacun garde le sien.
 */
export function extraireLiens(saisie: string): { liens: LienScpro[]; reste: string } {
  const liens: LienScpro[] = [];
  const reste: Morceau[][] = [];
  for (const ligne of lignesDe(enBlocs(nettoyerTexteRiche(saisie)))) {
    const morceaux = ligne.flatMap(relier);
    const trouves = adressesDe(morceaux);
    const hors = morceaux
      .filter((m) => m.lien === undefined)
      .map((m) => m.texte)
      .join(' ');
    if (trouves.length === 1) liens.push(...trouves.map(({ url }) => ({ url, libelle: libelleDe(morceaux, url) })));
    else liens.push(...trouves);
    if (trouves.length !== 1 && /[\p{L}\p{N}]/u.test(hors)) reste.push(ligne);
  }
  return { liens, reste: enHtml(reste.map((morceaux) => ({ genre: 'paragraphe', morceaux }))) };
}

/** Les liens, écrits pour la rubrique de CERISE Pro : une liste. */
export const liensEnHtml = (liens: readonly LienScpro[]): string =>
  liens.length === 0
    ? ''
    : `<ul>${liens.map((l) => `<li><a href="${echapper(l.url)}">${echapper(l.libelle || l.url)}</a></li>`).join('')}</ul>`;

const lignesDe = (blocs: readonly Bloc[]): Morceau[][] =>
  blocs.flatMap((b) => (b.genre === 'liste' ? b.elements.flatMap(lignesDe) : couper(b.morceaux)));

/** Les lignes d'un paragraphe. */
function couper(morceaux: readonly Morceau[]): Morceau[][] {
  const lignes: Morceau[][] = [[]];
  for (const m of morceaux) {
    m.texte.split('\n').forEach((texte, rang) => {
      if (rang > 0) lignes.push([]);
      if (texte !== '') lignes.at(-1)?.push({ ...m, texte });
    });
  }
  return lignes.filter((l) => l.length > 0);
}

/** Les adresses écrites en clair dans un texte deviennent des liens. */
function relier(m: Morceau): Morceau[] {
  if (m.lien !== undefined) return [m];
  const morceaux: Morceau[] = [];
  let rang = 0;
  for (const { 0: adresse, index } of m.texte.matchAll(ADRESSE)) {
    morceaux.push({ ...m, texte: m.texte.slice(rang, index) }, { ...m, texte: adresse, lien: adresse });
    rang = index + adresse.length;
  }
  return [...morceaux, { ...m, texte: m.texte.slice(rang) }];
}

/** Les liens d'une ligne, chacun avec son texte ; un lien en plusieurs morceaux (du gras au milieu) n'en fait qu'un. */
function adressesDe(morceaux: readonly Morceau[]): LienScpro[] {
  const liens: LienScpro[] = [];
  let precedent: string | undefined;
  for (const m of morceaux) {
    const dernier = liens.at(-1);
    if (m.lien !== undefined && m.lien === precedent && dernier) dernier.libelle += m.texte;
    else if (m.lien !== undefined) liens.push({ url: m.lien, libelle: m.texte });
    precedent = m.lien;
  }
  return liens.map(({ url, libelle }) => ({ url, libelle: estAdresse(libelle, url) ? '' : libelle.trim() }));
}

/** Ce que dit la ligne d'un seul lien, l'adresse et la ponctuation qui l'entoure ôtées. */
function libelleDe(morceaux: readonly Morceau[], url: string): string {
  const dit = morceaux
    .map((m) => (m.lien !== undefined && estAdresse(m.texte, url) ? '' : m.texte))
    .join('')
    .slice(0, 1000);
  if (morceaux.every((m) => m.lien !== undefined || m.texte.trim() === '')) return dit.trim();
  return dit
    .replace(/\s+/g, ' ')
    .replace(/\( ?\)/g, '')
    .replace(/^[\s:;,.–—•*-]+|[\s:;,.–—-]+$/g, '')
    .replace(/^\((.*?) ?\)$/, '$1');
}

const estAdresse = (texte: string, url: string) =>
  texte === url || `${texte}/` === url || /^https?:\/\/\S+$/.test(texte);
