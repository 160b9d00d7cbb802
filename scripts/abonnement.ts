import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { fermerBase } from '@/db/connexion';
import { exigerAJour } from '@/db/situation';
import { direMontant, direTaille } from '@/lib/abonnement/regles';
import { schemaCommande, schemaDiplome, schemaEtablissement } from '@/lib/abonnement/schema';
import { abonner, enregistrerCommande } from '@/lib/abonnement/serveur/mutations';
import { lireAbonnement } from '@/lib/abonnement/serveur/queries';
import { systeme } from '@/lib/acces/serveur/acteur';
import { formaterJour } from '@/lib/dates';
import { preparerEnvironnement } from './environnement';

const AIDE = `npm run abonnement -- commander --rne 0750001A --reference C-2026-12 --objet "Espace supplémentaire"
                        [--diplome BACPRO-GA] [--octets 1Go] [--montant 120,00] [--le 2026-11-20]
npm run abonnement -- diplome --rne 0750001A --diplome BACPRO-GA --du 2026-09-01 --au 2027-08-31
npm run abonnement -- lister --rne 0750001A

  --octets   espace ajouté au quota du diplôme : 1Go, 500Mo, ou un nombre d’octets
  --montant  en euros
  --le       jour de la commande ; aujourd’hui sinon`;

const OPTIONS = ['rne', 'reference', 'objet', 'diplome', 'octets', 'montant', 'le', 'du', 'au'] as const;

/** Les options lues ; une option inconnue ou sans valeur est refusée avec l'aide. */
function lireArguments() {
  try {
    const options = Object.fromEntries(OPTIONS.map((o) => [o, { type: 'string' as const }]));
    return parseArgs({ allowPositionals: true, options });
  } catch (cause) {
    throw new Error(`Une option est inconnue, ou n’a pas de valeur.\n\n${AIDE}`, { cause });
  }
}

function lireSaisie<S extends z.ZodType>(schema: S, valeurs: unknown): z.output<S> {
  const lu = schema.safeParse(valeurs);
  if (lu.success) return lu.data;
  throw new Error(lu.error.issues.map((i) => `--${i.path.join('.')} : ${i.message}`).join('\n'));
}

async function commander(valeurs: unknown): Promise<void> {
  const saisie = lireSaisie(schemaCommande, valeurs);
  const { nom } = await enregistrerCommande(saisie);
  console.log(`Commande « ${saisie.reference} » enregistrée pour ${nom}, au ${formaterJour(saisie.le)}.`);
  if (saisie.octets) console.log(`Le quota de ${saisie.diplome} gagne ${direTaille(saisie.octets)}.`);
}

async function abonnerDiplome(valeurs: unknown): Promise<void> {
  const saisie = lireSaisie(schemaDiplome, valeurs);
  const { nom, intitule } = await abonner(saisie);
  console.log(`${nom} : ${intitule}, du ${formaterJour(saisie.du)} au ${formaterJour(saisie.au)}.`);
}

async function lister(valeurs: unknown): Promise<void> {
  const rne = lireSaisie(schemaEtablissement, valeurs).rne.toUpperCase();
  const { compte, diplomes, commandes } = await lireAbonnement(systeme(rne));
  if (!compte) throw new Error(`Aucun établissement « ${rne} ».`);
  console.log(`${compte.nom} (${rne})\n\nDiplômes`);
  for (const d of diplomes) {
    const dates = d.debutLe ? `du ${formaterJour(d.debutLe)} au ${formaterJour(d.finLe)}` : 'sans abonnement';
    console.log(`  ${d.code}  ${dates}  ${direTaille(d.passeport + d.scenarios)} sur ${direTaille(d.quota)}`);
  }
  console.log('\nCommandes');
  for (const c of commandes) {
    const plus = [c.diplome, c.octets && direTaille(c.octets), c.montantCentimes && direMontant(c.montantCentimes)];
    console.log(`  ${formaterJour(c.passeeLe)}  ${c.reference}  ${[c.objet, ...plus].filter(Boolean).join(', ')}`);
  }
}

const ACTES: Record<string, (valeurs: unknown) => Promise<void>> = { commander, diplome: abonnerDiplome, lister };

async function executer(): Promise<void> {
  const { values, positionals } = lireArguments();
  const acte = ACTES[positionals[0] ?? ''];
  if (!acte) throw new Error(AIDE);
  const base = await preparerEnvironnement();
  try {
    await exigerAJour();
    await acte(values);
  } finally {
    await fermerBase();
    await base?.arreter();
  }
}

await executer().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
