import { TEXTES_ENVOI } from './refus-envoi';

/** Les refus attendus et ce que l'écran en dit. Une seule table : un code, un texte. */
export const TEXTES = {
  ...TEXTES_ENVOI,
  interdit: 'Votre profil ne donne pas accès à cette action.',
  introuvable: 'Cet élément n’existe pas, ou il ne vous est pas accessible.',
  'autre-site': 'Cette demande vient d’un autre site : elle est refusée. Recommencez depuis Griotte.',
  'envoi-demesure': 'Ce qui est envoyé est bien plus gros que ce que cette page demande : c’est refusé, sans être lu.',
  'adresse-illisible': 'Cette adresse est mal écrite. Vérifiez-la, ou repartez de la page d’accueil de Griotte.',
  methode: 'Griotte ne répond pas à ce genre de demande.',
  'demande-illisible': 'Cette demande n’a pas pu être lue.',
  'demande-lente': 'Cette demande a mis trop longtemps à arriver. Recommencez.',
  'entetes-demesures':
    'Cette demande porte des en-têtes trop longs\u00a0: une adresse, ou des cookies. Effacez les cookies de ce site, puis recommencez.',
  'envoi-interrompu': 'L’envoi s’est interrompu avant la fin. Rien n’a été gardé ; recommencez.',
  'tentatives-compte': 'Trop d’essais pour ce compte. Patientez avant de réessayer.',
  'tentatives-adresse': 'Trop d’essais depuis votre connexion internet. Patientez avant de réessayer.',
  'mot-de-passe-actuel': 'Le mot de passe actuel n’est pas le bon.',
  'mot-de-passe-court': 'Ce mot de passe est trop court, ou n’a ni lettre ni chiffre.',
  'mot-de-passe-long': 'Le mot de passe ne peut pas dépasser 128 caractères.',
  'mot-de-passe-initial': 'Choisissez un mot de passe différent de celui qui vous a été donné.',
  'mot-de-passe-repris': 'C’est votre mot de passe actuel. Choisissez-en un autre, que personne n’a encore pu voir.',
  'mot-de-passe-login':
    'Ce mot de passe contient votre identifiant, que vos camarades et vos collègues connaissent\u00a0: c’est ce qui s’essaie en premier. Choisissez-en un autre.',
  'mot-de-passe-naissance':
    'Ce mot de passe est votre date de naissance, que d’autres connaissent\u00a0: c’est ce qui s’essaie en premier. Choisissez-en un autre.',
  'mot-de-passe-courant':
    'Ce mot de passe est de ceux qui s’essaient aussitôt\u00a0: un mot, un prénom ou une suite, même suivis de chiffres. Assemblez plutôt deux mots sans rapport.',
  cookies:
    'Votre navigateur n’a pas gardé le cookie qui permet de rester connecté d’une page à l’autre. Autorisez les cookies pour ce site, rechargez cette page, puis recommencez.',
  'deja-personnalise': 'Votre mot de passe est déjà personnalisé.',
  'import-enseignants-dabord': 'Importez d’abord les enseignants : aucune division n’est encore connue.',
  'import-perime': 'L’analyse n’est plus à jour : les données de l’établissement ont changé depuis. La voici refaite.',
  'import-en-cours': 'Un import est en cours dans votre établissement. Réessayez dans un instant.',
  'import-termine': 'Cet import a déjà été appliqué ou abandonné. Refaites une analyse.',
  'import-confirmer': 'Cet import demande une confirmation. Lisez-la et cochez-la avant d’importer.',
  'import-questions':
    'Répondez d’abord aux questions «\u00a0Est-ce la même personne\u00a0?\u00a0»\u00a0: rien ne s’écrit avant.',
  'import-meme-compte': 'Deux personnes ne peuvent pas être le même compte. Changez l’une de vos réponses.',
  'import-sans-fichier': 'Choisissez un fichier avant de lancer l’analyse.',
  'import-trop-gros':
    'L’envoi dépasse 200\u00a0Mo, bien plus qu’un établissement n’en produit. Déposez les exports de STSWEB et de SIECLE tels quels.',
  'import-annulation': 'Cet import ne s’annule plus : il a déjà été annulé, ou il a plus de 30 jours.',
  'import-bati': 'Cet import ne s’annule pas : quelque chose a été bâti dessus.',
  'import-eleves-dabord':
    'Aucun élève n’est encore connu : importez d’abord le fichier des élèves (ElevesSansAdresses), ou les deux ensemble. Les responsables se relient à eux.',
  'tableur-aucune-feuille':
    'Aucune feuille n’est prise. Dites ce que contient l’une d’elles, ou vérifiez que c’est le bon fichier.',
  'tableur-colonnes': 'Une feuille ne peut pas être lue ainsi. Rien n’a été écrit.',
  'tableur-rien':
    'Aucune ligne de ce fichier ne donne quelqu’un ni une classe. Vérifiez que c’est la bonne feuille, et ses colonnes.',
  'tableur-trop-gros': 'Le fichier dépasse 20\u00a0Mo. Ôtez-en les images et les feuilles inutiles, puis déposez-le.',
  'import-annee-passee': 'Ce fichier est celui d’une année scolaire passée.',
  'etablissement-incomplet':
    'Renseignez d’abord le nom et l’adresse électronique de l’établissement dans Paramètres\u00a0: le courriel de la personne les porte.',
  'utilisateur-sans-adresse':
    'Cette personne n’a pas d’adresse électronique\u00a0: le mot de passe temporaire ne peut pas lui être envoyé.',
  'utilisateur-ferme': 'Ce compte est masqué ou suspendu. Ramenez d’abord la personne, puis recommencez.',
  'utilisateur-importe':
    'Un utilisateur importé ne se masque pas à la main\u00a0: l’import le fera quand SIECLE ne le nommera plus.',
  'utilisateur-soi': 'Cette action ne se fait pas sur son propre compte. Passez par «\u00a0Mon compte\u00a0».',
  'dernier-administrateur':
    'C’est le dernier administrateur de l’établissement. Donnez d’abord ce profil à quelqu’un d’autre.',
  'evaluation-auteur': 'Seul l’auteur d’une évaluation peut la modifier.',
  'evaluation-saisie': 'Seuls l’auteur de cette évaluation et les collègues qu’il a nommés y saisissent des résultats.',
  'evaluation-resultats':
    'Ce que vous retirez a déjà été évalué. En confirmant, vous effaceriez sans retour possible\u00a0:',
  'evaluation-anterieure': 'Cette évaluation est d’une année scolaire passée : elle ne se modifie plus.',
  'scenario-auteur': 'Seul l’auteur d’un scénario peut le modifier ou le supprimer.',
  'scenario-perime':
    'Ce scénario a été modifié depuis que vous l’avez ouvert, sans doute dans un autre onglet. Rien n’a été enregistré\u00a0; votre saisie est restée à l’écran.',
  'scpro-sans-fichier': 'Choisissez au moins un fichier .scpro ou .zip.',
  'scpro-trop-gros': 'L’envoi dépasse 8\u00a0Mo. Importez vos scénarios en plusieurs fois.',
  'scpro-trop-nombreux': 'L’envoi compte plus de 300 scénarios. Importez-les en plusieurs fois.',
  'scpro-change':
    'Un fichier a changé depuis l’aperçu. Rien n’a été importé\u00a0; choisissez vos fichiers de nouveau.',
  'scpro-aucun': 'Vous n’avez encore aucun scénario à exporter.',
  'fiche-perimee':
    'Cette fiche a changé depuis que vous l’avez ouverte. Rien n’a été enregistré ; votre saisie est restée à l’écran.',
  'fiche-corbeille': 'Cette fiche a été mise à la corbeille par l’apprenant. Réactivez-la avant de l’évaluer.',
  'fiche-sans-bep': 'Cette fiche n’est rattachée à aucune activité du BEP : choisissez-en une avant de l’évaluer.',
  'sans-partie-bep': 'Cette fiche n’a pas de partie BEP\u00a0: rien ne peut y être joint.',
  'image-absente': 'Choisissez une image avant de l’enregistrer.',
  'image-format':
    'Ce fichier n’est ni un PNG, ni un JPEG, ni un WebP. Enregistrez votre image dans l’un de ces formats.',
  'image-trop-grosse': 'Cette image dépasse 5\u00a0Mo. Réduisez-la, puis déposez-la de nouveau.',
  'image-trop-grande':
    'Cette image compte plus de 25 millions de pixels. Réduisez ses dimensions, puis déposez-la de nouveau.',
  'image-illisible':
    'Cette image est abîmée : elle ne peut pas être lue. Ouvrez-la, enregistrez-la de nouveau et recommencez.',
  'bilan-selection': 'Cochez au moins un apprenant, et pas plus de 200 à la fois.',
  'export-selection':
    'Cochez au moins une fiche, et pas plus de 200 à la fois\u00a0; vérifiez le nom de chaque fichier.',
  'export-aucune': 'Aucune des fiches cochées ne peut être exportée.',
  'resume-sans-adresse': 'Enregistrez d’abord une adresse électronique\u00a0: le résumé n’a nulle part où aller.',
  'acces-parent-ferme': 'L’accès n’est pas encore donné à ce parent. Donnez-le d’abord à sa classe.',
  'acces-parent-sans-adresse':
    'Ce parent n’a plus d’adresse électronique : aucun mot de passe ne peut lui être envoyé.',
  'sans-date-naissance':
    'Un des comptes cochés n’a pas de date de naissance : il n’aurait plus de mot de passe. Corrigez-la dans SIECLE, refaites l’import, puis recommencez.',
  'transfert-inactif':
    'Le transfert n’est pas, ou n’est plus, activé dans les deux établissements. Rien n’a été repris.',
  'transfert-termine': 'Cette proposition a déjà été acceptée ou refusée.',
  'transfert-ine':
    'L’INE de cet apprenant ne désigne plus un seul apprenant de l’autre établissement. Rien n’a été repris.',
  transfere: 'Ce qui vient d’un autre établissement se consulte, sans se modifier, s’évaluer ni se supprimer.',
  quota: 'Ce fichier ne tient pas dans l’espace disque de votre établissement pour ce diplôme.',
  'fichier-trop-gros': 'Ce fichier est trop gros.',
  'fichier-vide': 'Ce fichier est vide. Vérifiez-le sur votre appareil, puis recommencez.',
  'fichier-absent':
    'Ce fichier n’est plus dans l’espace où Griotte les range\u00a0: il ne peut pas être rendu. Prévenez votre administrateur\u00a0: une sauvegarde l’a peut-être gardé.',
  'fichier-abime':
    'Ce fichier s’est abîmé depuis son dépôt\u00a0: ce n’en serait plus le contenu, il n’est pas rendu. Prévenez votre administrateur\u00a0: une sauvegarde l’a peut-être gardé entier.',
  'disque-plein':
    'Le disque de Griotte est plein\u00a0: rien n’a été enregistré. Ce n’est pas votre espace qui manque, mais celui de la machine. Prévenez votre administrateur.',
  'fichier-format': 'Ce fichier n’est pas accepté.',
  'fichier-nom': 'Le contenu de ce fichier n’est pas celui que son nom annonce.',
  'fichier-double': 'Ce fichier en cache un autre\u00a0: une archive à l’intérieur d’un PDF. Il n’est pas accepté.',
  'pdf-illisible':
    'Ce PDF est abîmé ou incomplet. Ouvrez-le sur votre appareil, enregistrez-le de nouveau et recommencez.',
  'pdf-protege':
    'Ce PDF est protégé par un mot de passe, ou contre la copie\u00a0: il ne peut pas être vérifié. Enregistrez-le sans protection, ou imprimez-le dans un nouveau PDF.',
  'pdf-actif':
    'Ce PDF contient un programme (formulaire animé, script, fichier incorporé)\u00a0: il n’est pas accepté. Imprimez-le dans un nouveau PDF («\u00a0Imprimer\u00a0», puis «\u00a0Enregistrer au format PDF\u00a0»), et déposez celui-là.',
  'zip-illisible': 'Ce zip est vide, abîmé ou incomplet. Refaites-le sur votre appareil, puis recommencez.',
  'zip-protege':
    'Ce zip est protégé par un mot de passe\u00a0: il ne peut pas être vérifié. Refaites-le sans mot de passe.',
  'zip-trop-gros': 'Ce zip contient trop de choses.',
  'zip-interdit': 'Ce zip n’est pas accepté.',
  'photo-illisible': 'Cette photo est abîmée\u00a0: elle ne peut pas être lue. Reprenez-la, ou envoyez-en une copie.',
  'photo-trop-grande': 'Cette photo compte plus de 60 millions de pixels. Réduisez ses dimensions, puis recommencez.',
  'fichiers-nombre': 'Il y a déjà autant de fichiers que permis ici. Retirez-en un, ou réunissez-les dans un zip.',
  'classe-sans-critere': 'Donnez un critère avant d’exporter\u00a0: sans lui, le tableau est vide.',
  'filtre-nom': 'Un autre de vos filtres porte déjà ce nom. Choisissez-en un autre.',
  'filtre-trop': 'Vous gardez déjà cinquante filtres pour ce diplôme. Supprimez-en un avant d’en ajouter.',
  'sans-diplome': 'Aucun diplôme n’est rattaché à cet apprenant. L’administrateur peut le faire depuis les divisions.',
} as const;

export type CodeRefus = keyof typeof TEXTES;

/** Un refus tel que le navigateur le reçoit : le code, son texte, et un texte par champ à corriger. */
export interface Echec {
  ok: false;
  code: CodeRefus;
  message: string;
  champs?: Record<string, string>;
  /** Ce qui n'a pas pu se faire, et le fichier en cause : les longs actes les disent. */
  titre?: string;
  ou?: string;
}

/** Ce qu'une action rend au navigateur. */
export type Resultat<T> = { ok: true; valeur: T } | Echec;

/**
 * Refus attendu, levé dans une mutation pour défaire sa transaction ; les portes le changent en valeur. `detail`
 * complète le texte de la table (délai d'attente, nombre d'éléments) sans donnée personnelle.
 */
export class Refus extends Error {
  readonly code: CodeRefus;
  readonly champs: Record<string, string> | undefined;

  constructor(code: CodeRefus, options: { detail?: string; champs?: Record<string, string> } = {}) {
    super(options.detail ? `${TEXTES[code]} ${options.detail}` : TEXTES[code]);
    this.name = 'Refus';
    this.code = code;
    this.champs = options.champs;
  }

  enResultat(): Echec {
    return { ok: false, code: this.code, message: this.message, ...(this.champs && { champs: this.champs }) };
  }
}
