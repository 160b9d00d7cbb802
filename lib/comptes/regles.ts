/** Posé par la page de connexion : s'il ne revient pas avec le formulaire, ce navigateur refuse les cookies. */
export const TEMOIN = 'griotte-temoin';

/** « jeanne.dupont@example.org » → « j••••••••@e••••••.org » : assez pour reconnaître la sienne, pas pour l'apprendre. */
export function masquerCourriel(courriel: string): string {
  const [, avant = courriel, domaine = '', fin = ''] = /^(.*)@(.*?)(\.[^.@]+)?$/s.exec(courriel) ?? [];
  return `${voiler(avant)}@${voiler(domaine)}${fin}`;
}

const voiler = (s: string) => s.slice(0, 1) + '•'.repeat(Math.max(2, s.length - 1));
