import type { Acteur } from '@/lib/acces/serveur/acteur';
import { lireDossier } from '@/lib/export-passeport/serveur/queries';
import { unPdf } from '@/tests/fabriques/fichiers';
import { apprenantDe } from '@/tests/fabriques/trois-ans';
import type { Ecole } from './ecole';
import { montee } from './memoire';
import { fois, type Mesure, resumer } from './mesure';
import { cookieDe, mesurerReponse } from './pages';

const VINGT_MO = 20_000_000;

/** PAS-1 et PAE-1 : la liste d'un apprenant à 60 fiches, la classe de 35 avec ce qui y est nouveau. */
export async function mesurerPasseport(origine: string, e: Ecole): Promise<Mesure[]> {
  const t = e.trenteCinq;
  const eleve = await apprenantDe(t, 0);
  const chemin = `/${t.rne}/passeport`;
  const classe = `${chemin}?classe=${t.divisions[0]?.id}`;
  const page = (quoi: string, acteur: Acteur, ou: string, cible?: number) =>
    mesurerReponse(origine, { quoi, chemin: ou, acteur, ...(cible && { cible }) });
  return [
    await page('Liste de 60 fiches, pour l’apprenant', eleve, chemin, 25),
    await page('Liste de 60 fiches, pour le parent', t.parent, chemin, 25),
    await page('Classe de 35 et ce qui est nouveau, pour l’enseignant', t.enseignant, classe, 30),
    await page('La même, 60 fiches d’un apprenant ouvertes', t.enseignant, `${classe}&apprenant=${eleve.compteId}`, 55),
    await page('Choix des fiches à exporter', eleve, `/${t.rne}/export-passeport`),
    ...(await mesurerExport(origine, eleve)),
  ];
}

/** EXP-1 : une fiche, puis toutes avec le récapitulatif. */
async function mesurerExport(origine: string, eleve: Acteur): Promise<Mesure[]> {
  const cookie = await cookieDe(eleve);
  const { fiches } = await lireDossier(eleve);
  const exporter = async (combien: number) => {
    const body = new FormData();
    for (const [n, f] of fiches.slice(0, combien).entries()) {
      body.append('fiche', `${f.id}:bacpro`);
      body.append(`nom:${f.id}:bacpro`, `Fiche ${n + 1}`);
    }
    if (combien > 1) body.append('recap', 'oui');
    const adresse = `${origine}/${eleve.rne}/export-passeport/export`;
    const reponse = await fetch(adresse, { method: 'POST', headers: { cookie }, body });
    if (reponse.status !== 200) throw new Error(`${adresse} : ${reponse.status}`);
    return reponse.arrayBuffer();
  };
  await fois(10, () => exporter(1));
  const une = await fois(40, () => exporter(1));
  await fois(2, () => exporter(fiches.length));
  const toutes = await fois(8, () => exporter(fiches.length));
  return [
    resumer('Export d’une fiche en PDF', une, 'ms'),
    resumer(`Export de ${fiches.length} fiches et du récapitulatif en ZIP`, toutes, 'ms'),
  ];
}

/** PAS-2 : un fichier de 20 Mo joint à une fiche ; la mémoire du serveur pendant l'envoi. */
export async function mesurerEnvoi(origine: string, e: Ecole): Promise<Mesure[]> {
  const cookie = await cookieDe(e.ga);
  const { fiches } = await lireDossier(e.ga);
  const flux = `<</Length ${VINGT_MO}>>\nstream\n${'g'.repeat(VINGT_MO)}\nendstream`;
  const corps = new Uint8Array(unPdf({ objets: [flux] }));
  const envoyer = async (tour: number) => {
    const adresse = `${origine}/${e.rne}/passeport/${fiches[tour]?.id}/fichiers`;
    const headers = { cookie, 'x-nom-fichier': 'rapport.pdf' };
    const reponse = await fetch(adresse, { method: 'POST', headers, body: corps });
    if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status} ${await reponse.text()}`);
  };
  await fois(2, envoyer);
  const [durees, memoires]: [number[], number[]] = [[], []];
  for (let tour = 2; tour < 10; tour++) {
    const memoire = await montee(async () => durees.push(...(await fois(1, () => envoyer(tour)))));
    if (memoire !== null) memoires.push(memoire);
  }
  const duree = resumer('Envoi d’un PDF de 20 Mo', durees, 'ms');
  return memoires.length === 0
    ? [duree]
    : [duree, resumer('mémoire du serveur, en plus', memoires, 'Mo', { cible: 40 })];
}
