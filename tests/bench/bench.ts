import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fermerBase } from '@/db/connexion';
import { portLibre } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { aujourdhui, formaterJour } from '@/lib/dates';
import { definirEnv } from '@/lib/env';
import { attendreServeur, construire } from '@/scripts/construction';
import { acteurDe } from '@/scripts/demo/acteurs';
import { lireManifeste, peupler } from '@/scripts/demo/peupler';
import { preparerEnvironnement } from '@/scripts/environnement';
import { lancerNext } from '@/scripts/serveur';
import { generateurPresent } from '@/tests/fabriques/ecole-generee';
import { mesurerImports } from './import';
import { tableau } from './mesure';
import { mesurerPages, type PageMesuree } from './pages';

async function pagesDeLaDemo(): Promise<PageMesuree[]> {
  const { rne, personnes: p } = await lireManifeste();
  const enseignant = await acteurDe(rne, { genre: p.enseignant.type, id: p.enseignant.id });
  const apprenant = await acteurDe(rne, { genre: 'eleve', id: p.apprenantGA.eleveId });
  const chef = await acteurDe(rne, { genre: p.chef.type, id: p.chef.id });
  const admin = await acteurDe(rne, { login: rne });
  return [
    { quoi: 'Connexion', chemin: `/${rne}/connexion`, cible: 15 },
    { quoi: 'Accueil (enseignant)', chemin: `/${rne}`, acteur: enseignant, cible: 15 },
    { quoi: 'Accueil (apprenant)', chemin: `/${rne}`, acteur: apprenant, cible: 15 },
    { quoi: 'Mon compte', chemin: `/${rne}/mon-compte`, acteur: enseignant },
    { quoi: 'Import', chemin: `/${rne}/import`, acteur: admin },
    { quoi: 'Évaluations (enseignant)', chemin: `/${rne}/evaluations`, acteur: enseignant },
    { quoi: 'Nouvelle évaluation', chemin: `/${rne}/evaluations/nouvelle`, acteur: enseignant },
    { quoi: 'Passeport (apprenant)', chemin: `/${rne}/passeport`, acteur: apprenant },
    { quoi: 'Nouvelle fiche', chemin: `/${rne}/passeport/nouvelle`, acteur: apprenant },
    { quoi: 'Tableau de bord (apprenant, GA)', chemin: `/${rne}/tableau-de-bord`, acteur: apprenant },
    { quoi: 'Bilan (chef)', chemin: `/${rne}/bilan`, acteur: chef },
  ];
}

async function mesurer(): Promise<string> {
  const port = String(await portLibre());
  definirEnv({ PORT: port, NEXTAUTH_URL: `http://localhost:${port}` });
  await construire();
  const base = await preparerEnvironnement();
  try {
    await migrer();
    const imports = generateurPresent
      ? tableau(await mesurerImports())
      : 'Générateur d’établissements absent : non mesuré.';
    await peupler(() => {});
    const arret = new AbortController();
    const serveur = lancerNext('start', { muet: true, signal: arret.signal });
    const origine = `http://localhost:${port}`;
    await attendreServeur(origine);
    const pages = tableau(await mesurerPages(origine, await pagesDeLaDemo()));
    arret.abort();
    await serveur;
    return `## Imports\n\nTemps du serveur, de la lecture des fichiers à la fin de la transaction ; l’envoi n’y est pas.\n\n${imports}\n\n## Pages\n\nRéponse HTTP entière sur la boucle locale, un client, après cent demandes, établissement de démonstration.\n\n${pages}\n`;
  } finally {
    await fermerBase();
    await base?.arreter();
  }
}

const donnees = await mkdtemp(join(tmpdir(), 'griotte-bench-'));
await chmod(donnees, 0o755);
definirEnv({ GRIOTTE_DONNEES: donnees });
const machine = `${cpus().length} cœurs (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} Go, Node ${process.version}, PostgreSQL 18 embarqué, le ${formaterJour(aujourdhui())}`;
const rapport = `# Mesures\n\n\`npm run bench\` écrit cette page. Machine : ${machine}.\n\n${await mesurer()}`;
await rm(donnees, { recursive: true, force: true });
console.log(rapport);
if (process.argv.includes('--ecrire')) await writeFile('docs/performance.md', rapport);
