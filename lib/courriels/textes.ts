import { adressePublique } from '@/lib/env';

export interface Message {
  sujet: string;
  texte: string;
}

/** Message qui porte un mot de passe provisoire : adresse de l'établissement, identifiant, mot de passe (G 3.3.2). */
export function messageProvisoire(m: {
  motif: 'creation' | 'oubli';
  rne: string;
  nomEtablissement: string;
  login: string;
  motDePasse: string;
}): Message {
  const adresse = `${adressePublique()}/${m.rne}`;
  const debut =
    m.motif === 'creation'
      ? `Votre compte Griotte pour « ${m.nomEtablissement} » est créé.`
      : `Vous avez demandé un nouveau mot de passe Griotte pour « ${m.nomEtablissement} ».`;
  const fin =
    m.motif === 'creation'
      ? 'Si ce message ne vous est pas destiné, supprimez-le.'
      : 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien : votre mot de passe actuel reste valable.';
  return {
    sujet: m.motif === 'creation' ? 'Griotte : vos identifiants' : 'Griotte : votre mot de passe temporaire',
    texte: `Bonjour,

${debut}

Adresse : ${adresse}
Identifiant : ${m.login}
Mot de passe temporaire : ${m.motDePasse}

Ce mot de passe ne sert qu’une fois : vous en choisirez un autre à la connexion. Seul le dernier message reçu est valable.
${fin}

Griotte, ${m.nomEtablissement}
`,
  };
}
