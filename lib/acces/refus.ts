/** Les refus attendus et ce que l'écran en dit. Une seule table : un code, un texte. */
export const TEXTES = {
  session: 'Votre session est terminée. Reconnectez-vous : ce que vous avez saisi est resté à l’écran.',
  interdit: 'Votre profil ne donne pas accès à cette action.',
  introuvable: 'Cet élément n’existe pas, ou il ne vous est pas accessible.',
  saisie: 'Certains champs sont à corriger.',
  'autre-site': 'Cette demande vient d’un autre site : elle est refusée. Recommencez depuis Griotte.',
  'envoi-interrompu': 'L’envoi s’est interrompu avant la fin. Rien n’a été gardé ; recommencez.',
  imprevu: 'Une erreur inattendue s’est produite. Rien n’a été enregistré. Référence à communiquer : ',
  'tentatives-compte': 'Trop d’essais pour ce compte. Patientez avant de réessayer.',
  'tentatives-adresse': 'Trop d’essais depuis votre connexion internet. Patientez avant de réessayer.',
  'mot-de-passe-actuel': 'Le mot de passe actuel n’est pas le bon.',
  'mot-de-passe-court': 'Le mot de passe doit compter au moins 6 caractères, lettres ou chiffres.',
  'mot-de-passe-long': 'Le mot de passe ne peut pas dépasser 128 caractères.',
  'mot-de-passe-initial': 'Choisissez un mot de passe différent de celui qui vous a été donné.',
  'mot-de-passe-different': 'Les deux saisies du nouveau mot de passe ne sont pas identiques.',
  'deja-personnalise': 'Votre mot de passe est déjà personnalisé.',
  'import-enseignants-dabord': 'Importez d’abord les enseignants : aucune division n’est encore connue.',
  'import-perime': 'L’analyse n’est plus à jour : les données de l’établissement ont changé depuis. La voici refaite.',
  'import-en-cours': 'Un autre import est en cours dans votre établissement. Réessayez dans un instant.',
  'import-termine': 'Cet import a déjà été appliqué ou abandonné. Refaites une analyse.',
  'import-confirmer': 'Cet import demande une confirmation. Lisez-la et cochez-la avant d’importer.',
  'import-sans-fichier': 'Choisissez un fichier avant de lancer l’analyse.',
  'import-trop-gros':
    'L’envoi dépasse 200 Mo, bien plus qu’un établissement n’en produit. Déposez les exports de STSWEB et de SIECLE tels quels.',
  'import-annee-passee': 'Ce fichier est celui d’une année scolaire passée.',
  'evaluation-sans-item': 'Choisissez au moins un item à évaluer.',
  'evaluation-sans-apprenant': 'Choisissez au moins un apprenant.',
  'evaluation-auteur': 'Seul l’auteur d’une évaluation peut la modifier.',
  'evaluation-resultats':
    'Ce que vous retirez a déjà été évalué. En confirmant, vous effaceriez sans retour possible\u00a0:',
  'evaluation-anterieure': 'Cette évaluation est d’une année scolaire passée : elle ne se modifie plus.',
  'evaluation-changee':
    'Un apprenant ou un item de cette grille a été retiré entre-temps. La grille est relue ; le reste de votre saisie est gardé.',
  'fiche-verrouillee':
    'Cette fiche a été évaluée : la compétence, les complexités, les aléas et l’activité BEP ne sont plus modifiables.',
  'fiche-perimee':
    'Cette fiche a changé depuis que vous l’avez ouverte. Rien n’a été enregistré ; votre saisie est restée à l’écran.',
  'fiche-corbeille': 'Cette fiche a été mise à la corbeille par l’apprenant. Réactivez-la avant de l’évaluer.',
  'fiche-sans-bep': 'Cette fiche n’est rattachée à aucune activité du BEP : choisissez-en une avant de l’évaluer.',
  'bilan-selection': 'Cochez au moins un apprenant, et pas plus de 200 à la fois.',
  'sans-diplome': 'Aucun diplôme n’est rattaché à cet apprenant. L’administrateur peut le faire depuis les divisions.',
} as const;

export type CodeRefus = keyof typeof TEXTES;

/** Ce qu'une action rend au navigateur. */
export type Resultat<T> =
  | { ok: true; valeur: T }
  | { ok: false; code: CodeRefus; message: string; champs?: Record<string, string> };

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

  enResultat(): { ok: false; code: CodeRefus; message: string; champs?: Record<string, string> } {
    return { ok: false, code: this.code, message: this.message, ...(this.champs && { champs: this.champs }) };
  }
}
