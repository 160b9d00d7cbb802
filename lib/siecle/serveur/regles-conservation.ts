import 'server-only';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Lectures } from '../plan/types';
import type { EleveLu, LectureEleves, LectureResponsables } from '../types';

const comprimer = promisify(gzip);
const decomprimer = promisify(gunzip);

/** Ce qui a été lu, tel qu'il est gardé dans `import.lecture` jusqu'à l'import : réduit, compressé, en base 64. */
export const emballer = async (l: Lectures): Promise<string> =>
  (await comprimer(JSON.stringify(reduire(l)), { level: 1 })).toString('base64');

export const deballer = async (texte: string): Promise<Lectures> =>
  JSON.parse((await decomprimer(Buffer.from(texte, 'base64'))).toString('utf8')) as Lectures;

/**
 * N'en garde que ce que le plan emploie : d'un élève parti, ses identifiants et sa date de sortie ; d'un responsable,
 * rien s'il n'est lié à aucun inscrit, sauf un lien vers un élève inconnu, qui se dit.
 */
function reduire(l: Lectures): Lectures {
  return {
    ...l,
    ...(l.eleves && { eleves: { ...l.eleves, eleves: l.eleves.eleves.map(effacer) } }),
    ...(l.responsables && { responsables: delier(l.responsables, l.eleves) }),
  };
}

const effacer = (e: EleveLu): EleveLu =>
  e.inscrit
    ? e
    : {
        ...e,
        nom: '',
        nomUsage: null,
        prenom: '',
        sexe: null,
        courriel: null,
        dateNaissance: null,
        mef: null,
        groupes: [],
      };

function delier(r: LectureResponsables, eleves: LectureEleves | undefined): LectureResponsables {
  const partis = new Set(eleves?.eleves.filter((e) => !e.inscrit).map((e) => e.eleveId));
  const lus = new Set(eleves?.eleves.map((e) => e.eleveId));
  const liens = r.liens.filter((l) => !partis.has(l.eleveId));
  // un élève écarté par une faute reste, ses parents aussi
  const gardes = eleves && !eleves.tait?.includes('eleves') && new Set([...lus, ...eleves.refuses]);
  const lies = new Set(liens.filter((l) => !gardes || gardes.has(l.eleveId)).map((l) => l.personneId));
  return { ...r, liens, personnes: r.personnes.filter((p) => lies.has(p.personneId)) };
}
