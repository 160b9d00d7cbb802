import { type DocumentEcrit, encoder } from '@/lib/scpro/serveur/regles-format';

/** Un `.scpro` tel que CERISE Pro l'exporte, ces rubriques-ci remplacées. */
export const unScpro = (rubriques: DocumentEcrit = {}): Buffer =>
  Buffer.from(
    encoder({
      titre: 'Préparer une commande',
      description: '<p>Un client <strong>pressé</strong>.</p>',
      competences: { taches: [], competences: { liste: [] } },
      fichiers: [],
      materielsinuse: '<p>Un chariot</p>',
      liensassocies: '',
      ressources: '<p>Le bon de commande</p>',
      problematique: '<p>Par quoi commencer ?</p>',
      connaissancesassociees: '',
      typescenario: 'ep',
      niveau: '2382',
      diplome: '40030001',
      uaisource: '0999777P',
      version: 2,
      ...rubriques,
    }),
  );

export const unFichierScpro = (nom: string, octets: Buffer = unScpro()): File =>
  new File([new Uint8Array(octets)], nom);

/** La demande que le navigateur envoie : les fichiers et, pour importer, les choix. */
export function unEnvoiScpro(fichiers: readonly File[], choix?: unknown): Request {
  const corps = new FormData();
  for (const f of fichiers) corps.append('fichiers', f);
  if (choix !== undefined) corps.set('choix', typeof choix === 'string' ? choix : JSON.stringify(choix));
  const octets = fichiers.reduce((n, f) => n + f.size, 4000);
  const headers = { 'content-length': String(octets) };
  return new Request('http://localhost:3000/scenarios/importer', { method: 'POST', body: corps, headers });
}
