import 'server-only';
import { adresseDe } from '@/lib/adresses/regles';
import { HEURES_ACCES_PARENT, HEURES_PROVISOIRE } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { composer, type Message } from '@/lib/courriels/regles-gabarit';
import { adressePublique, env } from '@/lib/env';

/** Pourquoi un mot de passe provisoire est envoyé. */
export type MotifProvisoire = 'creation' | 'oubli' | 'reinitialisation' | 'acces-parent';

/** Ce que chaque motif change au message (G 2.1, 2.2, 3.3.2 à 3.3.4, 3.5). */
const MOTIFS: Record<MotifProvisoire, { sujet: string; debut: (etablissement: string) => string; fin: string }> = {
  creation: {
    sujet: 'Griotte : vos identifiants',
    debut: (etablissement) => `Votre compte Griotte pour ${etablissement} est créé.`,
    fin: 'Si ce message ne vous est pas destiné, supprimez-le.',
  },
  oubli: {
    sujet: 'Griotte : votre mot de passe temporaire',
    debut: (etablissement) => `Vous avez demandé un nouveau mot de passe Griotte pour ${etablissement}.`,
    fin: 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien : votre mot de passe actuel reste valable.',
  },
  reinitialisation: {
    sujet: 'Griotte : votre nouveau mot de passe',
    debut: (etablissement) => `L’administrateur de ${etablissement} a réinitialisé votre mot de passe Griotte.`,
    fin: 'Pour toute question, adressez-vous à votre établissement.',
  },
  'acces-parent': {
    sujet: 'Griotte : votre accès de parent',
    debut: (etablissement) =>
      `${etablissement} vous donne accès à Griotte : vous y suivez les compétences acquises par l’élève dont vous êtes responsable. Un seul compte suffit pour tous vos enfants de l’établissement.`,
    fin: 'Si ce message ne vous est pas destiné, supprimez-le et prévenez l’établissement.',
  },
};

/** Heures pendant lesquelles vaut le mot de passe envoyé pour ce motif. */
export const heuresDe = (motif: MotifProvisoire): number =>
  motif === 'acces-parent' ? HEURES_ACCES_PARENT : HEURES_PROVISOIRE;

const duree = (heures: number) => (heures > 72 ? `${heures / 24} jours` : `${heures} heures`);

const validite = (motif: MotifProvisoire) =>
  `Ce mot de passe ne sert qu’une fois, dans les ${duree(heuresDe(motif))} : vous en choisirez un autre à la connexion. Seul le dernier message reçu est valable. Passé ce délai, demandez-en un autre par « Mot de passe oublié ».`;

/** Le conseil du guide (3.5.1) : les messages suivants n'iront pas dans les indésirables. */
function conseil(): string {
  const expediteur = env().COURRIEL_EXPEDITEUR;
  const adresse = /<([^<>]+)>\s*$/.exec(expediteur)?.[1] ?? expediteur;
  return `Pour être certain de recevoir nos messages, ajoutez ${adresse} à vos contacts et, si possible, à la liste de vos expéditeurs autorisés. Cette adresse ne reçoit pas de réponse.`;
}

/**
 * Message qui porte un mot de passe provisoire : adresse de l'établissement, identifiant, mot de passe (G 3.3.2). En
 * texte et en HTML ; le mot de passe n'est pas dans le sujet.
 */
export function messageProvisoire(m: {
  motif: MotifProvisoire;
  rne: string;
  nomEtablissement: string;
  login: string;
  motDePasse: string;
}): Message {
  const { sujet, debut, fin } = MOTIFS[m.motif];
  const message = composer({
    sujet,
    etablissement: m.nomEtablissement,
    blocs: [
      debut(`« ${m.nomEtablissement} »`),
      [
        { nom: 'Adresse', valeur: adressePublique() + adresseDe(m.rne, 'accueil'), genre: 'lien' },
        { nom: 'Identifiant', valeur: m.login, genre: 'valeur' },
        { nom: 'Mot de passe temporaire', valeur: m.motDePasse, genre: 'valeur' },
      ],
      validite(m.motif),
      ...(m.motif === 'acces-parent' ? [conseil()] : []),
      fin,
    ],
  });
  return { ...message, urgent: m.motif !== 'acces-parent' };
}
