import type { Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

/** L'adresse d'un lien telle qu'on l'a tapée → telle qu'on la garde ; rien si ce n'est pas celle d'une page du web. */
export function adresseLien(saisie: string): string | undefined {
  const tape = saisie.trim();
  const complete = /^[a-z][a-z0-9+.-]*:/i.test(tape) ? tape : `https://${tape}`;
  if (/\s/.test(tape) || !URL.canParse(complete)) return undefined;
  const url = new URL(complete);
  return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : undefined;
}

/** Ce que le texte enrichi admet, et rien d'autre : le reste de ce qu'on colle n'a pas d'existence dans l'éditeur. */
export const EXTENSIONS: Extensions = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    trailingNode: false,
    underline: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (adresse) => adresseLien(adresse) !== undefined,
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
];
