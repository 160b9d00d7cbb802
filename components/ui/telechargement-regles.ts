/** Début de chaque fichier dans une archive ZIP : « PK », 3, 4. */
const ENTETE = [0x50, 0x4b, 0x03, 0x04];

/**
 * Compte les fichiers d'une archive ZIP reçue par morceaux. La fonction rendue prend le morceau suivant et rend le
 * nombre de fichiers entamés jusque-là ; un en-tête coupé entre deux morceaux compte aussi.
 */
export function compterFichiers(): (morceau: Uint8Array) => number {
  let [total, trouves] = [0, 0];
  return (morceau) => {
    for (const octet of morceau) {
      if (octet === ENTETE[trouves]) trouves++;
      else trouves = octet === ENTETE[0] ? 1 : 0;
      if (trouves < ENTETE.length) continue;
      [total, trouves] = [total + 1, 0];
    }
    return total;
  };
}
