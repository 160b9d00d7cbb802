/** Écrit db/demo/ : les exports STSWEB et SIECLE du lycée fictif de la démonstration. `npx tsx scripts/fichiers-demo.ts` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fichiersDemo } from './demo/fichiers';

const dossier = new URL('../db/demo/', import.meta.url);
mkdirSync(dossier, { recursive: true });
for (const [nom, octets] of fichiersDemo()) {
  writeFileSync(new URL(nom, dossier), octets);
  console.log(`${nom} : ${octets.length} octets`);
}
