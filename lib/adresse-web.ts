/** « www.exemple.fr/cours » → « https://www.exemple.fr/cours » ; le protocole en minuscules, le reste comme saisi. */
export const completerAdresse = (saisie: string): string => {
  const adresse = saisie.trim();
  if (adresse === '') return '';
  const protocole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.exec(adresse)?.[0];
  return protocole ? protocole.toLowerCase() + adresse.slice(protocole.length) : `https://${adresse}`;
};

/** Une page du Web : `http` ou `https`, un hôte, ni espace ni identifiants. */
export function estAdresseWeb(adresse: string): boolean {
  if (!/^https?:\/\/\S+$/.test(adresse)) return false;
  const { hostname, username, password } = URL.parse(adresse) ?? { hostname: '' };
  return hostname !== '' && !username && !password;
}
