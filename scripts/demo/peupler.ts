import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { creerEtablissement } from '@/lib/etablissement/serveur/mutations';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { lireFichierSiecle } from '@/lib/siecle/serveur/lecture/lire-fichier';
import { analyser, type GenreImport, importer, ranger } from '@/lib/siecle/serveur/mutations';
import type { Genre, Lecture } from '@/lib/siecle/types';
import { acteurDe, compteExiste, creerLecteur, LECTEUR, lireClasses, personnaliser } from './acteurs';
import { peuplerClasse } from './activite';
import { renseigner } from './administration';
import { evaluerLAnPasse, evaluerScenario } from './evaluations';
import { preparerScenarios } from './scenarios';

interface Manifeste {
  rne: string;
  annee: number;
  nom: string;
  fichiers: { enseignants: string; eleves: string; responsables: string };
  personnes: {
    chef: { type: string; id: number };
    enseignant: { type: string; id: number };
    enseignantTransport: { type: string; id: number };
    apprenantGA: { eleveId: number };
    apprenantLogistique: { eleveId: number };
    parent: { personneId: number };
  };
}

const DOSSIER = resolve('db/demo');

export const lireManifeste = async (): Promise<Manifeste> =>
  JSON.parse(await readFile(resolve(DOSSIER, 'manifeste.json'), 'utf8')) as Manifeste;

async function lireUn(admin: Acteur, nom: string, genre: Genre): Promise<Lecture> {
  const source = (await openAsBlob(resolve(DOSSIER, nom))).stream();
  const r = await lireFichierSiecle({ source, nom, rne: admin.rne, attendus: [genre] });
  if (!r.ok) throw new Error(r.message);
  return r.lecture;
}

/** Le vrai import, celui de l'écran : lecture, analyse, transaction. */
async function importerFichiers(admin: Acteur, genre: GenreImport, fichiers: [string, Genre][]): Promise<void> {
  const lectures = await Promise.all(fichiers.map(([nom, g]) => lireUn(admin, nom, g)));
  const decrits = await Promise.all(
    lectures.map(async (l) => ({
      nom: l.fichier,
      octets: (await stat(resolve(DOSSIER, l.fichier))).size,
      genre: l.genre,
      dateExport: l.dateExport,
    })),
  );
  await importer(admin, await analyser(admin, genre, ranger(lectures), decrits), { confirme: true });
}

/** Crée l'établissement de démonstration et le remplit ; ne fait rien s'il existe déjà. Rend vrai s'il a été créé. */
export async function peupler(dire: (texte: string) => void): Promise<boolean> {
  const m = await lireManifeste();
  if (await lireEtablissement(m.rne)) {
    if (await compteExiste(m.rne, LECTEUR)) return false;
    throw new Error('La démonstration est restée inachevée : repartez de zéro par « npm run demo -- --neuf ».');
  }
  await creerEtablissement({ rne: m.rne, nom: m.nom, courriel: 'lycee.griottes@example.org' });
  const admin = await personnaliser(await acteurDe(m.rne, { login: m.rne }));
  await renseigner(admin, m.nom, m.annee);
  dire('Import des enseignants, des apprenants et des responsables…');
  await importerFichiers(admin, 'enseignants', [[m.fichiers.enseignants, 'sts']]);
  await importerFichiers(admin, 'apprenants', [
    [m.fichiers.eleves, 'eleves'],
    [m.fichiers.responsables, 'responsables'],
  ]);
  dire('Scénarios, évaluations et fiches…');
  const classes = await lireClasses(m.rne);
  const suivies = [m.personnes.enseignant, m.personnes.enseignantTransport];
  const auteurs = await Promise.all(suivies.map((p) => acteurDe(m.rne, { genre: p.type, id: p.id })));
  const scenario = await preparerScenarios(classes, auteurs);
  await Promise.all(classes.map((classe, rang) => peuplerClasse(classe, auteurs, rang + 1)));
  await evaluerLAnPasse(classes, auteurs);
  if (scenario) await evaluerScenario(classes, auteurs, scenario);
  for (const acteur of await unParProfil(m)) await personnaliser(acteur);
  await personnaliser(await creerLecteur(m.rne));
  return true;
}

async function unParProfil({ rne, personnes: p }: Manifeste): Promise<Acteur[]> {
  return [
    await acteurDe(rne, { genre: p.chef.type, id: p.chef.id }),
    await acteurDe(rne, { genre: p.enseignant.type, id: p.enseignant.id }),
    await acteurDe(rne, { genre: 'personne', id: p.parent.personneId }),
    await acteurDe(rne, { genre: 'eleve', id: p.apprenantGA.eleveId }),
    await acteurDe(rne, { genre: 'eleve', id: p.apprenantLogistique.eleveId }),
  ];
}

export interface Identifiants {
  qui: string;
  login: string;
}

/** Un identifiant par profil, à montrer au lancement. */
export async function identifiants(): Promise<{ rne: string; nom: string; comptes: Identifiants[] }> {
  const m = await lireManifeste();
  const p = m.personnes;
  const login = async (genre: string, id: number) => (await acteurDe(m.rne, { genre, id })).login;
  return {
    rne: m.rne,
    nom: m.nom,
    comptes: [
      { qui: 'Administrateur', login: m.rne },
      { qui: 'Chef d’établissement', login: await login(p.chef.type, p.chef.id) },
      { qui: 'Enseignante (GA, Logistique)', login: await login(p.enseignant.type, p.enseignant.id) },
      { qui: 'Lectrice', login: LECTEUR },
      { qui: 'Parent (deux enfants)', login: await login('personne', p.parent.personneId) },
      { qui: 'Apprenante (GA)', login: await login('eleve', p.apprenantGA.eleveId) },
      { qui: 'Apprenant (Logistique)', login: await login('eleve', p.apprenantLogistique.eleveId) },
    ],
  };
}
