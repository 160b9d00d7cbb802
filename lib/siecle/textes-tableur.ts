/** Fautes d'une ligne d'un tableur (IMP-10) : elle n'entre pas. */
export const IGNORES_TABLEUR = {
  'tableur-exemple': 'Ligne d’exemple du modèle : ignorée. Effacez-la du fichier.',
  'tableur-sans-nom':
    'Pas de nom sur cette ligne : ignorée. Complétez-la, ou effacez-la si c’est un titre ou un total.',
  'tableur-sans-naissance':
    'Pas de date de naissance, donc pas de mot de passe initial : apprenant ignoré. Complétez la ligne dans le tableur.',
  'tableur-naissance-illisible':
    'La date de naissance « {date} » n’est pas une date : apprenant ignoré. Écrivez-la jj/mm/aaaa dans le tableur.',
  'tableur-sans-classe': 'Pas de classe : apprenant ignoré. Complétez la ligne dans le tableur.',
  'tableur-couple':
    '« {texte} » nomme deux personnes : pas de compte. Donnez à chacune sa colonne, ou sa ligne, avec son nom et son prénom.',
  'tableur-responsable-sans-nom': 'Responsable sans nom : ignoré. Complétez la ligne dans le tableur.',
  'tableur-apprenant-inconnu':
    'Aucun apprenant « {qui} » dans le fichier ni dans Griotte : ses responsables sont ignorés. Vérifiez le nom, ou donnez son numéro.',
  'tableur-apprenant-ambigu':
    'Plusieurs apprenants s’appellent « {qui} » : ses responsables sont ignorés. Donnez sa date de naissance, son INE ou son numéro.',
  'tableur-autre-fonction':
    'Fonction « {fonction} » : ni enseignant ni direction, pas de compte. S’il lui en faut un, créez-le dans Gestion des utilisateurs.',
  'tableur-personnel-double': 'Cette personne est déjà ligne {autre} : seule la première ligne est lue.',
  'tableur-classe-sans-code': 'Classe sans nom court : ignorée. Complétez la ligne dans le tableur.',
} as const;

/** Fautes d'une ligne d'un tableur : elle entre, amputée de ce qui est dit. */
export const AVERTISSEMENTS_TABLEUR = {
  'tableur-nom-partage':
    '« {texte} » a été lu nom « {nom} », prénom « {prenom} ». Si c’est faux, écrivez le nom en capitales ou dans sa colonne.',
  'tableur-erreur-calcul': 'Une cellule porte une erreur de calcul ({erreur}) : elle est tenue pour vide.',
  'tableur-ligne-double': 'Cet apprenant est déjà ligne {autre} : la première ligne est retenue.',
  'tableur-numero-double': 'Le numéro {numero} est aussi celui de {autre} : il n’est pas retenu ici.',
  'tableur-ine-illisible': 'L’INE « {ine} » n’a pas la forme d’un INE (onze signes) : il n’est pas retenu.',
  'tableur-mef-illisible': 'Le code MEF « {mef} » n’a pas dix ou onze chiffres : il n’est pas retenu.',
  'tableur-responsable-homonyme':
    'Même nom qu’un responsable de {autre}, mais ni la même adresse ni le même numéro : deux comptes. Si c’est la même personne, donnez-lui partout la même adresse.',
  'tableur-classe-neuve': 'La classe « {code} » n’est pas dans la feuille des classes : elle est créée quand même.',
  'tableur-classe-inconnue': 'La classe « {code} » n’est ni dans le fichier ni dans Griotte : elle n’est pas retenue.',
} as const;
