/** Une ligne mise en valeur : un lien à ouvrir, ou une valeur à recopier telle quelle. */
export interface Champ {
  nom: string;
  valeur: string;
  genre: 'lien' | 'valeur';
}

/** Des liens, chacun sous ses mots, avec ou sans titre. */
export interface Liens {
  titre?: string;
  liens: { texte: string; adresse: string }[];
}

/** Ce que dit un message, écrit une fois pour ses deux formes : un texte est un paragraphe. */
export type Bloc = string | Champ[] | Liens;

export interface Message {
  sujet: string;
  texte: string;
  html?: string;
  /** Quelqu'un l'attend devant son écran : il part avant les envois en nombre. */
  urgent?: boolean;
}

/**
 * Compose un message en texte et en HTML à partir des mêmes blocs. Le HTML est sans tableau, sans image et sans fond :
 * la messagerie y met ses couleurs, claires ou sombres.
 */
export function composer(m: { sujet: string; etablissement: string; blocs: Bloc[] }): Message {
  const signature = `Griotte, ${m.etablissement}`;
  const blocs = ['Bonjour,', ...m.blocs];
  return {
    sujet: m.sujet,
    texte: `${[...blocs.map(enTexte), signature].join('\n\n')}\n`,
    html: page(m.sujet, entete(m.etablissement) + blocs.map(enHtml).join('\n') + pied(signature)),
  };
}

function enTexte(bloc: Bloc): string {
  if (typeof bloc === 'string') return bloc;
  if (Array.isArray(bloc)) return bloc.map((c) => `${c.nom}\u00a0: ${c.valeur}`).join('\n');
  return [...(bloc.titre ? [bloc.titre] : []), ...bloc.liens.map((l) => `- ${l.texte}\n  ${l.adresse}`)].join('\n');
}

const GRIOTTE = '#b23a5e';
const GRIS = '#857a71';

function enHtml(bloc: Bloc): string {
  if (typeof bloc === 'string') return `<p style="margin:0 0 16px">${echapper(bloc)}</p>`;
  if (!Array.isArray(bloc)) return liens(bloc);
  return `<div style="margin:0 0 16px;padding:12px 16px;border:1px solid ${GRIS};border-radius:6px">
${bloc.map(champ).join('\n')}
</div>`;
}

function liens({ titre, liens: liste }: Liens): string {
  const entete = titre ? `<p style="margin:0 0 4px"><strong>${echapper(titre)}</strong></p>\n` : '';
  const lignes = liste.map(
    (l) =>
      `<li style="margin:4px 0"><a href="${echapper(l.adresse)}" style="color:inherit">${echapper(l.texte)}</a></li>`,
  );
  return `${entete}<ul style="margin:0 0 16px;padding:0 0 0 20px">\n${lignes.join('\n')}\n</ul>`;
}

function champ({ nom, valeur, genre }: Champ): string {
  const dit = echapper(valeur);
  const montre =
    genre === 'lien'
      ? `<a href="${dit}" style="color:inherit">${dit}</a>`
      : `<strong style="font-family:Consolas,Menlo,monospace;font-size:17px">${dit}</strong>`;
  return `<p style="margin:4px 0">${echapper(nom)}&nbsp;: ${montre}</p>`;
}

const entete = (etablissement: string): string =>
  `<p style="margin:0 0 20px;padding:0 0 10px;border-bottom:3px solid ${GRIOTTE};font-size:18px;font-weight:bold">${echapper(etablissement)}</p>\n`;

const pied = (signature: string): string => `
<p style="margin:24px 0 0;padding:10px 0 0;border-top:1px solid ${GRIS};font-size:14px">${echapper(signature)}</p>`;

const page = (titre: string, corps: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${echapper(titre)}</title>
</head>
<body style="margin:0;padding:0">
<div style="max-width:560px;margin:0 auto;padding:24px 16px;font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere">
${corps}
</div>
</body>
</html>
`;

const SIGNES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const echapper = (texte: string): string => texte.replace(/[&<>"']/g, (signe) => SIGNES[signe] ?? signe);
