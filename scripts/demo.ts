import { effacerBase } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { env } from '@/lib/env';
import { attendreServeur, construire } from './construction';
import { MOT_DE_PASSE } from './demo/acteurs';
import { identifiants, peupler } from './demo/peupler';
import { preparerEnvironnement } from './environnement';
import { ecouterIci, refuserSiDejaLancee, servirNext } from './serveur';

const debut = performance.now();
const dire = (texte: string) => console.log(texte);
const secondes = () => ((performance.now() - debut) / 1000).toFixed(1).replace('.', ',');

async function annoncer(): Promise<void> {
  const { rne, nom, comptes } = await identifiants();
  dire(`\nGriotte est prête (${secondes()} s) : http://localhost:${env().PORT}/${rne}\n${nom}\n`);
  for (const c of comptes) dire(`  ${c.qui.padEnd(30)} ${c.login.padEnd(22)} ${MOT_DE_PASSE}`);
  dire(
    `\nCourriels : ${env().GRIOTTE_DONNEES}/courriels    Repartir de zéro : npm run demo -- --neuf    Arrêter : Ctrl+C\n`,
  );
}

async function demo(): Promise<void> {
  if (process.argv.includes('--neuf')) await effacerBase(env().GRIOTTE_DONNEES);
  await construire();
  const base = await preparerEnvironnement();
  refuserSiDejaLancee(base);
  ecouterIci();
  try {
    await migrer();
    if (await peupler(dire)) dire('Établissement de démonstration créé.');
    const fin = servirNext({ muet: true });
    await attendreServeur(`http://localhost:${env().PORT}`);
    await annoncer();
    await fin;
  } finally {
    await base?.arreter();
  }
}

await demo().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
