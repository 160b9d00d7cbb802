import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ficheLien } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import type { Demande } from '@/lib/export-passeport/schema';
import { ouvrirMetre } from '@/lib/export-passeport/serveur/export-pdf';
import { type Plan, prevoirExport } from '@/lib/export-passeport/serveur/export-plan';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { rouvrirPdf } from '@/tests/fabriques/pdf';

/** Un lien joint à une fiche, dans la base. */
export const unLien = (acteur: Acteur, ficheId: string, url: string, libelle = ''): Promise<unknown> =>
  ecrire(systeme(acteur.rne), 'test.lien', (tx) =>
    tx.insert(ficheLien).values({ rne: acteur.rne, ficheId, partie: 'bacpro', rang: 1, url, libelle }),
  );

/** Une demande sans option. */
export const demander = (...choix: Demande['choix']): Demande => ({ choix, pieces: false, recap: false });

/** Ce que donnerait cette demande, le jour de l'export étant fixé. */
export async function planDe(acteur: Acteur, demande: Demande): Promise<Plan> {
  const [dossier, metre] = await Promise.all([lireDossier(acteur), ouvrirMetre()]);
  return prevoirExport({ ...dossier, editeLe: '2026-11-20' }, demande, metre);
}

/** Les fichiers d'une archive, par leur chemin. */
export async function rouvrirZip(octets: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(octets);
  const fichiers = new Map<string, Buffer>();
  for await (const entree of zip.eachEntry())
    fichiers.set(entree.fileName, await buffer(await zip.openReadStreamPromise(entree)));
  return fichiers;
}

/** Une classe de ce diplôme : une apprenante aux lettres rares (`sortiLe` : partie ce jour-là), son enseignant. */
export async function uneClasse(referentiel: string, sortiLe?: string) {
  const rne = await unEtablissement({ nom: 'Lycée des Œillets' });
  const division = await uneDivision(rne, { referentiel });
  const compte = { nom: 'LEBŒUF-ÇAĞLAR', prenom: 'Maÿlis', dateNaissance: '2009-07-14', ...(sortiLe && { sortiLe }) };
  const apprenant = await unApprenant(rne, { division: division.id, referentiel, compte });
  return { rne, apprenant, enseignant: await unEnseignant(rne, [division.id], { nom: 'DUPRÉ', prenom: 'Éric' }) };
}

/** Une fiche à exporter, sous ce nom. */
export const choix = (id: string, nom = 'Fiche', partie: 'bacpro' | 'bep' = 'bacpro') => ({ id, partie, nom });

/** Les textes du premier PDF d'un plan, par page. */
export async function pagesDe(plan: Plan, rang = 0): Promise<string[]> {
  const pdf = await plan.pdfs[rang]?.faire();
  return (await rouvrirPdf(pdf ?? Buffer.alloc(0))).map((p) => p.texte);
}
