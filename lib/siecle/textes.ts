import { AVERTISSEMENTS_TABLEUR, IGNORES_TABLEUR } from './textes-tableur';
import type { Genre, Gravite } from './types';

/** Noms des fichiers, tels que les écrans et les messages les disent. */
export const NOMS_GENRES: Record<Genre, string> = {
  sts: 'le fichier des enseignants (sts_emp_….xml, de STSWEB)',
  eleves: 'le fichier des élèves (ElevesSansAdresses.xml, de SIECLE)',
  responsables: 'le fichier des responsables (ResponsablesAvecAdresses.xml, de SIECLE)',
};

/** Fautes du fichier entier : rien n'en est importé. Les trous `{…}` sont remplis par `refuser`. */
export const TEXTES_REFUS = {
  vide: 'Le fichier est vide. Refaites l’export, puis déposez le fichier obtenu.',
  'trop-gros':
    'Le fichier dépasse {maximum} Mo, bien plus qu’un établissement n’en produit. Déposez l’export de STSWEB ou de SIECLE tel quel.',
  'ni-zip-ni-xml':
    'Ce fichier n’est ni un fichier XML ni une archive zip. Déposez l’export de STSWEB ou de SIECLE tel quel, sans le convertir.',
  'envoi-interrompu': 'L’envoi du fichier s’est interrompu. Déposez-le de nouveau.',
  'archive-abimee':
    'L’archive zip est abîmée ou incomplète. Téléchargez-la de nouveau depuis SIECLE, puis déposez-la sans la modifier.',
  'archive-chiffree': 'L’archive zip est protégée par un mot de passe. Déposez celle de SIECLE, qui n’en a pas.',
  'archive-compression':
    'L’archive zip emploie une compression inhabituelle. Ouvrez-la et déposez le fichier XML qu’elle contient.',
  'archive-trop-de-fichiers':
    'L’archive zip contient {nombre} fichiers (20 au plus). Déposez l’archive de SIECLE telle quelle, ou le fichier XML seul.',
  'archive-sans-xml':
    'L’archive zip ne contient aucun fichier XML. Déposez l’archive de SIECLE telle quelle, ou le fichier XML seul.',
  'archive-plusieurs-xml':
    'L’archive zip contient {nombre} fichiers XML. Déposez les fichiers un par un, ou une archive pour chacun.',
  'archive-bombe':
    'L’archive zip se déploie en un fichier démesuré ; la lecture a été arrêtée. Déposez l’archive de SIECLE telle quelle.',
  'encodage-inconnu':
    'Le fichier annonce l’encodage « {encodage} », qui n’est pas lu ici. Refaites l’export (ISO-8859-15) et déposez-le sans le modifier.',
  'encodage-faux':
    'Le fichier annonce l’encodage {annonce}, mais son contenu est écrit autrement : les lettres accentuées seraient fausses. ' +
    'Il a sans doute été réenregistré ; refaites l’export et déposez-le sans l’ouvrir.',
  doctype:
    'Le fichier contient une déclaration DOCTYPE ou ENTITY (ligne {ligne}), que les exports n’ont jamais. Refaites l’export.',
  'mal-forme':
    'Le fichier XML est mal formé, ligne {ligne} : {detail}. Il a sans doute été modifié à la main ; refaites l’export.',
  tronque:
    'Le fichier est incomplet : il s’arrête ligne {ligne}, avant la fin de <{balise}>. Téléchargez-le de nouveau et déposez-le.',
  'trop-profond':
    'Les balises s’emboîtent trop, ligne {ligne} (12 niveaux au plus). Ce n’est pas un export de STSWEB ou de SIECLE.',
  'texte-trop-long':
    'Un texte dépasse 4 096 caractères, ligne {ligne}. Ce n’est pas un export de STSWEB ou de SIECLE ; refaites l’export.',
  'trop-d-attributs':
    'Une balise porte plus de 10 attributs, ligne {ligne}. Ce n’est pas un export de STSWEB ou de SIECLE ; refaites l’export.',
  'fiche-trop-longue':
    'La fiche <{balise}> de la ligne {ligne} est démesurée. Ce n’est pas un export de STSWEB ou de SIECLE ; refaites l’export.',
  'trop-de-fiches':
    'Le fichier contient plus de {maximum} fiches, bien plus qu’un établissement n’en a. Refaites l’export.',
  remontee:
    'C’est le fichier de remontée (emp_sts, racine EDT_STS), que le logiciel d’emploi du temps envoie à STSWEB. ' +
    'Il faut celui qui en descend : STSWEB, « Exports », « Emploi du temps », fichier sts_emp_….xml.',
  nomenclature: 'C’est le fichier {racine} de SIECLE, qui n’est pas utile ici. Déposez {attendu}.',
  'mauvais-emplacement': 'C’est {trouve}. Ici, il faut {attendu}.',
  'racine-inconnue': 'Ce fichier XML ne vient ni de STSWEB ni de SIECLE (racine <{racine}>). Déposez {attendu}.',
  'sans-rne':
    'Le fichier ne dit pas de quel établissement il vient (code RNE absent de PARAMETRES). Refaites l’export et déposez-le sans le modifier.',
  'autre-rne':
    'Ce fichier est celui de l’établissement {lu}, et non du vôtre ({attendu}). Déposez l’export de votre établissement.',
  'sans-annee':
    'Le fichier ne dit pas son année scolaire (ANNEE_SCOLAIRE absente de PARAMETRES). Refaites l’export et déposez-le sans le modifier.',
  'autre-annee':
    'Ce fichier est celui de l’année scolaire {lue}, et non de {attendue}. Choisissez la bonne année dans STSWEB ou SIECLE et refaites l’export.',
  'aucun-individu':
    'Le fichier ne contient aucune personne (INDIVIDU). Refaites l’export « Emploi du temps » de STSWEB.',
  'aucun-eleve': 'Le fichier ne contient aucun élève (ELEVE). Refaites l’export générique des élèves de SIECLE.',
  'aucun-inscrit':
    'Aucun des {nombre} élèves du fichier n’est inscrit dans une division. Vérifiez les affectations dans SIECLE, puis refaites l’export.',
  'aucune-personne':
    'Le fichier ne contient aucun responsable (PERSONNE). Refaites l’export générique des responsables de SIECLE.',
  'aucun-lien':
    'Le fichier ne relie aucun responsable à un élève (RESPONSABLE_ELEVE). Refaites l’export générique des responsables de SIECLE.',
} as const;

export type CodeRefus = keyof typeof TEXTES_REFUS;

/** Fautes d'une ligne, par gravité : `ignore` (la ligne n'entre pas) ou `avertissement` (elle entre quand même). */
const TEXTES_IGNORE = {
  'individu-sans-identifiant': 'Personne sans identifiant ou sans type : ignorée. Vérifiez-la dans STSWEB.',
  'individu-double':
    'L’identifiant {type} {id} revient deux fois : seule la première personne est lue, et l’autre, si elle est connue, ne change pas. Refaites l’export.',
  'individu-sans-nom': 'Personne sans nom : ignorée. Complétez-la dans STSWEB, puis refaites l’export.',
  'individu-autre-fonction': 'Fonction {fonction} : ni enseignant ni personnel de direction, pas de compte.',
  'individu-sans-fonction': 'Aucune fonction dans STSWEB (congé long, départ…) : n’est pas en activité, pas de compte.',
  'local-sans-service':
    'Personne ajoutée à la main dans STSWEB et sans service : pas de compte. Il sera possible dès qu’un service la nommera.',
  'division-sans-code': 'Division sans code : ignorée.',
  'division-double': 'La division « {code} » revient deux fois : seule la première est lue.',
  'division-inactifs': 'La division « {code} » range des élèves inactifs : elle n’est pas créée.',
  'groupe-sans-code': 'Groupe sans code : ignoré.',
  'groupe-double': 'Le groupe « {code} » revient deux fois : seul le premier est lu.',
  'eleve-sans-identifiant': 'Élève sans ELEVE_ID : ignoré. Refaites l’export de SIECLE.',
  'eleve-double':
    'L’ELEVE_ID {id} revient deux fois : seul le premier élève est lu, et celui-ci, s’il est connu, ne change pas. Refaites l’export.',
  'eleve-sans-nom': 'Élève sans nom : ignoré. Complétez sa fiche dans SIECLE, puis refaites l’export.',
  'eleve-sans-naissance':
    'Pas de date de naissance, donc pas de mot de passe initial : élève ignoré. Complétez sa fiche dans SIECLE.',
  'eleve-naissance-impossible':
    'La date de naissance « {date} » n’existe pas : élève ignoré. Corrigez sa fiche dans SIECLE.',
  'eleve-naissance-improbable':
    'Né le {date} : c’est dans le futur, ou avant 1930. Élève ignoré. Corrigez sa fiche dans SIECLE.',
  'nom-abime-attend':
    '{champ} « {lu} » est abîmé, des lettres en sont perdues : pas de compte, un identifiant ne s’en fait pas. Corrigez-le à la source, puis refaites l’export et l’import : le compte se fera.',
  'nom-long-attend':
    '{champ} « {lu} » a plus de 100 caractères : pas de compte. Corrigez-le à la source, puis refaites l’export et l’import.',
  'eleve-sans-division': 'Pas de division : élève ignoré. Affectez-le dans SIECLE, puis refaites l’export.',
  'eleve-inactif': 'Rangé dans la division « {code} » : n’est pas inscrit.',
  'division-inconnue':
    'La division « {code} » n’est pas dans le fichier des enseignants : élève ignoré. Vérifiez le code dans SIECLE et dans STSWEB.',
  'personne-sans-identifiant': 'Responsable sans PERSONNE_ID : ignoré. Refaites l’export de SIECLE.',
  'personne-double':
    'Le PERSONNE_ID {id} revient deux fois : si ce sont deux personnes, rien ne change pour elles, leurs enfants seraient confondus. Refaites l’export.',
  'personne-sans-nom': 'Responsable sans nom : ignoré. Complétez sa fiche dans SIECLE.',
  'lien-incomplet': 'Lien sans ELEVE_ID ou sans PERSONNE_ID : ignoré.',
  'lien-eleve-inconnu':
    'Ce responsable est relié à l’élève {eleve}, qui n’est ni au fichier des élèves ni connu ici : lien ignoré. Importez aussi le fichier des élèves du même jour.',
  'lien-eleve-double':
    'Ce responsable est relié à l’ELEVE_ID {eleve}, que deux élèves portent : rien ne change pour lui. Refaites l’export.',
  'lien-personne-inconnue':
    'L’élève {eleve} est relié au responsable {personne}, qui n’est pas dans le fichier : lien ignoré.',
  ...IGNORES_TABLEUR,
} as const;

const TEXTES_AVERTISSEMENT = {
  'rne-cle': 'La lettre du code RNE {rne} ne correspond pas à ses chiffres : vérifiez le code de l’établissement.',
  'encodage-melange':
    'Le fichier mêle deux encodages (texte UTF-8 annoncé {annonce}) : des lettres accentuées peuvent être fausses.',
  'anomalies-tues': '{nombre} autres anomalies ne sont pas détaillées. Corrigez d’abord celles-ci.',
  'aucune-division': 'Le fichier ne contient aucune division : aucune classe ne sera connue.',
  'aucun-service':
    'Le fichier ne contient aucun service (emploi du temps pas encore remonté) : les enseignants n’auront pas de classe.',
  'individu-sans-naissance': 'Pas de date de naissance : le mot de passe initial ne pourra pas en être tiré.',
  'individu-naissance-impossible':
    'La date de naissance « {date} » n’existe pas : le mot de passe initial ne pourra pas en être tiré.',
  'individu-naissance-improbable':
    'Né le {date} : c’est dans le futur, ou avant 1930. La date n’est pas retenue. Corrigez-la dans STSWEB.',
  'nom-douteux':
    '{champ} «\u00a0{lu}\u00a0» a perdu une lettre, peut-être une que SIECLE n’écrit pas\u00a0: il entre tel quel. Corrigez-le à la source si c’est possible.',
  'nom-abime':
    '{champ} « {lu} » est abîmé, des lettres en sont perdues : « {connu} » est gardé. Corrigez-le à la source, puis refaites l’export.',
  'nom-long':
    '{champ} « {lu} » a plus de 100 caractères : « {connu} » est gardé. Corrigez-le à la source, puis refaites l’export.',
  'nom-de-famille-abime':
    'Le nom de famille « {lu} » est abîmé ou démesuré : le nom d’usage est employé. Corrigez-le à la source.',
  'mef-illisible': 'Le MEF « {mef} » n’est pas un code : il n’est pas retenu. Corrigez la formation dans SIECLE.',
  'mef-inconnu':
    'Le MEF {mef} n’est pas dans la nomenclature : le diplôme est celui de la division. Vérifiez la formation dans SIECLE.',
  'division-mef-inconnu':
    'La division « {code} » porte le MEF « {mef} », absent de la nomenclature : choisissez son diplôme dans « Divisions ».',
  'trop-de-representants':
    '{nombre} représentants légaux, deux au plus : tous sont retenus. Vérifiez dans SIECLE qui exerce l’autorité parentale.',
  'sans-prenom': 'Pas de prénom : l’identifiant sera fait du nom seul.',
  'service-personne-inconnue':
    'Un service nomme {type} {id}, qui n’est pas dans la liste des personnes : affectation laissée de côté.',
  'groupe-division-inconnue':
    'Le groupe « {code} » nomme la division « {division} », absente du fichier : elle est laissée de côté.',
  'deux-divisions': 'Inscrit dans plusieurs divisions ({divisions}) : la première est retenue.',
  'ine-double': 'Son INE est aussi celui de l’élève {autre} : il est laissé vide ici.',
  'identifiant-d-un-autre':
    'Son identifiant ou son INE est celui de {autre}, que ni le nom ni la naissance ne rapprochent : un compte neuf sera créé. Vérifiez à la source.',
  'ine-d-un-autre': 'Son INE est déjà celui d’un autre compte : il est laissé vide ici. Vérifiez-le à la source.',
  'elenoet-double': 'Son numéro interne {elenoet} est aussi celui de l’élève {autre} : il est laissé vide ici.',
  'courriel-invalide': 'L’adresse électronique « {courriel} » n’est pas valable : elle n’est pas retenue.',
  'date-illisible': '{champ} « {date} » n’est pas une date : elle n’est pas retenue.',
  'structure-eleve-inconnu': 'Une division ou un groupe est donné à l’élève {id}, qui n’est pas dans le fichier.',
  'groupe-inconnu': 'Le groupe « {code} » n’est pas dans le fichier des enseignants : il n’est pas retenu.',
  'lien-double': 'Deux liens entre l’élève {eleve} et ce responsable : le plus fort est retenu.',
  'niveau-inconnu': 'Niveau de responsabilité « {niveau} » inconnu : tenu pour personne à contacter.',
  'parente-inconnue': 'Code de parenté « {code} » inconnu : tenu pour « autre lien ».',
  ...AVERTISSEMENTS_TABLEUR,
} as const;

export const TEXTES_ANOMALIES = { ...TEXTES_IGNORE, ...TEXTES_AVERTISSEMENT } as const;

export type CodeAnomalie = keyof typeof TEXTES_ANOMALIES;

export const graviteDe = (code: CodeAnomalie): Gravite => (code in TEXTES_IGNORE ? 'ignore' : 'avertissement');

/** Noms des trous `{nom}` d'un texte, pour que le compilateur exige leurs valeurs. */
export type Trous<S extends string> = S extends `${string}{${infer Nom}}${infer Reste}` ? Nom | Trous<Reste> : never;

export type Valeurs<S extends string> = Record<Trous<S>, string | number>;

/** Remplit les trous `{nom}` d'un texte de la table. */
export function remplir(texte: string, valeurs: Record<string, string | number>): string {
  return texte.replace(/\{(\w+)\}/g, (trou, nom: string) => String(valeurs[nom] ?? trou));
}
