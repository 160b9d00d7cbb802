import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fermerBase } from '@/db/connexion';
import { portLibre } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { aujourdhui, formaterJour } from '@/lib/dates';
import { definirEnv } from '@/lib/env';
import { attendreServeur, construire } from '@/scripts/construction';
import { preparerEnvironnement } from '@/scripts/environnement';
import { servirNext } from '@/scripts/serveur';
import { compterLesLignes, type Ecole, uneEcole } from './ecole';
import { ratio, tableau } from './mesure';
import { completer, type Redigee } from './rapport';
import { type Lieu, SECTIONS, type Section } from './sections';

/** Une section du rapport, avec la charge de la machine au moment de la mesure. */
async function rediger(section: Section, lieu: Lieu): Promise<Redigee> {
  console.error(`${section.titre}…`);
  const avant = loadavg()[0] ?? 0;
  const mesures = await section.mesurer(lieu);
  const charge = `Charge de la machine : ${ratio(avant)} au début, ${ratio(loadavg()[0] ?? 0)} à la fin.`;
  const corps = mesures.length > 0 ? tableau(mesures) : 'Non mesuré ici.';
  return { titre: section.titre, texte: `## ${section.titre}\n\n${section.chapeau} ${charge}\n\n${corps}\n` };
}

async function mesurer(sections: readonly Section[]): Promise<Redigee[]> {
  const port = String(await portLibre());
  const origine = `http://localhost:${port}`;
  definirEnv({ PORT: port, NEXTAUTH_URL: origine });
  await construire();
  const base = await preparerEnvironnement();
  const arret = new AbortController();
  let ecole: Promise<Ecole> | undefined;
  const lieu: Lieu = {
    origine,
    ecole: () => {
      ecole ??= uneEcole();
      return ecole;
    },
  };
  try {
    await migrer();
    const serveur = servirNext({ muet: true, signal: arret.signal });
    await attendreServeur(origine);
    const redigees: Redigee[] = [];
    for (const section of sections) {
      redigees.push(await rediger(section, lieu));
      // Les sections suivantes se mesurent sur une base qui a compté ses lignes.
      if (section.nom === 'sans-statistiques') await compterLesLignes();
    }
    arret.abort();
    await serveur;
    return redigees;
  } finally {
    arret.abort();
    await fermerBase();
    await base?.arreter();
  }
}

const donnees = await mkdtemp(join(tmpdir(), 'griotte-bench-'));
await chmod(donnees, 0o755);
definirEnv({ GRIOTTE_DONNEES: donnees });
const voulues = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const sections = SECTIONS.filter((s) => voulues.length === 0 || voulues.includes(s.nom));
const machine = `${cpus().length} cœurs (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} Go, Node ${process.version}, PostgreSQL 18 embarqué, le ${formaterJour(aujourdhui())}`;
const noms = SECTIONS.map((s) => s.nom).join(' ');
const entete = `# Mesures

\`npm run bench -- --ecrire\` écrit cette page ; \`npm run bench -- tableaux --ecrire\` n’en refait que les sections nommées (${noms}). Dernière mesure : ${machine}. « Charge » : les tâches en cours sur la machine, une par cœur au mieux ; au-delà, les durées s’allongent d’autant.`;
const redigees = await mesurer(sections);
await rm(donnees, { recursive: true, force: true });
console.log([entete, ...redigees.map((r) => r.texte)].join('\n\n'));
if (process.argv.includes('--ecrire')) {
  const ancien = voulues.length === 0 ? '' : await readFile('docs/performance.md', 'utf8');
  await writeFile('docs/performance.md', completer(ancien, entete, redigees));
}
