import type { Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { completerAdresse, estAdresseWeb } from '@/lib/adresse-web';

/** L'adresse d'un lien telle qu'on l'a tapée → telle qu'on la garde ; rien si ce n'est pas celle d'une page du web. */
export function adresseLien(saisie: string): string | undefined {
  const adresse = completerAdresse(saisie);
  if (!estAdresseWeb(adresse)) return undefined;
  const { href, hostname } = new URL(adresse);
  return hostname.includes('.') ? href : undefined;
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
