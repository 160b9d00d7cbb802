import type { Envoi } from '@/lib/fichiers/pieces';

const PAGE = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
];

/** Un PDF d'une page, bien formé. `objets` s'y ajoutent (le 4, le 5…) ; `racine` complète le catalogue, `fin` le trailer. */
export function unPdf({
  objets = [],
  racine = '',
  fin = '',
}: {
  objets?: string[];
  racine?: string;
  fin?: string;
} = {}) {
  const corps = [...PAGE, ...objets].map((o, i) => (i === 0 ? o.replace('>>', `${racine}>>`) : o));
  let texte = '%PDF-1.7\n';
  const places = corps.map((objet, i) => {
    const place = texte.length;
    texte += `${i + 1} 0 obj\n${objet}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${corps.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<</Size ${corps.length + 1}/Root 1 0 R${fin}>>\nstartxref\n${texte.length}\n%%EOF\n`;
  return Buffer.from(texte + xref + trailer, 'latin1');
}

/** Ce qu'un navigateur envoie. */
export const unEnvoi = (options: { nom?: string; octets?: Uint8Array } = {}): Envoi => {
  const octets = options.octets ?? unPdf();
  const flux = new Blob([new Uint8Array(octets)]).stream();
  return { nom: options.nom ?? 'compte rendu.pdf', flux, annonces: octets.length };
};
