import type { Acteur } from '@/lib/acces/serveur/acteur';
import { analyserEnvoi, lireEnvoi } from '@/lib/siecle/serveur/import-depot';
import { importer, type SuiteImport } from '@/lib/siecle/serveur/mutations';
import { latin9, xmlEleves, xmlResponsables, xmlSts } from '@/tests/fabriques/lecture-siecle';

/** Une personne de STSWEB ; `type` vaut `epp` à défaut, `fonction` ENS. */
export interface Individu {
  id: string;
  nom: string;
  prenom?: string;
  type?: string;
  naissance?: string;
  fonction?: 'ENS' | 'DIR' | 'EDU' | null;
  disciplines?: string[];
}

/** `profs` : identifiants de STSWEB, précédés de leur type s'il n'est pas `epp` (`local:5`). */
export interface Structure {
  code: string;
  mefs?: string[];
  profs?: string[];
  divisions?: string[];
}

export interface Eleve {
  id: string;
  nom: string;
  prenom?: string;
  naissance?: string;
  division?: string;
  groupes?: string[];
  mef?: string;
  ine?: string;
  mel?: string;
  sortie?: string;
}

/** `enfants` : ELEVE_ID, ou ELEVE_ID et niveau de responsabilité (1 à défaut). */
export interface Responsable {
  id: string;
  nom: string;
  prenom?: string;
  mel?: string;
  enfants: (string | [string, number])[];
}

interface Options {
  annee?: number;
  /** `jj/mm/aaaa` */
  exporteLe?: string;
}

/** MEF de terminale, première et seconde Gestion-administration, du diplôme `BACPRO-GA`. */
export const MEF_GA = { seconde: '24730001310', premiere: '24730001320', terminale: '24730001330' };

const champ = (balise: string, valeur: string | undefined) =>
  valeur === undefined ? '' : `<${balise}>${valeur}</${balise}>`;

const individu = (i: Individu) =>
  `<INDIVIDU ID="${i.id}" TYPE="${i.type ?? 'epp'}"><SEXE>1</SEXE><CIVILITE>1</CIVILITE>` +
  champ('NOM_USAGE', i.nom) +
  champ('PRENOM', i.prenom ?? 'Alix') +
  champ('DATE_NAISSANCE', i.naissance ?? (i.type === 'local' ? undefined : '1980-05-04')) +
  champ('FONCTION', i.fonction === null || i.type === 'local' ? undefined : (i.fonction ?? 'ENS')) +
  `<DISCIPLINES>${(i.disciplines ?? []).map((d) => `<DISCIPLINE CODE="X">${champ('LIBELLE_COURT', d)}</DISCIPLINE>`).join('')}</DISCIPLINES>` +
  '</INDIVIDU>';

const enseignant = (prof: string) => {
  const [type, id] = prof.includes(':') ? prof.split(':') : ['epp', prof];
  return `<ENSEIGNANT ID="${id}" TYPE="${type}"/>`;
};

const structure = (balise: 'DIVISION' | 'GROUPE') => (s: Structure) =>
  `<${balise} CODE="${s.code}"><LIBELLE_LONG>Libellé ${s.code}</LIBELLE_LONG>` +
  `<DIVISIONS_APPARTENANCE>${(s.divisions ?? []).map((d) => `<DIVISION_APPARTENANCE CODE="${d}"/>`).join('')}</DIVISIONS_APPARTENANCE>` +
  `<MEFS_APPARTENANCE>${(s.mefs ?? []).map((m) => `<MEF_APPARTENANCE CODE="${m}"/>`).join('')}</MEFS_APPARTENANCE>` +
  (s.profs?.length
    ? `<SERVICES><SERVICE CODE_MATIERE="1"><ENSEIGNANTS>${s.profs.map(enseignant).join('')}</ENSEIGNANTS></SERVICE></SERVICES>`
    : '<SERVICES/>') +
  `</${balise}>`;

const eleve = (e: Eleve) =>
  `<ELEVE ELEVE_ID="${e.id}" ELENOET="8${e.id}">` +
  champ('ID_NATIONAL', e.ine) +
  champ('NOM_DE_FAMILLE', e.nom) +
  champ('PRENOM', e.prenom ?? 'Camille') +
  champ('DATE_NAISS', e.naissance ?? '14/07/2009') +
  champ('DATE_SORTIE', e.sortie) +
  champ('MEL', e.mel) +
  champ('CODE_MEF', e.mef) +
  '</ELEVE>';

const place = (code: string, type: 'D' | 'G') =>
  `<STRUCTURE><CODE_STRUCTURE>${code}</CODE_STRUCTURE><TYPE_STRUCTURE>${type}</TYPE_STRUCTURE></STRUCTURE>`;

const places = (e: Eleve) =>
  `<STRUCTURES_ELEVE ELEVE_ID="${e.id}">${e.division ? place(e.division, 'D') : ''}` +
  `${(e.groupes ?? []).map((g) => place(g, 'G')).join('')}</STRUCTURES_ELEVE>`;

const personne = (r: Responsable) =>
  `<PERSONNE PERSONNE_ID="${r.id}"><LC_CIVILITE>MME</LC_CIVILITE>${champ('NOM_DE_FAMILLE', r.nom)}` +
  `${champ('PRENOM', r.prenom ?? 'Dominique')}${champ('MEL', r.mel)}</PERSONNE>`;

const lien = (r: Responsable) =>
  r.enfants
    .map((e) => (typeof e === 'string' ? ([e, 1] as const) : e))
    .map(
      ([id, niveau]) =>
        `<RESPONSABLE_ELEVE><ELEVE_ID>${id}</ELEVE_ID><PERSONNE_ID>${r.id}</PERSONNE_ID>` +
        `<NIVEAU_RESPONSABILITE>${niveau}</NIVEAU_RESPONSABILITE><CODE_PARENTE>10</CODE_PARENTE></RESPONSABLE_ELEVE>`,
    )
    .join('');

const exporter = (xml: string, o: Options) => xml.replaceAll('06/10/2025', o.exporteLe ?? '06/10/2026');
const entete = (rne: string, o: Options) => ({ rne, annee: o.annee ?? 2026 });

/** Le texte d'un `sts_emp` de 2026-2027 (sauf demande). */
export const texteSts = (
  rne: string,
  o: { individus: Individu[]; divisions?: Structure[]; groupes?: Structure[] } & Options,
): string =>
  xmlSts(
    o.individus.map(individu).join('\n'),
    (o.divisions ?? []).map(structure('DIVISION')).join('\n'),
    (o.groupes ?? []).map(structure('GROUPE')).join('\n'),
    '',
    entete(rne, o),
  );

/** Le texte d'un `ElevesSansAdresses` exporté le 06/10/2026 (sauf demande). */
export const texteEleves = (rne: string, o: { eleves: Eleve[] } & Options): string =>
  exporter(xmlEleves(o.eleves.map(eleve).join('\n'), o.eleves.map(places).join('\n'), entete(rne, o)), o);

/** Le texte d'un `ResponsablesAvecAdresses` exporté le 06/10/2026 (sauf demande). */
export const texteResponsables = (rne: string, o: { personnes: Responsable[] } & Options): string =>
  exporter(xmlResponsables(o.personnes.map(personne).join('\n'), o.personnes.map(lien).join('\n'), entete(rne, o)), o);

type Contenu = string | Uint8Array<ArrayBuffer>;
export type Envoi = { sts?: Contenu; eleves?: Contenu; responsables?: Contenu };

/**
 * Dépose des fichiers comme la page d'import, un texte étant encodé en ISO-8859-15. Rend l'identifiant de l'analyse, ou
 * le message du refus ; lève les `Refus`.
 */
export async function deposer(admin: Acteur, envoi: Envoi): Promise<{ id: string } | { refus: string }> {
  const formulaire = new FormData();
  formulaire.set('genre', envoi.sts === undefined ? 'apprenants' : 'enseignants');
  for (const [genre, contenu] of Object.entries(envoi)) {
    const octets = typeof contenu === 'string' ? Uint8Array.from(latin9(contenu)) : contenu;
    formulaire.set(genre, new File([octets], `${genre}.xml`));
  }
  const fin = await analyserEnvoi(admin, lireEnvoi(formulaire), () => {}, new AbortController().signal);
  return 'fin' in fin ? fin.fin : { refus: fin.refus.message };
}

/** Dépose des fichiers qui doivent être acceptés ; rend l'identifiant de l'analyse. */
export async function analyserFichiers(admin: Acteur, envoi: Envoi): Promise<string> {
  const depot = await deposer(admin, envoi);
  if ('refus' in depot) throw new Error(depot.refus);
  return depot.id;
}

/** Analyse puis importe, confirmations données sauf demande. */
export async function importerFichiers(admin: Acteur, envoi: Envoi, confirme = true): Promise<SuiteImport> {
  return importer(admin, await analyserFichiers(admin, envoi), { confirme });
}
