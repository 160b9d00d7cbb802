import 'server-only';
import { formaterJour } from '@/lib/dates';
import type { Degre } from '@/lib/degres/regles';
import type { Reglages } from '@/lib/parametres/serveur/queries';
import type { Partie } from '@/lib/passeport/regles';
import { LARGEUR, MARGE } from '@/lib/pdf/serveur/format';
import { type Bloc, espace } from '@/lib/pdf/serveur/pagination';
import type { Metre } from '@/lib/pdf/serveur/pinceau';
import { hauteurLigne } from '@/lib/pdf/serveur/pinceau';
import { pastille } from '@/lib/pdf/serveur/signes';
import type { EvaluationExportee, FicheExportee } from '../../types';
import { blocSection, blocsTexte, couper, DOUX, NOTE, TEXTE } from './texte';

/** Le dernier degré d'une partie, et les appréciations données avec lui ou depuis ; récentes d'abord. */
export function dernieres(fiche: FicheExportee, partie: Partie): EvaluationExportee[] {
  const siennes = fiche.evaluations.filter((e) => e.partie === partie);
  const rang = siennes.findIndex((e) => e.degre !== null);
  return rang < 0 ? siennes : siennes.slice(0, rang + 1);
}

const signature = ({ auteur, creeLe }: EvaluationExportee) => `${auteur}, le ${formaterJour(creeLe)}`;

/** L'évaluation d'une partie : degré, date, auteur, appréciations. */
export function blocsEvaluation(fiche: FicheExportee, partie: Partie, reglages: Reglages, metre: Metre): Bloc[] {
  const evaluations = dernieres(fiche, partie);
  return [
    blocSection('Évaluation', metre),
    ...(evaluations.length === 0 ? blocsTexte('Cette fiche n’est pas évaluée.', DOUX, metre, 6) : []),
    ...evaluations.flatMap((e) => [
      ...(e.degre ? [ligneDegre(e, e.degre, reglages, metre)] : blocsTexte(signature(e), DOUX, metre, 6)),
      ...(e.appreciation.trim() === '' ? [] : blocsTexte(e.appreciation, TEXTE, metre, e.degre ? 22 : 6)),
      espace(3),
    ]),
    espace(6),
  ];
}

function ligneDegre(evaluation: EvaluationExportee, degre: Degre, { degres }: Reglages, metre: Metre): Bloc {
  const lignes = couper(`${degres[degre].libelle} – ${signature(evaluation)}`, TEXTE, LARGEUR - 22, metre);
  return {
    hauteur: lignes.length * hauteurLigne(TEXTE) + 2,
    solidaire: evaluation.appreciation.trim() !== '',
    dessiner(pinceau, y) {
      pastille(pinceau, degre, MARGE + 6, y);
      pinceau.textes(lignes, MARGE + 22, y, TEXTE);
    },
  };
}

/** Ce qui n'est pas vérifié dans le référentiel se dit sur le document lui-même. */
export const blocReserve = (metre: Metre): Bloc[] => [
  espace(2),
  ...blocsTexte(
    '* Non vérifié\u00a0: intitulé reconstitué, à contrôler sur le texte officiel du référentiel avant tout usage certificatif.',
    NOTE,
    metre,
  ),
];
