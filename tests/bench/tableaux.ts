import type { Acteur } from '@/lib/acces/serveur/acteur';
import { lireClasse } from '@/lib/classe/serveur/queries';
import { lignesDe } from '@/lib/maitrise/regles-tableau';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { compterRequetes } from '@/tests/fabriques/requetes';
import type { Ecole } from './ecole';
import { fois, type Mesure, resumer } from './mesure';
import { mesurerReponse } from './pages';

const FILIERES = ['GA', 'Transport'];

/** Sans la page : la lecture de la base et le calcul, dans ce processus. */
async function mesurerLecture(quoi: string, lire: () => Promise<unknown>): Promise<Mesure> {
  await fois(20, lire);
  const ordres = await compterRequetes(lire);
  return resumer(quoi, await fois(60, lire), 'ms', { note: `${ordres} ordres SQL, transactions comprises` });
}

/** Dans une base qui vient d'être remplie, sans statistiques : les plans y sont les plus mauvais. */
export async function mesurerSansStatistiques(e: Ecole): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const [rang, filiere] of FILIERES.entries()) {
    const classe = e.divisions[rang]?.id ?? '';
    const lire = () => lireClasse(e.enseignant, classe, true);
    mesures.push(await mesurerLecture(`Classe, ${filiere} : lecture et calcul, base sans statistiques`, lire));
  }
  return mesures;
}

async function mesurerClasse(origine: string, e: Ecole, rang: number, filiere: string): Promise<Mesure[]> {
  const { id = '', apprenants = [] } = e.divisions[rang] ?? {};
  const chemin = `/${e.rne}/tableau-de-bord-classe?classe=${id}`;
  const { tableaux } = await lireClasse(e.enseignant, id, true);
  const [premier] = tableaux;
  const barres = premier ? lignesDe(premier.tableau.sections).flatMap((l) => l.barres).length : 0;
  const partie = premier?.tableau.sections[0]?.code ?? '';
  const page = (quoi: string, plus: string, cible?: number, note?: string) =>
    mesurerReponse(origine, {
      ...{ quoi, chemin: chemin + plus, acteur: e.enseignant },
      ...(cible && { cible }),
      ...(note && { note }),
    });
  const deplie = `&competence=50&partie=${partie}&apprenant=${premier?.apprenant.id ?? ''}`;
  return [
    await page(`Classe, ${filiere}, filtrée`, '&competence=50', 60, `${apprenants.length} × ${barres} barres`),
    await page(`Classe, ${filiere}, filtrée, un apprenant déplié`, deplie, 60),
    await page(`Classe, ${filiere}, sans filtre`, ''),
    await mesurerLecture(`Classe, ${filiere} : lecture et calcul seuls`, () => lireClasse(e.enseignant, id, true)),
  ];
}

async function mesurerApprenant(origine: string, e: Ecole, acteur: Acteur, filiere: string): Promise<Mesure[]> {
  const chemin = `/${e.rne}/tableau-de-bord`;
  return [
    await mesurerReponse(origine, { quoi: `Apprenant, ${filiere}`, chemin, acteur, cible: 30 }),
    await mesurerLecture(`Apprenant, ${filiere} : lecture seule`, () => lireTableauDeBord(acteur, {})),
  ];
}

/** TDB-1, TDB-2 et TBC-1 : la page entière, et ce que la lecture en prend. */
export async function mesurerTableaux(origine: string, e: Ecole): Promise<Mesure[]> {
  const vuDe = (acteur: Acteur, quoi: string) =>
    mesurerReponse(origine, { quoi, chemin: `/${e.rne}/tableau-de-bord?apprenant=${e.ga.compteId}`, acteur });
  return [
    ...(await mesurerApprenant(origine, e, e.ga, 'GA')),
    ...(await mesurerApprenant(origine, e, e.transport, 'Transport')),
    await vuDe(e.parent, 'Le même, GA, pour son parent'),
    await vuDe(e.chef, 'Le même, GA, pour le chef (43 divisions)'),
    ...(await mesurerClasse(origine, e, 0, 'GA')),
    ...(await mesurerClasse(origine, e, 1, 'Transport')),
  ];
}
