/** Fautes d'une ligne d'un tableur (IMP-10) : elle n'entre pas. */
export const IGNORES_TABLEUR = {
  'tableur-exemple': 'Ligne d’exemple du modèle\u00a0: ignorée. Effacez-la du fichier.',
  'tableur-sans-nom':
    'Pas de nom sur cette ligne\u00a0: ignorée. Complétez-la, ou effacez-la si c’est un titre ou un total.',
  'tableur-sans-naissance':
    'Pas de date de naissance, donc pas de mot de passe initial\u00a0: apprenant ignoré. Complétez la ligne dans le tableur.',
  'tableur-naissance-illisible':
    'La date de naissance «\u00a0{date}\u00a0» n’est pas une date\u00a0: apprenant ignoré. Écrivez-la jj/mm/aaaa dans le tableur.',
  'tableur-sans-classe': 'Pas de classe\u00a0: apprenant ignoré. Complétez la ligne dans le tableur.',
  'tableur-couple':
    '«\u00a0{texte}\u00a0» nomme deux personnes\u00a0: pas de compte. Donnez à chacune sa colonne, ou sa ligne, avec son nom et son prénom.',
  'tableur-responsable-sans-nom': 'Responsable sans nom\u00a0: ignoré. Complétez la ligne dans le tableur.',
  'tableur-apprenant-inconnu':
    'Aucun apprenant «\u00a0{qui}\u00a0» dans le fichier ni dans Griotte\u00a0: ses responsables sont ignorés. Vérifiez le nom, ou donnez son numéro.',
  'tableur-apprenant-ambigu':
    'Plusieurs apprenants s’appellent «\u00a0{qui}\u00a0»\u00a0: ses responsables sont ignorés. Donnez sa date de naissance, son INE ou son numéro.',
  'tableur-autre-fonction':
    'Fonction «\u00a0{fonction}\u00a0»\u00a0: ni enseignant ni direction, pas de compte. S’il lui en faut un, créez-le dans Gestion des utilisateurs.',
  'tableur-personnel-double': 'Cette personne est déjà ligne {autre}\u00a0: seule la première ligne est lue.',
  'tableur-classe-sans-code': 'Classe sans nom court\u00a0: ignorée. Complétez la ligne dans le tableur.',
} as const;

/** Fautes d'une ligne d'un tableur : elle entre, amputée de ce qui est dit. */
export const AVERTISSEMENTS_TABLEUR = {
  'tableur-nom-partage':
    '«\u00a0{texte}\u00a0» a été lu nom «\u00a0{nom}\u00a0», prénom «\u00a0{prenom}\u00a0». Si c’est faux, écrivez le nom en capitales ou dans sa colonne.',
  'tableur-erreur-calcul': 'Une cellule porte une erreur de calcul ({erreur})\u00a0: elle est tenue pour vide.',
  'tableur-ligne-double': 'Cet apprenant est déjà ligne {autre}\u00a0: la première ligne est retenue.',
  'tableur-numero-double': 'Le numéro {numero} est aussi celui de {autre}\u00a0: il n’est pas retenu ici.',
  'tableur-ine-illisible':
    'L’INE «\u00a0{ine}\u00a0» n’a pas la forme d’un INE (onze signes)\u00a0: il n’est pas retenu.',
  'tableur-mef-illisible': 'Le code MEF «\u00a0{mef}\u00a0» n’a pas dix ou onze chiffres\u00a0: il n’est pas retenu.',
  'tableur-responsable-homonyme':
    'Même nom qu’un responsable de {autre}, mais ni la même adresse ni le même numéro\u00a0: deux comptes. Si c’est la même personne, donnez-lui partout la même adresse.',
  'tableur-classe-neuve':
    'La classe «\u00a0{code}\u00a0» n’est pas dans la feuille des classes\u00a0: elle est créée quand même.',
  'tableur-classe-inconnue':
    'La classe «\u00a0{code}\u00a0» n’est ni dans le fichier ni dans Griotte\u00a0: elle n’est pas retenue.',
} as const;
