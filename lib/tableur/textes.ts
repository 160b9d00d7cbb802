/** Fautes du fichier entier : rien n'en est gardé. Les trous `{…}` sont remplis par `refuser`. */
export const TEXTES_REFUS_TABLEUR = {
  vide: 'Le fichier est vide. Enregistrez-le de nouveau depuis votre tableur, puis déposez-le.',
  'trop-gros':
    'Le fichier dépasse {maximum} Mo. Ôtez-en les images et les feuilles inutiles, ou enregistrez-le en CSV, puis déposez-le.',
  'envoi-interrompu': 'L’envoi du fichier s’est interrompu. Déposez-le de nouveau.',
  'ancien-xls':
    'Ce classeur est dans l’ancien format .xls, ou protégé par un mot de passe. Ouvrez-le, ôtez le mot de passe, enregistrez-le au format «\u00a0Classeur Excel (.xlsx)\u00a0», puis déposez-le.',
  ods: 'Ce fichier vient de LibreOffice ou d’OpenOffice (.ods). Dans ce logiciel, «\u00a0Enregistrer sous\u00a0», choisissez «\u00a0Classeur Excel 2007-365 (.xlsx)\u00a0», puis déposez-le.',
  macros:
    'Ce classeur contient des macros, que Griotte n’admet pas. Enregistrez-le au format «\u00a0Classeur Excel (.xlsx)\u00a0», qui n’en garde pas, puis déposez-le.',
  xlsb: 'Ce classeur est au format binaire (.xlsb). Enregistrez-le au format «\u00a0Classeur Excel (.xlsx)\u00a0», puis déposez-le.',
  'autre-zip':
    'Cette archive n’est pas un classeur Excel. Déposez le fichier .xlsx ou .csv lui-même, sans le compresser.',
  'autre-format':
    'Ce fichier n’est ni un classeur Excel (.xlsx) ni un texte CSV. Enregistrez-le dans l’un de ces formats, puis déposez-le.',
  xml: 'C’est un fichier XML. Les exports de SIECLE et de STSWEB se déposent plus haut, chacun à sa place.',
  abime:
    'Ce classeur est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis déposez-le.',
  bombe:
    'Ce classeur se déploie en un contenu démesuré\u00a0; la lecture a été arrêtée. Copiez les seules colonnes utiles dans un classeur neuf, puis déposez-le.',
  'trop-de-feuilles': 'Ce classeur a {nombre} feuilles (60 au plus). Gardez celles qui servent, puis déposez-le.',
  'trop-de-lignes':
    'Ce fichier a plus de {maximum} lignes remplies, bien plus qu’un établissement n’en a. Vérifiez que c’est le bon.',
  'trop-de-colonnes':
    'La ligne {ligne} a {nombre} colonnes (200 au plus). Vérifiez que c’est le bon fichier, ou ôtez les colonnes inutiles.',
  'trop-long':
    'Une cellule de la ligne {ligne} dépasse 2 000 caractères. Ce n’est pas une liste de personnes\u00a0; vérifiez que c’est le bon fichier.',
  'aucune-donnee': 'Le fichier ne contient aucune ligne remplie dans une feuille visible. Vérifiez que c’est le bon.',
  formules:
    'La cellule {cellule} de la feuille «\u00a0{feuille}\u00a0» est une formule dont le résultat n’est pas enregistré. Ouvrez le classeur dans votre tableur, enregistrez-le, puis déposez-le.',
  separateur:
    'Ce texte n’a pas de colonnes\u00a0: ni point-virgule, ni virgule, ni tabulation, ni barre. Dans votre tableur, enregistrez-le au format CSV, puis déposez-le.',
  guillemets:
    'Un guillemet ouvert ligne {ligne} ne se referme pas. Enregistrez de nouveau le fichier depuis votre tableur, puis déposez-le.',
  encodage:
    'Ce texte n’est pas lisible (encodage inconnu). Enregistrez-le au format «\u00a0CSV UTF-8\u00a0», puis déposez-le.',
} as const;

export type CodeRefusTableur = keyof typeof TEXTES_REFUS_TABLEUR;
