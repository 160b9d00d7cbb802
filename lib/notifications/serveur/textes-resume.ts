import 'server-only';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { composer, type Message } from '@/lib/courriels/regles-gabarit';
import { adressePublique } from '@/lib/env';
import { compterTout, grouperAnnonces, type Ligne } from '../regles';
import { jetonArret } from './regles-jeton';

/**
 * Le résumé d'une personne (ACC-1) : des titres, des nombres, des liens ; jamais un résultat ni une appréciation. `lignes` :
 * ce qui est nouveau pour elle, au moins une.
 */
export function messageResume(m: {
  rne: string;
  compteId: string;
  nomEtablissement: string;
  lignes: readonly Ligne[];
}): Message {
  const groupes = grouperAnnonces(m.rne, m.lignes);
  return composer({
    sujet: `Griotte\u00a0: ${accorder(compterTout(m.lignes), 'nouveauté', 'nouveautés')}`,
    etablissement: m.nomEtablissement,
    blocs: [
      'Voici ce qui est nouveau pour vous dans Griotte.',
      ...groupes.map((g) => ({
        titre: g.titre,
        liens: g.annonces.map((a) => ({ texte: a.texte, adresse: adressePublique() + a.adresse })),
      })),
      'Vous recevez ce résumé parce que vous l’avez demandé dans «\u00a0Mon compte\u00a0».',
      {
        liens: [
          {
            texte: 'Ne plus le recevoir',
            adresse: adressePublique() + adresseDe(m.rne, 'resume', { jeton: jetonArret(m.rne, m.compteId) }),
          },
          { texte: 'Changer son rythme', adresse: adressePublique() + adresseDe(m.rne, 'mon-compte') },
        ],
      },
    ],
  });
}
