import { migrer } from '@/db/migrer';
import { preparerEnvironnement } from './environnement';

const embarquee = await preparerEnvironnement();
await migrer();
console.log('Base à jour.');
await embarquee?.arreter();
