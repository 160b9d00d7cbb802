import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Genre } from '@/lib/siecle/types';
import { latin9, zip } from './lecture-siecle';

const DOSSIER = resolve('db/demo');
const { rne, annee, fichiers } = JSON.parse(readFileSync(resolve(DOSSIER, 'manifeste.json'), 'utf8'));
const octets = (nom: string) => readFileSync(resolve(DOSSIER, nom));

/** L'école de démonstration, dont les exports ont toutes les balises des vrais, celles que Griotte ne lit pas comprises. */
export const DEMO: { rne: string; annee: number } & Record<Genre, Buffer> = {
  rne,
  annee,
  sts: octets(fichiers.enseignants),
  eleves: octets(fichiers.eleves),
  responsables: octets(fichiers.responsables),
};

const texte = new TextDecoder('iso-8859-15').decode(DEMO.eleves);

/** Le fichier des élèves de la démonstration, récrit à la main. */
export const retouche = (avant: string | RegExp, apres: string): Buffer => latin9(texte.replace(avant, apres));

/** La ligne où le texte porte ces mots, comptée depuis 1. */
export const ligneDe = (mots: string): number => texte.slice(0, texte.indexOf(mots)).split('\n').length;

const xml = (nom: string) => ({ nom, octets: DEMO.eleves });

/** Ce qu'on dépose par erreur, et le code de son refus. */
export const REFUSES: readonly [quoi: string, fichier: Buffer, code: string][] = [
  ['un fichier coupé', DEMO.eleves.subarray(0, DEMO.eleves.length - 40), 'tronque'],
  ['un fichier à peine commencé', DEMO.eleves.subarray(0, 90), 'tronque'],
  ['une balise mal fermée, tard dans le fichier', retouche('</STRUCTURES_ELEVE>', '</STRICTURES_ELEVE>'), 'mal-forme'],
  ['un encodage inconnu', retouche('ISO-8859-15', 'x-macthai'), 'encodage-inconnu'],
  ['un fichier sans établissement', retouche(/<UAJ>.*<\/UAJ>/, ''), 'sans-rne'],
  ['celui d’un autre établissement', retouche(`<UAJ>${rne}`, '<UAJ>0310053P'), 'autre-rne'],
  ['deux fichiers dans une archive', zip(xml('a.xml'), xml('b.xml')), 'archive-plusieurs-xml'],
  ['une nomenclature', Buffer.from('<BEE_NOMENCLATURES VERSION="4.0"><DONNEES/></BEE_NOMENCLATURES>'), 'nomenclature'],
  ['les structures', Buffer.from('<BEE_STRUCTURES VERSION="4.0"><DONNEES/></BEE_STRUCTURES>'), 'nomenclature'],
];

/** Le même fichier, comme SIECLE le zippe, comme un Mac le rezippe, et précédé d'une marque d'ordre. */
export const ADMIS: readonly [quoi: string, fichier: Buffer][] = [
  ['zippé par SIECLE', zip(xml('ExportXML_ElevesSansAdresses.xml'))],
  [
    'rezippé par un Mac',
    zip(
      { nom: 'export/' },
      xml('export/ElevesSansAdresses.xml'),
      { nom: '__MACOSX/export/._ElevesSansAdresses.xml', octets: Buffer.from('x') },
      { nom: 'export/.DS_Store', octets: Buffer.from('x') },
    ),
  ],
  ['en UTF-8, avec sa marque d’ordre', Buffer.from(`\ufeff${texte.replace('ISO-8859-15', 'UTF-8')}`)],
];
