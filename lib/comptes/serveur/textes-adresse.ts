import 'server-only';
import { adresseDe } from '@/lib/adresses/regles';
import { composer, type Message } from '@/lib/courriels/regles-gabarit';
import { adressePublique } from '@/lib/env';

/** Ce que reçoit une adresse qu'un compte vient de quitter : elle n'apprend pas la nouvelle. */
export function messageAdresseChangee(m: { rne: string; nomEtablissement: string; login: string }): Message {
  const message = composer({
    sujet: 'Griotte\u00a0: votre adresse électronique a changé',
    etablissement: m.nomEtablissement,
    blocs: [
      `L’adresse électronique de votre compte Griotte pour «\u00a0${m.nomEtablissement}\u00a0» vient d’être changée depuis «\u00a0Mon compte\u00a0». Les messages suivants n’arriveront plus ici.`,
      [
        { nom: 'Adresse', valeur: adressePublique() + adresseDe(m.rne, 'accueil'), genre: 'lien' },
        { nom: 'Identifiant', valeur: m.login, genre: 'valeur' },
      ],
      'Si vous n’êtes pas à l’origine de ce changement, prévenez sans attendre l’administrateur Griotte de votre établissement\u00a0: il peut réinitialiser votre mot de passe.',
    ],
  });
  return { ...message, urgent: true };
}
