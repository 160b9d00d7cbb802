import { readFileSync } from 'node:fs';

// Préchargé par chaque commande (`node --import ./scripts/node.mjs …`) : la version de Node d'abord, puis TypeScript.
// En JavaScript de toujours, pour qu'un vieux Node le lise et le dise.

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const voulue = /\d+/.exec(engines.node)[0];

if (Number(process.versions.node.split('.')[0]) < Number(voulue)) {
  console.error(
    `Griotte a besoin de Node ${voulue} ou plus, et ceci est Node ${process.versions.node}.\n` +
      `« npm ci » l'apporte avec les autres dépendances : lancez-le, puis passez par « npm run … » (ou « npm start »).`,
  );
  process.exit(1);
}

await import('tsx');
