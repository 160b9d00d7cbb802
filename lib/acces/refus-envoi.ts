/** Ce qui empêche un envoi d'aboutir, quel que soit l'écran : la part de la table des refus qui vient avec chaque page. */
export const TEXTES_ENVOI = {
  saisie: 'Certains champs sont à corriger.',
  session: 'Votre session est terminée. Reconnectez-vous\u00a0: ce que vous avez saisi est resté à l’écran.',
  'autre-compte':
    'Un autre compte s’est connecté dans ce navigateur. Rien n’a été envoyé\u00a0: reconnectez-vous avec celui de cette page.',
  'connexion-perdue': 'La connexion a été perdue. Rien n’est effacé de l’écran\u00a0: réessayez quand elle revient.',
  'sans-reponse':
    'Griotte ne répond pas\u00a0: votre envoi lui est peut-être parvenu. Rien n’est effacé de l’écran\u00a0: réessayez, ou voyez dans un autre onglet s’il est enregistré.',
  'reponse-inattendue':
    'Une autre réponse que celle de Griotte est arrivée\u00a0: l’accès à internet demande peut-être de vous identifier. Rien n’est effacé de l’écran\u00a0: vérifiez-le dans un autre onglet, puis réessayez.',
  version:
    'Griotte a été mise à jour depuis que cette page est ouverte\u00a0: rien ne peut plus en partir. Copiez ce que vous voulez garder, puis rechargez-la.',
  imprevu: 'Une erreur inattendue s’est produite. Rien n’a été enregistré. Référence à communiquer\u00a0: ',
  'imprevu-page':
    'Une erreur inattendue s’est produite dans cette page. Copiez ce que vous voulez garder, puis rechargez-la. À communiquer\u00a0: ',
} as const;
